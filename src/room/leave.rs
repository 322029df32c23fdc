//! What leaves the room: exports, the Stage window, drafts.

use super::Room;
use crate::browser::{clock, files, store, window};
use crate::format;
use crate::route::Route;
use leptos::prelude::WithValue;
pub use meeting::export::redact::Redaction as LeaveOut;
use meeting::export::{self, Format, Sheet};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::outline::Summary;
use serde::Serialize;

/// An export, ready to leave.
pub struct Exported {
    /// File name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Media type.
    pub media_type: &'static str,
}

/// The title of a meeting: its own, or the default one about the first problem.
pub fn title_of(meeting: &Meeting) -> String {
    title_from(&meeting.summary())
}

/// The same, out of what a list of meetings shows of one.
pub fn title_from(summary: &Summary) -> String {
    if summary.title.trim().is_empty() {
        (words::current().default_title)(&summary.problem)
    } else {
        summary.title.clone()
    }
}

/// A file name out of a title: letters and digits, the rest as hyphens.
fn file_name(title: &str, extension: &str) -> String {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem: String = words.join("-").chars().take(60).collect();
    format!("{}.{extension}", if stem.is_empty() { "meeting" } else { &stem })
}

/// Notes that a meeting has left the browser whole, so that it can come back, and need not be reminded of.
pub fn mark_exported(id: Id) {
    store::keep_preference(&format!("exported/{id}"), &clock::now().to_string());
}

/// Whether a meeting has ever left the browser whole.
pub fn was_exported(id: Id) -> bool {
    store::preference(&format!("exported/{id}")).is_some()
}

/// A meeting as it leaves here and now.
fn sheet<'a>(meeting: &'a Meeting, title: &'a str) -> Sheet<'a> {
    let terms = &words::current().terms;
    Sheet { meeting, title, terms, now: clock::now(), day_of: format::day_here }
}

impl Room {
    /// The notes in a format, without what is left out of it; `None` when they have nothing that it could hold.
    pub fn exported(self, format: &Format) -> Option<Exported> {
        self.written(format, Self::left_out(format))
    }

    /// The notes file with everything, whatever is left out of what leaves: a meeting comes back out of this one.
    pub(super) fn whole(self) -> Option<Exported> {
        self.written(&export::json::FORMAT, LeaveOut::default())
    }

    fn written(self, format: &Format, left_out: LeaveOut) -> Option<Exported> {
        self.with(|meeting| {
            let title = title_of(meeting);
            let sheet = sheet(meeting, &title);
            let text = export::write(format, &sheet, left_out)?;
            Some(Exported { name: file_name(&title, format.extension), text, media_type: format.media_type })
        })
    }

    /// What is left out of a format in this browser. The notes file is the host's own copy and has everything, until
    /// somebody says otherwise; everywhere else stay the words of customers who did not permit them to be played.
    pub fn left_out(format: &Format) -> LeaveOut {
        let name = format!("leave-out-{}", format.id);
        let kept = match store::preference(&name) {
            Some(kept) => kept,
            // What was chosen cannot be read any more: then nothing leaves that may have been meant to stay.
            None if store::has_preference(&name) => "pmv".to_owned(),
            None if format.id == export::json::FORMAT.id => String::new(),
            None => "v".to_owned(),
        };
        LeaveOut { people: kept.contains('p'), money: kept.contains('m'), voices: kept.contains('v') }
    }

    /// Keeps what is left out of a format.
    pub fn leave_out(format: &Format, what: LeaveOut) {
        let parts = [(what.people, 'p'), (what.money, 'm'), (what.voices, 'v')];
        let kept: String = parts.into_iter().filter(|(is_out, _)| *is_out).map(|(_, letter)| letter).collect();
        store::keep_preference(&format!("leave-out-{}", format.id), &kept);
    }

    /// Whether notes have left this browser in a format before.
    pub fn has_left(format: &Format) -> bool {
        store::preference(&format!("left-{}", format.id)).is_some()
    }

    /// Notes that they have.
    pub fn note_leaving(format: &Format) {
        store::keep_preference(&format!("left-{}", format.id), "yes");
    }

