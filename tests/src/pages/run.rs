//! Run: the meeting itself.

use super::{Close, Decide, Stage};
use crate::{Key, Outcome, Page};

/// The console during a meeting.
pub struct Run<'a> {
    page: &'a Page,
}

/// What the capture bar takes down.
#[derive(Debug, Clone, Copy)]
pub enum Capture {
    /// Something somebody says.
    Point,
    /// A customer's words.
    Voice,
    /// Something to go and find out.
    Question,
    /// What is decided.
    Decision,
    /// What somebody does next.
    Action,
}

impl Capture {
    fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::Voice => "Voice",
            Self::Question => "Question",
            Self::Decision => "Decision",
            Self::Action => "Action",
        }
    }
}

/// What asking the chair led to.
#[derive(Debug, Clone, Copy)]
pub enum Chair {
    /// The room thinks otherwise now.
    ChangedOurMind,
    /// The room thinks the same, and knows why.
    Confirmed,
    /// It opens a question to park.
    WeDontKnow,
}

impl Chair {
    fn name(self) -> &'static str {
        match self {
            Self::ChangedOurMind => "Changed our mind",
            Self::Confirmed => "Confirmed",
            Self::WeDontKnow => "We don't know",
        }
    }
}

/// A point whose parts are given by hand; an empty part is left as the app read it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Point<'a> {
    /// What is said.
    pub text: &'a str,
    /// The words of the kind, as the list has them.
    pub kind: &'a str,
    /// A number with its unit.
    pub value: &'a str,
    /// When it was so.
    pub period: &'a str,
    /// Where it is from.
    pub source: &'a str,
}

/// Something to go and find out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    /// The question.
    pub text: &'a str,
    /// What would settle it.
    pub settled_by: &'a str,
    /// Which customers or data are asked.
    pub ask: &'a str,
    /// Who asks, by name.
    pub asker: &'a str,
    /// An ISO date.
    pub due: &'a str,
}

/// An action.
#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    /// "Customer can now …".
    pub text: &'a str,
    /// The one owner, by name.
    pub owner: &'a str,
    /// An ISO date.
    pub due: &'a str,
}

impl<'a> Run<'a> {
    /// The running meeting of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Says what the capture bar takes down next.
    ///
    /// # Errors
    /// The choice is not there.
    pub async fn capture_as(&self, what: Capture) -> Outcome {
        let choices = self.page.by_role("radiogroup", "Capture as").await?;
        let choice = choices.inside()?.by_role("radio", what.name()).await?;
        if choice.is_on().await? { Ok(()) } else { choice.click().await }
    }

    /// Takes something down: types it and presses Enter.
    ///
    /// # Errors
    /// The capture bar is not there.
    pub async fn capture(&self, what: Capture, text: &str) -> Outcome {
        self.capture_as(what).await?;
        self.page.fill("Capture", text).await?;
        self.save().await
    }

    /// Takes down `remark 0`, `remark 1` and so on, so many of them, by the field and the key that a person uses.
    ///
    /// # Errors
    /// There is no capture field, or it went away.
    pub async fn says_many(&self, count: usize) -> Outcome {
        const SAY: &str = r"
const [count, done] = arguments;
const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
const say = at => {
    const field = document.querySelector('.capture textarea');
    put.call(field, `remark ${at}`);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    at + 1 < count ? setTimeout(say, 3, at + 1) : done();
};
say(0);";
        self.page.script_later(SAY, &[count.into()]).await.map(drop)
    }

