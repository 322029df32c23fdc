//! Finding elements by role and name, as the browser's accessibility tree has them.

use crate::{Element, Outcome, role};
use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::ExtensionCommand;
use thirtyfour::session::handle::SessionHandle;

/// Visible candidates of which the browser says that they have the name, if one is asked for. It is asked of those whose own
/// words contain the name, or of all.
const SIEVE: &str = r"
const [root, selector, name, thorough] = arguments;
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
    .filter(element => name === null || thorough || words(element).some(text => text.includes(name)))
    // Some versions of Chromium leave the spaces at the ends of a name, which the standard takes off.
    .filter(element => name === null || element.computedName.trim() === name);
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
        let any = Lookup { name: None, root: self.root.clone(), ..*self };
        let mut names = Vec::new();
        for element in any.judged(false).await?.into_iter().take(40) {
            names.push(label(&element).await?);
        }
        Ok(names)
    }

    async fn judged(&self, thorough: bool) -> Outcome<Vec<Element>> {
        let arguments = vec![json!(self.root), json!(role::candidates(self.role)), json!(self.name), json!(thorough)];
        let named: Vec<Value> = self.session.execute(SIEVE, arguments).await?.convert()?;
        let mut found = Vec::new();
        for element in named {
            let element = Element::from_json(element, self.session)?;
            if has_role(&element, self.role).await? {
                found.push(element);
            }
        }
        Ok(found)
    }
}

/// The accessible name.
pub(crate) async fn label(element: &Element) -> Outcome<String> {
    let web = element.web();
    match web.handle().execute("return arguments[0].computedName.trim()", vec![web.to_json()?]).await {
        Ok(name) => Ok(name.convert()?),
        // Gone since it was found: it has no name any more.
        Err(error) if is_stale(&error) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

/// Whether the browser's accessibility tree has it, under this role. Only the driver tells what is not in the tree, as the
/// parts of a picture are not.
async fn has_role(element: &Element, role: &str) -> Outcome<bool> {
    let web = element.web();
    let asked = ComputedRole { endpoint: format!("/element/{}/computedrole", web.element_id()).into() };
    match web.handle().cmd(thirtyfour::common::command::Command::ExtensionCommand(Box::new(asked))).await {
        Ok(answer) => Ok(answer.value::<String>()? == role::computed(role)),
        // Gone between the two questions: it has no role any more.
        Err(error) if is_stale(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn is_stale(error: &thirtyfour::error::WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{NoSuchElement, StaleElementReference};
    matches!(error.as_inner(), StaleElementReference(_) | NoSuchElement(_))
}

/// The standard's question for the computed role, which the library does not name.
#[derive(Debug)]
struct ComputedRole {
    endpoint: Arc<str>,
}

impl ExtensionCommand for ComputedRole {
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
