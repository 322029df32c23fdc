//! Looking for things by role and name, in a whole page or inside one element. Names are exact; what is looked for is
//! waited for.

use crate::lookup::Lookup;
use crate::{Element, Outcome, Trouble};
use serde_json::Value;
use std::sync::Arc;
use std::time::{Duration, Instant};
use thirtyfour::session::handle::SessionHandle;

/// How long something may take to appear or to go. Long, since a busy machine is no fault of the app.
pub const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(25);

/// A page, or the inside of an element.
#[derive(Clone)]
pub struct Scope {
    session: Arc<SessionHandle>,
    root: Option<Value>,
}

impl Scope {
    pub(crate) fn new(session: Arc<SessionHandle>, root: Option<Value>) -> Self {
        Self { session, root }
    }

    pub(crate) fn session(&self) -> &Arc<SessionHandle> {
        &self.session
    }

    /// The one element with this role and name.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub async fn by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        let mut found = self.wait_for(role, Some(name)).await?;
        match (found.pop(), found.len()) {
            (Some(element), 0) => Ok(element),
            (_, others) => Err(Trouble::new(format!("There are {} of {role} \"{name}\"", others + 1))),
        }
    }

    /// The last element with this role and name: the newest row of a form that grows.
    ///
    /// # Errors
    /// There is none.
    pub async fn last_by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        let found = self.wait_for(role, Some(name)).await?.pop();
        found.ok_or_else(|| Trouble::new(format!("There is no {role} \"{name}\"")))
    }

    /// Everything with this role now, without waiting.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn all_by_role(&self, role: &str) -> Outcome<Vec<Element>> {
        self.lookup(role, None).thorough().await
    }

    /// Whether there is such an element now, without waiting.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn has(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(!self.lookup(role, Some(name)).thorough().await?.is_empty())
    }

    /// Waits until there is no such element.
    ///
    /// # Errors
    /// It stayed.
    pub async fn gone(&self, role: &str, name: &str) -> Outcome {
        let is_gone = async || Ok((!self.has(role, name).await?).then_some(()));
        until(&format!("{role} \"{name}\" to go"), is_gone).await
    }

    /// The button with this name.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub async fn button(&self, name: &str) -> Outcome<Element> {
        self.by_role("button", name).await
    }

    /// Presses the button with this name.
    ///
    /// # Errors
    /// There is none, more than one, or it cannot be pressed.
    pub async fn press(&self, name: &str) -> Outcome {
        self.button(name).await?.click().await
    }

    /// Puts text into the field with this name, in place of what was there.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub async fn fill(&self, name: &str, text: &str) -> Outcome {
        self.by_role("textbox", name).await?.fill(text).await
    }

    /// Gives the combobox with this name a value: one of its options, or words if it only suggests some.
    ///
    /// # Errors
    /// There is no such combobox or option.
    pub async fn choose(&self, name: &str, words: &str) -> Outcome {
        self.by_role("combobox", name).await?.give(words).await
    }

    /// The words of each item of the list with this name.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn list(&self, name: &str) -> Outcome<Vec<String>> {
        self.by_role("list", name).await?.items().await
    }

    /// Waits until an item of this list contains these words.
    ///
    /// # Errors
    /// None did.
    pub async fn list_shows(&self, name: &str, words: &str) -> Outcome {
        let shows = async || {
            // A list may not be there before its first item is.
            let lists = self.lookup("list", Some(name)).likely().await?;
            let Some(list) = lists.first() else { return Ok(None) };
            Ok(list.items().await?.iter().any(|item| item.contains(words)).then_some(()))
        };
        until(&format!("\"{words}\" in the list \"{name}\""), shows).await
    }

    async fn wait_for(&self, role: &str, name: Option<&str>) -> Outcome<Vec<Element>> {
        let lookup = self.lookup(role, name);
        let some = async || Ok(Some(lookup.likely().await?).filter(|found| !found.is_empty()));
        let wanted = name.map_or_else(|| role.to_owned(), |name| format!("{role} \"{name}\""));
        if let Ok(found) = until(&wanted, some).await {
            return Ok(found);
        }
        let found = lookup.thorough().await?;
        if found.is_empty() {
            let names = lookup.names().await?;
            return Err(Trouble::new(format!("There is no {wanted}. Names of this role here: {names:?}")));
        }
        Ok(found)
    }

    fn lookup<'a>(&'a self, role: &'a str, name: Option<&'a str>) -> Lookup<'a> {
        Lookup { session: &self.session, root: self.root.clone(), role, name }
    }
}

/// Asks again and again until there is an answer.
///
/// # Errors
/// There was none in time, or asking failed.
pub async fn until<T>(what: &str, ask: impl AsyncFn() -> Outcome<Option<T>>) -> Outcome<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if start.elapsed() > PATIENCE {
            return Err(Trouble::new(format!("Waited {} s for {what}", PATIENCE.as_secs())));
        }
        tokio::time::sleep(PAUSE).await;
    }
}