    /// Takes down a point, correcting its parts by hand before it is saved.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn point(&self, point: Point<'_>) -> Outcome {
        self.capture_as(Capture::Point).await?;
        self.page.fill("Capture", point.text).await?;
        if !point.kind.is_empty() {
            self.page.choose("Kind of evidence", point.kind).await?;
        }
        for (name, text) in [("Value", point.value), ("Period", point.period), ("Source", point.source)] {
            if !text.is_empty() {
                self.page.fill(name, text).await?;
            }
        }
        self.save().await
    }

    /// Takes down a customer's words.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn voice(&self, text: &str, source: &str) -> Outcome {
        self.capture_as(Capture::Voice).await?;
        self.page.fill("Capture", text).await?;
        self.page.fill("Source", source).await?;
        self.save().await
    }

    /// Parks a question with who finds out, from whom, by when.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn park(&self, question: Question<'_>) -> Outcome {
        self.capture_as(Capture::Question).await?;
        self.page.fill("Capture", question.text).await?;
        self.page.fill("What would settle it?", question.settled_by).await?;
        self.page.choose("Who asks", question.asker).await?;
        self.page.fill("Which customers or data?", question.ask).await?;
        self.page.by_role("date", "By when").await?.pick_date(question.due).await?;
        self.save().await
    }

    /// Types a point and leaves it there, with the parts that the app reads out of it.
    ///
    /// # Errors
    /// The capture bar is not there.
    pub async fn point_typed(&self, text: &str) -> Outcome {
        self.capture_as(Capture::Point).await?;
        self.page.fill("Capture", text).await
    }

    /// Saves what is typed.
    ///
    /// # Errors
    /// The capture bar is not there.
    pub async fn save(&self) -> Outcome {
        self.page.by_role("textbox", "Capture").await?.press(Key::Enter).await
    }

    /// Opens the form of a decision.
    ///
    /// # Errors
    /// The choice is not there.
    pub async fn decide(&self) -> Outcome<Decide<'a>> {
        self.capture_as(Capture::Decision).await?;
        Ok(Decide::of(self.page))
    }

    /// Takes down an action.
    ///
    /// # Errors
    /// A field is not there, or the owner is not in the room.
    pub async fn action(&self, action: Action<'_>) -> Outcome {
        self.capture_as(Capture::Action).await?;
        self.page.fill("Action", action.text).await?;
        self.page.choose("Owner", action.owner).await?;
        self.page.by_role("date", "Due date").await?.pick_date(action.due).await?;
        self.page.by_role("textbox", "Action").await?.press(Key::Enter).await
    }

    /// Asks the chair and logs what it led to.
    ///
    /// # Errors
    /// A button is not there.
    pub async fn ask_chair(&self, outcome: Chair) -> Outcome {
        self.page.press("Ask the chair").await?;
        self.page.press(outcome.name()).await
    }

    /// Points and voices that are evidence.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn established(&self) -> Outcome<Vec<String>> {
        self.page.list("Established").await
    }

    /// Points that are not evidence yet.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn hypotheses(&self) -> Outcome<Vec<String>> {
        self.page.list("Hypotheses").await
    }

    /// What somebody goes and finds out.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn parked_questions(&self) -> Outcome<Vec<String>> {
        self.page.list("Parked questions").await
    }

    /// What was decided.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn decisions(&self) -> Outcome<Vec<String>> {
        self.page.list("Decisions").await
    }

    /// Who does what by when.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn actions(&self) -> Outcome<Vec<String>> {
        self.page.list("Actions").await
    }

    /// What the timer says.
    ///
    /// # Errors
    /// There is no timer.
    pub async fn time_left(&self) -> Outcome<String> {
        self.page.by_role("timer", "Time left").await?.text().await
    }

    /// Goes on to the next agenda item.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn next_item(&self) -> Outcome {
        self.page.press("Next item").await
    }

    /// Goes back to the agenda item before.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn previous_item(&self) -> Outcome {
        self.page.press("Previous item").await
    }

    /// Stops the clock.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn pause_timer(&self) -> Outcome {
        self.page.press("Pause timer").await
    }

    /// Opens the window for the shared screen.
    ///
    /// # Errors
    /// No window appeared.
    pub async fn open_stage(&self) -> Outcome<Stage<'a>> {
        let before = self.page.windows().await?;
        self.page.press("Open the stage").await?;
        let stage = self.page.new_window(&before).await?;
        Ok(Stage::of(self.page, self.page.window().await?, stage))
    }

    /// Goes on to the closing of the meeting.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn close(&self) -> Outcome<Close<'a>> {
        self.page.press("Close meeting").await?;
        self.page.button("Back to the meeting").await?;
        Ok(Close::of(self.page))
    }
}
