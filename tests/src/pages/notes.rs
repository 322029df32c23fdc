//! The notes: what leaves the app.

use super::Run;
use crate::{Outcome, Page};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The notes of a meeting.
pub struct Notes<'a> {
    page: &'a Page,
}

impl<'a> Notes<'a> {
    /// The notes screen of this page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// The file that *Export JSON* hands out.
    ///
    /// # Errors
    /// No file came.
    pub async fn json_file(&self) -> Outcome<PathBuf> {
        self.page.download(async || self.page.press("Export JSON").await).await
    }

    /// The content of that file.
    ///
    /// # Errors
    /// No file came, or it is not JSON.
    pub async fn json(&self) -> Outcome<Value> {
        Ok(serde_json::from_slice(&fs::read(self.json_file().await?)?)?)
    }

    /// What *Copy as Markdown* copies.
    ///
    /// # Errors
    /// The button is not there, or nothing was copied.
    pub async fn markdown(&self) -> Outcome<String> {
        self.page.press("Copy as Markdown").await?;
        self.page.clipboard().await
    }

    /// The text of the file that *Export CSV* hands out.
    ///
    /// # Errors
    /// No file came.
    pub async fn csv(&self) -> Outcome<String> {
        self.text("Export CSV").await
    }

    /// The text of the file that *Export calendar* hands out.
    ///
    /// # Errors
    /// No file came.
    pub async fn calendar(&self) -> Outcome<String> {
        self.text("Export calendar").await
    }

    async fn text(&self, button: &str) -> Outcome<String> {
        Ok(fs::read_to_string(self.page.download(async || self.page.press(button).await).await?)?)
    }

    /// Goes back into the meeting.
    ///
    /// # Errors
    /// The button is not there.
    pub async fn reopen(&self) -> Outcome<Run<'a>> {
        self.page.press("Reopen").await?;
        Ok(Run::of(self.page))
    }
}
