//! Prepare: who is there, for which customer, about what. All of it optional.

use super::Run;
use crate::{Outcome, Page};

/// The screen before the meeting.
pub struct Prepare<'a> {
    page: &'a Page,
}

/// Somebody in the room.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Their name.
    pub name: &'a str,
    /// The words of the function, as the list has them.
    pub function: &'a str,
    /// Whether they speak with customers every day.
    pub is_frontline: bool,
}

/// Whose seat the chair is, as it is told before the meeting.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seat<'a> {
    /// Which customers.
    pub segment: &'a str,
    /// What they need.
    pub needs: &'a str,
    /// What they want.
    pub wants: &'a str,
    /// What they dislike.
    pub dislikes: &'a str,
    /// What one of them said last.
    pub last_words: &'a str,
}

/// The number behind a shared problem; an empty part is left alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures<'a> {
    /// What is measured.
    pub metric: &'a str,
    /// What it is today.
    pub now: &'a str,
    /// What it should be.
    pub target: &'a str,
    /// Of what unit both are.
    pub unit: &'a str,
    /// When it was measured.
    pub as_of: &'a str,
    /// Where it is from.
    pub source: &'a str,
    /// How many customers it touches.
    pub customers: &'a str,
    /// What one of them is worth.
    pub value: &'a str,
    /// What a customer will notice.
    pub will_change: &'a str,
}

/// An agenda item.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The words of the kind, as the list has them.
    pub kind: &'a str,
    /// The problem as a question.
    pub problem: &'a str,
    /// The timebox.
    pub minutes: u32,
}

impl<'a> Prepare<'a> {
    /// The prepare screen of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Names the meeting.
    ///
    /// # Errors
    /// The field is not there.
    pub async fn title(&self, title: &str) -> Outcome {
        self.page.fill("Meeting title", title).await
    }

    /// Adds somebody to the room.
    ///
    /// # Errors
    /// A field is not there, or the function is not known.
    pub async fn add_person(&self, person: Person<'_>) -> Outcome {
        self.page.press("Add person").await?;
        self.page.last_by_role("textbox", "Name").await?.fill(person.name).await?;
        self.page.last_by_role("combobox", "Function").await?.choose(person.function).await?;
        let frontline = self.page.last_by_role("checkbox", "Frontline").await?;
        if frontline.is_on().await? != person.is_frontline {
            frontline.click().await?;
        }
        Ok(())
    }

    /// Says for which customer the chair is kept today.
    ///
    /// # Errors
    /// The field is not there.
    pub async fn customer(&self, segment: &str) -> Outcome {
        self.page.fill("Today's customer", segment).await
    }

    /// Tells all about whose seat it is.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn seat(&self, seat: Seat<'_>) -> Outcome {
        self.customer(seat.segment).await?;
        self.fill_all([
            ("Needs", seat.needs),
            ("Wants", seat.wants),
            ("Dislikes", seat.dislikes),
            ("Last words", seat.last_words),
        ])
        .await
    }

    /// Gives the agenda item that was added last its number.
    ///
    /// # Errors
    /// A field is not there.
    pub async fn figures(&self, figures: Figures<'_>) -> Outcome {
        self.fill_all([
            ("Metric", figures.metric),
            ("Now", figures.now),
            ("Target", figures.target),
            ("Unit", figures.unit),
            ("As of", figures.as_of),
            ("Metric source", figures.source),
            ("Customers affected", figures.customers),
            ("Value per customer", figures.value),
            ("What will specifically change?", figures.will_change),
        ])
        .await
    }

    async fn fill_all<const N: usize>(&self, fields: [(&str, &str); N]) -> Outcome {
        for (name, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.page.fill(name, text).await?;
        }
        Ok(())
    }

    /// Adds an agenda item.
    ///
    /// # Errors
    /// A field is not there, or the kind is not known.
    pub async fn add_item(&self, item: Item<'_>) -> Outcome {
        self.page.press("Add agenda item").await?;
        self.page.last_by_role("combobox", "Kind").await?.choose(item.kind).await?;
        self.page.last_by_role("textbox", "Problem").await?.fill(item.problem).await?;
        self.page.last_by_role("spinbutton", "Planned minutes").await?.fill(&item.minutes.to_string()).await
    }

    /// Starts the meeting.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn start(&self) -> Outcome<Run<'a>> {
        self.page.press("Start meeting").await?;
        self.page.by_role("timer", "Time left").await?;
        Ok(Run::of(self.page))
    }
}
