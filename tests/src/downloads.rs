//! Files that the page hands out.

use crate::{Outcome, Page, scope};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

impl Page {
    /// Does what hands out a file, and waits for it.
    ///
    /// # Errors
    /// No file came.
    pub async fn download(&self, starts: impl AsyncFnOnce() -> Outcome) -> Outcome<PathBuf> {
        let before = finished(self.downloads())?;
        starts().await?;
        let new = async || Ok(finished(self.downloads())?.difference(&before).next().cloned());
        scope::until("a file", new).await
    }
}

/// The files that are there and whole.
fn finished(folder: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<BTreeSet<_>>>()?;
    let is_part = |file: &PathBuf| {
        let is_hidden = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        // Chromium keeps the name free by an empty file, until what it brings is whole.
        let is_empty = fs::metadata(file).is_ok_and(|about| about.len() == 0);
        is_hidden || is_empty || file.extension().is_some_and(|ending| ending == "crdownload" || ending == "tmp")
    };
    Ok(files.into_iter().filter(|file| !is_part(file)).collect())
}
