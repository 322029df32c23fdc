//! What the console has in hand beside the document: open panels, the field to type in.

use super::capture::draft::{As, Draft};
use super::decision::REWORD;
use crate::app::{Place, go};
use crate::reading;
use crate::room::{LeftDraft, Room};
use crate::route::Route;
use crate::ui::parts::dynamic::settled;
use crate::ui::parts::hand::pressing;
use crate::ui::parts::turns::in_turn;
use grounding::Rules;
use leptos::prelude::*;
use meeting::clock;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::deck;
use meeting::kind::stage::Stage;
use meeting::record::{Outcome, Status, Verdict};
use std::time::Duration;

/// A draft of up to so many letters is kept in the task of the stroke: with all that goes round it, less than 1 kB.
const SHORT: usize = 700;
/// A longer one is kept so long after the first stroke that was not.
const KEEP_AFTER: Duration = Duration::from_millis(200);

/// The session of this window.
#[derive(Clone, Copy)]
pub struct Session {
    /// The room it is in.
    pub room: Room,
    /// What is being typed.
    pub draft: RwSignal<Draft>,
    /// Whether that is a decision: each row offers itself as input to one.
    pub is_deciding: ReadSignal<bool>,
    /// Asks the capture field for the focus, each time it changes.
    pub focus: RwSignal<u32>,
    /// The last time that it got it.
    pub focus_met: StoredValue<u32>,
    /// What was captured last, until its row has come.
    pub captured: StoredValue<Vec<Id>>,
    /// The entry that is being edited.
    pub edited: RwSignal<Option<Id>>,
    /// Whether that is for the frontline's limit, and not for the words.
    pub wants_limit: RwSignal<bool>,
    /// The decision that is held up to the customer.
    pub gate: RwSignal<Option<Id>>,
    /// The sheet of keys.
    pub keys_open: RwSignal<bool>,
    /// The command palette.
    pub palette_open: RwSignal<bool>,
    /// The trash.
    pub trash_open: RwSignal<bool>,
    /// The action log.
    pub log_open: RwSignal<bool>,
    /// The page of words and rules.
    pub rules_open: RwSignal<bool>,
    /// The rules of the text check, as this meeting has them.
    pub rules: Memo<Rules>,
    /// The address of the Stage, when the browser did not let it open.
    pub stage_link: RwSignal<Option<String>>,
    /// Where this window is.
    place: RwSignal<Route>,
    kept: StoredValue<Kept>,
}

/// The draft as the browser has it, and whether it is about to get it anew.
struct Kept {
    draft: Draft,
    is_due: bool,
}

impl Session {
    /// A session in a room, with the draft that was left there.
    pub fn of(room: Room) -> Self {
        let kept = Draft::read(&room.draft());
        let rules = room.fact(reading::rules_of);
        let draft = rules.with_untracked(|rules| kept.clone().restored(rules));
        let draft = RwSignal::new(draft);
        let session = Self {
            room,
            draft,
            is_deciding: settled(move || draft.read().what == As::Decision),
            focus: RwSignal::new(0),
            focus_met: StoredValue::new(0),
            captured: StoredValue::default(),
            edited: RwSignal::new(None),
            wants_limit: RwSignal::new(false),
            gate: RwSignal::new(room.scene.with_untracked(|scene| scene.gate)),
            keys_open: RwSignal::new(false),
            palette_open: RwSignal::new(false),
            trash_open: RwSignal::new(false),
            log_open: RwSignal::new(false),
            rules_open: RwSignal::new(false),
            rules,
            stage_link: RwSignal::new(None),
            place: expect_context::<Place>().0,
            kept: StoredValue::new(Kept { draft: kept, is_due: false }),
        };
        // Who was giving a decision other words goes on with them.
        session.edited.set(session.left_unfinished(REWORD));
        let keep = move || {
            session.keep_draft();
            // The readable copy of the draft goes with that of the meeting.
            room.keep_copy();
        };
        Room::on_leave(keep);
        on_cleanup(keep);
        // After a kill the journal may have more than the copy that this began with.
        Effect::new(move |_| {
            if room.found_draft.get() {
                let found = Draft::read(&room.draft());
                session.draft.set(session.rules.with_untracked(|rules| found.clone().restored(rules)));
                session.kept.update_value(|kept| kept.draft = found);
            }
        });
        // What was half written in a tab that is gone, with this one's.
        Effect::new(move |_| {
            let left = room.left_drafts.get();
            let read = |left: LeftDraft| (left.pen, Draft::read(&left.text));
            let (pens, drafts): (Vec<String>, Vec<Draft>) = left.into_iter().map(read).unzip();
            if pens.is_empty() {
                return;
            }
            session.draft.update(|draft| {
                for other in drafts {
                    draft.join(other);
                }
                session.rules.with_untracked(|rules| *draft = std::mem::take(draft).restored(rules));
            });
            session.edited.update(|edited| *edited = edited.or_else(|| session.left_unfinished(REWORD)));
            let kept = session.draft.with_untracked(Draft::kept);
            room.join_drafts(&kept, pens);
            session.kept.update_value(|it| it.draft = kept);
        });
        session
    }

