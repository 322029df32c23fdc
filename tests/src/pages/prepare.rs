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
        Ok(Run::of(self.page))
    }
}
