//! Finding elements by role and name, as the browser's accessibility tree has them.

use crate::{Element, Outcome, role};
use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::ExtensionCommand;
use thirtyfour::session::handle::SessionHandle;

/// Visible candidates, each with whether its own words contain the name.
const SIEVE: &str = r"
const [root, selector, name] = arguments;
const squeeze = text => (text ?? '').replace(/\s+/g, ' ').trim();
const referred = element => (element.getAttribute('aria-labelledby') ?? '').split(/\s+/)
    .map(id => id && document.getElementById(id)?.textContent);
const words = element => [
    element.getAttribute('aria-label'), element.textContent, element.title, element.placeholder, element.value,
    element.querySelector?.('legend')?.textContent,
    ...[...(element.labels ?? [])].map(label => label.textContent), ...referred(element),
].map(text => squeeze(String(text ?? '')));
return [...(root ?? document).querySelectorAll(selector)]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .map(element => [element, name === null || words(element).some(text => text.includes(name))]);
";

/// What is looked for, and where.
pub(crate) struct Lookup<'a> {
    pub(crate) session: &'a Arc<SessionHandle>,
    pub(crate) root: Option<Value>,
    pub(crate) role: &'a str,
    /// No name means any.
    pub(crate) name: Option<&'a str>,
}

impl Lookup<'_> {
    /// What has this role and name now, judged among the likely candidates.
    pub(crate) async fn likely(&self) -> Outcome<Vec<Element>> {
        self.judged(false).await
    }

    /// The same, judged among all candidates: slower, and needed only before saying that something is not there.
    pub(crate) async fn thorough(&self) -> Outcome<Vec<Element>> {
        self.judged(true).await
    }

    /// Every name that the role has now, for a message.
    pub(crate) async fn names(&self) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for (element, _) in self.sieve().await?.into_iter().take(40) {
            if self.has_role(&element).await? {
                names.push(label(&element).await?);
            }
        }
        Ok(names)
    }

    async fn judged(&self, thorough: bool) -> Outcome<Vec<Element>> {
        let mut found = Vec::new();
        for (element, is_likely) in self.sieve().await? {
            if (is_likely || thorough) && self.has_name(&element).await? && self.has_role(&element).await? {
                found.push(element);
            }
        }
        Ok(found)
    }

    async fn sieve(&self) -> Outcome<Vec<(Element, bool)>> {
        let arguments = vec![json!(self.root), json!(role::candidates(self.role)), json!(self.name)];
        let pairs: Vec<(Value, bool)> = self.session.execute(SIEVE, arguments).await?.convert()?;
        pairs
            .into_iter()
            .map(|(element, is_likely)| Ok((Element::from_json(element, self.session)?, is_likely)))
            .collect()
    }

    async fn has_name(&self, element: &Element) -> Outcome<bool> {
        match self.name {
            Some(name) => Ok(label(element).await? == name),
            None => Ok(true),
        }
    }

    async fn has_role(&self, element: &Element) -> Outcome<bool> {
        Ok(computed(element, "computedrole").await? == role::computed(self.role))
    }
}

/// The accessible name.
pub(crate) async fn label(element: &Element) -> Outcome<String> {
    // Some versions of Chromium leave the spaces at its ends, which the standard takes off.
    Ok(computed(element, "computedlabel").await?.trim().to_owned())
}

async fn computed(element: &Element, what: &'static str) -> Outcome<String> {
    let web = element.web();
    let asked = Computed { endpoint: format!("/element/{}/{what}", web.element_id()).into() };
    let answer = web.handle().cmd(thirtyfour::common::command::Command::ExtensionCommand(Box::new(asked))).await;
    match answer {
        Ok(answer) => Ok(answer.value()?),
        // Gone between the two questions: it has no role and no name any more.
        Err(error) if is_stale(&error) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

fn is_stale(error: &thirtyfour::error::WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{NoSuchElement, StaleElementReference};
    matches!(error.as_inner(), StaleElementReference(_) | NoSuchElement(_))
}

/// The standard's question for the computed role or label, which the library does not name.
#[derive(Debug)]
struct Computed {
    endpoint: Arc<str>,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.endpoint)
    }
}