    /// Takes up what was left half written, where the capture bar is.
    pub fn take_up_left(self) {
        go(Route::Desk(self.room.id));
        self.rules.with_untracked(|rules| self.type_in(|draft| draft.take_up(rules)));
        self.wish_focus();
    }

    /// Changes the draft, and keeps it: at once, or a moment later where it is long and writing it with each stroke
    /// would come to more than typing is worth.
    pub fn type_in(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        let was_due = self.kept.try_update_value(|kept| std::mem::replace(&mut kept.is_due, true));
        if self.draft.with_untracked(Draft::letters) <= SHORT {
            self.keep_draft();
        } else if was_due == Some(false) {
            set_timeout(move || self.keep_draft(), KEEP_AFTER);
        }
    }

    /// Keeps the draft if it is due, and not what is kept already.
    fn keep_draft(self) {
        let Some(draft) = self.draft.try_with_untracked(Draft::kept) else { return };
        let is_new = self.kept.try_update_value(|kept| {
            let is_new = std::mem::take(&mut kept.is_due) && kept.draft != draft;
            if is_new {
                kept.draft = draft.clone();
            }
            is_new
        });
        if is_new == Some(true) {
            self.room.keep_draft(&draft);
        }
    }

    /// Takes in what the capture field says.
    pub fn write(self, text: String) {
        self.rules.with_untracked(|rules| self.type_in(|draft| draft.write(text, rules)));
    }

    /// What is being typed becomes something else.
    pub fn turn_into(self, what: As) {
        self.rules.with_untracked(|rules| self.type_in(|draft| draft.turn_into(what, rules)));
    }

    /// Takes up capturing something.
    pub fn capture(self, what: As) {
        self.turn_into(what);
        self.take_focus();
    }

    /// Puts the cursor into the capture field. A wish on another screen is let go: whoever comes back later made none.
    pub fn take_focus(self) {
        if self.is_running() && matches!(self.place.get_untracked(), Route::Desk(_)) {
            self.wish_focus();
        }
    }

    /// Puts the cursor into the capture field, there or on the way to it.
    pub fn wish_focus(self) {
        self.focus.update(|focus| *focus = focus.wrapping_add(1));
    }

    /// The item in hand.
    pub fn item(self) -> Option<Id> {
        self.room.with(|meeting| meeting.current_item().map(|item| item.id))
    }

    /// Goes so many items on.
    pub fn step(self, by: isize) {
        let label = &words::current().label;
        let target = self.room.with(|meeting| {
            let ids: Vec<Id> = meeting.items().map(|item| item.id).collect();
            let here = meeting.current_item().and_then(|item| ids.iter().position(|id| *id == item.id))?;
            ids.get(here.checked_add_signed(by)?).copied()
        });
        match target {
            Some(id) => self.go_to(id),
            None => self.room.tell(if by < 0 { label.no_item_before } else { label.no_item_after }.to_owned()),
        }
    }

    /// Takes another item in hand. A row in editing stays behind: it would take the keyboard as soon as its item is back.
    pub fn go_to(self, item: Id) {
        self.edited.set(None);
        self.room.act(Command::GoTo(item));
    }

    /// Corrects the lifecycle stage that was guessed of what was said last: the one so many places on, all round.
    pub fn shift_stage(self, by: isize) {
        let said = self.room.with(|meeting| {
            let last = meeting.said_on(meeting.current_item()?.id).last().copied()?;
            Some((last, meeting.stage_of(last)))
        });
        let Some((id, stage)) = said else { return };
        let all = Stage::ALL.len();
        let here = stage.and_then(|stage| Stage::ALL.iter().position(|other| *other == stage));
        let next = here.map_or(0, |here| (here + all).saturating_add_signed(by) % all);
        if let Some(stage) = Stage::ALL.get(next).copied()
            && self.room.act(Command::Tag(id, Some(stage)))
        {
            let words = words::current();
            self.room.tell((words.is_about)((words.stage)(stage)));
        }
    }

    /// Pauses the clock, or lets it run.
    pub fn toggle_clock(self) {
        let is_counting = self.room.with(|meeting| meeting.header.counting_since.is_some());
        self.room.act(if is_counting { Command::Pause } else { Command::Resume });
    }