    /// The digest as rich and as plain text.
    pub fn digest(self) -> (String, String) {
        self.with(|meeting| {
            let title = title_of(meeting);
            let sheet = sheet(meeting, &title);
            let left_out = Self::left_out(&export::digest::FORMAT);
            export::without(&sheet, left_out, |sheet| (export::digest::rich(sheet), export::digest::plain(sheet)))
        })
    }

    /// Puts rich text on the clipboard, with plain text for where none is taken. Whether the browser allowed it.
    pub async fn copy_rich(rich: String, plain: String) -> bool {
        files::copy_rich(&rich, &plain).await.is_ok()
    }

    /// Hands the notes to the browser's downloads, and says what came of it.
    pub fn download(self, format: &Format) {
        self.hand_out(format, Self::left_out(format));
    }

    fn hand_out(self, format: &Format, left_out: LeaveOut) {
        let label = &words::current().label;
        let Some(exported) = self.written(format, left_out) else { return self.tell(label.calendar_empty.to_owned()) };
        let is_taken = files::download(&exported.name, exported.media_type, exported.text.as_bytes());
        if is_taken {
            Self::note_leaving(format);
        }
        // Only this one can bring everything back, and only when everything is in it.
        if is_taken && format.extension == export::json::FORMAT.extension && left_out == LeaveOut::default() {
            mark_exported(self.id);
        }
        self.tell(if is_taken { label.saved_file } else { label.not_saved_file }.to_owned());
    }

    /// Hands out the meeting as an entry for a calendar; nothing where it has no time yet.
    pub fn invite(self) {
        let entry = self.with(|meeting| {
            let title = title_of(meeting);
            let sheet = sheet(meeting, &title);
            Some((file_name(&title, "ics"), export::calendar::invitation(&sheet)?))
        });
        let Some((name, text)) = entry else { return };
        let label = &words::current().label;
        let is_taken = files::download(&name, export::calendar::FORMAT.media_type, text.as_bytes());
        self.tell(if is_taken { label.saved_file } else { label.not_saved_file }.to_owned());
    }

    /// Hands out the notes as JSON, with everything: the way out that always works.
    pub fn rescue(self) {
        self.hand_out(&export::json::FORMAT, LeaveOut::default());
    }

    /// Puts text on the clipboard. Whether the browser allowed it.
    pub async fn copy(text: String) -> bool {
        files::copy(&text).await
    }

    /// Opens the Stage in a second window. Whether the browser let it.
    pub fn open_stage(self) -> bool {
        window::open(&self.stage_address(), &format!("stage-{}", self.id))
    }

    /// The address of the Stage.
    pub fn stage_address(self) -> String {
        window::address(&Route::Stage(self.id).hash())
    }

    /// Prints the page.
    pub fn print() {
        window::print();
    }

    /// The notes as they are printed, without what is left out on paper: a room of its own, in which nothing can be
    /// changed and of which nothing is kept.
    pub fn paper(self) -> Self {
        self.beside(self.printed())
    }

    /// The title as it stands on paper, where browsers print the page's own at the top.
    pub fn title_on_paper(self) -> String {
        title_of(&self.printed())
    }

    fn printed(self) -> Meeting {
        let left_out = Self::left_out(&export::paper::FORMAT);
        self.with(|meeting| export::paper::printed(meeting, &words::current().terms, left_out))
    }

    /// What was being typed when this meeting was last open here.
    pub fn draft(self) -> String {
        self.inner.try_with_value(|inner| inner.keeper.draft()).unwrap_or_default()
    }

    /// Runs something when the page hides, which may be the last moment it has.
    pub fn on_leave(run: impl Fn() + Clone + 'static) {
        window::on_leave(run);
    }

    /// Keeps what is being typed. A draft that is not kept is still on the screen.
    pub fn keep_draft<T: Serialize>(self, draft: &T) {
        let Ok(text) = serde_json::to_string(draft) else { return };
        self.inner.try_with_value(|inner| inner.keeper.keep_draft(text));
    }

    /// Keeps a draft that has in it what these tabs left, and lets go of theirs.
    pub fn join_drafts<T: Serialize>(self, draft: &T, pens: Vec<String>) {
        let Ok(text) = serde_json::to_string(draft) else { return };
        self.inner.try_with_value(|inner| inner.keeper.join_drafts(text, pens));
    }
}
