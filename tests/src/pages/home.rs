//! Home: my meetings.

use super::{Prepare, Run};
use crate::{Outcome, Page};
use std::path::Path;

/// The first screen.
pub struct Home<'a> {
    page: &'a Page,
}

impl<'a> Home<'a> {
    /// The home screen of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Starts a meeting that can be prepared.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn new_meeting(&self) -> Outcome<Prepare<'a>> {
        self.page.press("New meeting").await?;
        Ok(Prepare::of(self.page))
    }

    /// Goes straight into a meeting about one problem, with nothing else prepared.
    ///
    /// # Errors
    /// A part of the way is not there.
    pub async fn run_about(&self, problem: &str) -> Outcome<Run<'a>> {
        let prepare = self.new_meeting().await?;
        prepare.add_item(super::Item { kind: "Shared problem", problem, minutes: 10 }).await?;
        prepare.start().await
    }

    /// Opens the sample meeting.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn try_sample(&self) -> Outcome {
        self.page.press("Try a sample meeting").await
    }

    /// Imports a notes file: chooses it, and accepts what it would add and change.
    ///
    /// # Errors
    /// The file was refused.
    pub async fn import(&self, file: &Path) -> Outcome {
        self.choose_notes(file).await?;
        self.page.by_role("dialog", "Import notes").await?.inside()?.press("Import").await
    }

    /// Chooses a notes file, and leaves it at what the app says to it.
    ///
    /// # Errors
    /// No file chooser was opened.
    pub async fn choose_notes(&self, file: &Path) -> Outcome {
        self.page.choose_file(file, async || self.page.press("Import notes").await).await
    }

    /// Opens the meeting with this title.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub async fn open(&self, title: &str) -> Outcome<Run<'a>> {
        self.page.by_role("link", title).await?.click().await?;
        Ok(Run::of(self.page))
    }

    /// The words of each meeting in the list.
    ///
    /// # Errors
    /// There is no list.
    pub async fn meetings(&self) -> Outcome<Vec<String>> {
        self.page.list("Meetings").await
    }
}