    /// Reads out the chair's next question, or once more the one that waits for an answer.
    pub fn ask_chair(self) {
        let waiting = self.room.with(|meeting| super::chair::pending(meeting, meeting.current_item()?.id));
        if let Some(asked) = waiting {
            return self.room.tell(asked.text.clone());
        }
        let next = self.room.with(|meeting| {
            let item = meeting.current_item()?.id;
            Some((item, deck::next(meeting, item)?.id))
        });
        if let Some((item, prompt)) = next {
            let text = (words::current().prompt)(prompt).to_owned();
            pressing(|| _ = self.room.act(Command::AskChair { item, prompt: prompt.to_owned(), text }));
        }
    }

    /// Notes what asking the chair did, if it was asked.
    pub fn answer_chair(self, outcome: Outcome) {
        let asked = self.room.with(|meeting| super::chair::pending(meeting, meeting.current_item()?.id));
        if let Some(asked) = asked {
            pressing(|| _ = self.room.act(Command::AnswerChair(asked.id, outcome)));
        }
    }

    /// Whether the chair was asked and waits for an answer.
    pub fn is_chair_pending(self) -> bool {
        self.room.with(|meeting| {
            meeting.current_item().is_some_and(|item| super::chair::pending(meeting, item.id).is_some())
        })
    }

    /// Says how much time is left, to eyes and ears.
    pub fn say_time(self) {
        let now = self.room.now.get_untracked();
        let left = self.room.with(|meeting| meeting.current_item().map(|item| clock::left(meeting, item, now)));
        if let Some(left) = left {
            self.room.tell((words::current().time_left_spoken)(left / 1000));
        }
    }

    /// Lets the room sound when time runs out, or keeps it silent.
    pub fn switch_sound(self) {
        let words = &words::current().label;
        let is_on = !Room::is_sounding();
        Room::let_sound(is_on);
        self.room.tell(if is_on { words.sound_on } else { words.sound_off }.to_owned());
    }

    /// Makes the Stage light, or dark again.
    pub fn light_stage(self) {
        let words = &words::current().label;
        let is_light = !self.room.scene.with_untracked(|scene| scene.is_light);
        self.room.light_stage(is_light);
        self.room.tell(if is_light { words.stage_made_light } else { words.stage_made_dark }.to_owned());
    }

    /// Lets single letters be keys, or no longer.
    pub fn switch_letters(self) {
        let words = &words::current().label;
        let is_on = !super::keys::are_letters_on();
        super::keys::let_letters(is_on);
        self.room.tell(if is_on { words.letters_on } else { words.letters_off }.to_owned());
    }

    /// Opens the Stage, or says where it is.
    pub fn open_stage(self) {
        let is_open = self.room.open_stage();
        self.stage_link.set((!is_open).then(|| self.room.stage_address()));
    }

    /// Blanks the Stage, or shows the meeting there again.
    pub fn blank_stage(self) {
        self.room.show(|scene| scene.is_blank = !scene.is_blank);
        let words = &words::current().label;
        let is_blank = self.room.scene.with_untracked(|scene| scene.is_blank);
        self.room.tell(if is_blank { words.stage_blanked } else { words.stage_shown }.to_owned());
    }

    /// Takes up how far the frontline may go by itself with a decision.
    pub fn mandate(self, decision: Id) {
        self.wants_limit.set(true);
        self.edited.set(Some(decision));
    }

    /// Holds a decision up to the customer, here and on the Stage.
    pub fn open_gate(self, decision: Id) {
        self.gate.set(Some(decision));
        self.room.show(|scene| scene.gate = Some(decision));
    }

    /// Lets the gate go.
    pub fn close_gate(self) {
        self.gate.set(None);
        self.room.show(|scene| scene.gate = None);
        self.take_focus();
    }

    /// Notes the verdict at the gate. A dislike keeps it open, for the reason or other words.
    pub fn judge(self, decision: Id, verdict: Verdict) {
        if self.room.act(Command::Judge(decision, verdict)) && verdict != Verdict::Dislike {
            in_turn(move || {
                if self.gate.try_get_untracked() == Some(Some(decision)) {
                    self.close_gate();
                }
            });
        }
    }

    /// Goes to the close of the meeting.
    pub fn to_close(self) {
        go(Route::Close(self.room.id));
    }

    /// Whether the meeting runs.
    pub fn is_running(self) -> bool {
        self.room.with(|meeting| meeting.header.status == Status::Running)
    }
}

/// The session of the component that calls.
pub fn use_session() -> Session {
    #[allow(clippy::expect_used, reason = "a component outside the console is a mistake in the program, not in data")]
    use_context::<Session>().expect("this component stands in the console")
}
