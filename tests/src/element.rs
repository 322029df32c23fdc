//! One element of the page, and what a person does with it.

use crate::{Outcome, Scope, Trouble, lookup};
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Key, WebElement};

/// An element that was found by its role and name.
#[derive(Clone, Debug)]
pub struct Element {
    web: WebElement,
}

impl Element {
    pub(crate) fn from_json(json: Value, session: &Arc<SessionHandle>) -> Outcome<Self> {
        Ok(Self { web: WebElement::from_json(json, Arc::clone(session))? })
    }

    /// The library's own element, for what is not said here.
    #[must_use]
    pub fn web(&self) -> &WebElement {
        &self.web
    }

    /// Looks inside this element only.
    ///
    /// # Errors
    /// Never in practice: the element's own id is always JSON.
    pub fn inside(&self) -> Outcome<Scope> {
        Ok(Scope::new(Arc::clone(self.web.handle()), Some(self.web.to_json()?)))
    }

    /// Clicks it; a control that is drawn by its label is clicked there.
    ///
    /// # Errors
    /// Nothing that can be clicked.
    pub async fn click(&self) -> Outcome {
        let covered = match self.web.click().await {
            Err(error) if is_covered(&error) => error,
            other => return Ok(other?),
        };
        // The driver scrolls no further than it must, which may be under a bar; a person scrolls on.
        self.script("arguments[0].scrollIntoView({ block: 'center' })", None).await?;
        if self.web.click().await.is_ok() {
            // It may be gone with what it did.
            return Ok(());
        }
        match self.own_label().await? {
            Some(label) => Ok(label.web.click().await?),
            None => Err(covered.into()),
        }
    }

    /// Types at the end of what is there, key by key.
    ///
    /// # Errors
    /// It takes no text.
    pub async fn type_text(&self, text: &str) -> Outcome {
        Ok(self.web.send_keys(text).await?)
    }

    /// Presses a key in this element.
    ///
    /// # Errors
    /// It takes no keys.
    pub async fn press(&self, key: Key) -> Outcome {
        Ok(self.web.send_keys(String::from(key.value())).await?)
    }

    /// Puts text in place of what was there, as by selecting all and dictating: at once, and not key by key, which took
    /// a quarter of the time of all tests.
    ///
    /// # Errors
    /// It takes no text.
    pub async fn fill(&self, text: &str) -> Outcome {
        const FILL: &str = r"
const [field, text] = arguments;
field.scrollIntoView({ block: 'nearest' });
field.focus();
if (document.activeElement !== field || field.readOnly) return false;
field.select();
return field.value + text === '' || document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
";
        if self.script(FILL, Some(json!(text))).await? == json!(true) {
            return Ok(());
        }
        Err(Trouble::new(format!("\"{text}\" could not be typed: the field takes no text")))
    }

    /// Sets a native date field, as its own picker does; the date is an ISO date.
    ///
    /// # Errors
    /// The page did not answer.
    pub async fn pick_date(&self, iso: &str) -> Outcome {
        const PICK: &str = r"
const [field, date] = arguments;
field.focus();
Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, date);
field.dispatchEvent(new Event('input', { bubbles: true }));
field.dispatchEvent(new Event('change', { bubbles: true }));
";
        self.script(PICK, Some(json!(iso))).await.map(drop)
    }

    /// Chooses an option by its words.
    ///
    /// # Errors
    /// There is no such option.
    pub async fn choose(&self, option: &str) -> Outcome {
        const CHOOSE: &str = r"
const [list, words] = arguments;
const all = [...list.options];
const found = all.findIndex(option => option.label.trim() === words);
if (found < 0) return all.map(option => option.label.trim());
list.focus();
list.selectedIndex = found;
list.dispatchEvent(new Event('input', { bubbles: true }));
list.dispatchEvent(new Event('change', { bubbles: true }));
return null;
";
        match self.script(CHOOSE, Some(json!(option))).await? {
            Value::Null => Ok(()),
            others => Err(Trouble::new(format!("There is no option \"{option}\" among {others}"))),
        }
    }

    /// Gives it a value by its words: an option of a list, or what is typed into a field with suggestions.
    ///
    /// # Errors
    /// There is no such option, or it takes no text.
    pub async fn give(&self, words: &str) -> Outcome {
        if self.web.tag_name().await? == "select" { self.choose(words).await } else { self.fill(words).await }
    }

    /// The words a person sees. The driver's own answer leaves out what is still fading in.
    ///
    /// # Errors
    /// It is gone.
    pub async fn text(&self) -> Outcome<String> {
        let text = self.script("return (arguments[0].innerText ?? arguments[0].textContent).trim()", None).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What a field holds.
    ///
    /// # Errors
    /// It is gone.
    pub async fn value(&self) -> Outcome<String> {
        Ok(self.web.prop("value").await?.unwrap_or_default())
    }

    /// Its accessible name.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn name(&self) -> Outcome<String> {
        lookup::label(self).await
    }

    /// Whether it is checked, pressed or selected.
    ///
    /// # Errors
    /// It is gone.
    pub async fn is_on(&self) -> Outcome<bool> {
        const ON: &str = r"
const [element] = arguments;
return element.checked ?? ['aria-pressed', 'aria-checked', 'aria-selected', 'aria-expanded', 'aria-current']
    .some(name => !['false', null].includes(element.getAttribute(name)));
";
        Ok(self.script(ON, None).await? == json!(true))
    }

    /// Whether it has the keyboard.
    ///
    /// # Errors
    /// It is gone.
    pub async fn has_focus(&self) -> Outcome<bool> {
        Ok(self.script("return document.activeElement === arguments[0]", None).await? == json!(true))
    }

    /// The words of each of its own list items.
    ///
    /// # Errors
    /// It is gone.
    pub async fn items(&self) -> Outcome<Vec<String>> {
        const ITEMS: &str = r"
const [list] = arguments;
const own = item => item.parentElement.closest('ul, ol, menu, [role=list]') === list;
return [...list.querySelectorAll('li, [role=listitem]')].filter(own)
    .map(item => (item.innerText || item.textContent).trim());
";
        Ok(serde_json::from_value(self.script(ITEMS, None).await?)?)
    }

    async fn own_label(&self) -> Outcome<Option<Self>> {
        let label = self.script("return arguments[0].labels?.[0] ?? null", None).await?;
        if label.is_null() { Ok(None) } else { Self::from_json(label, self.web.handle()).map(Some) }
    }

    async fn script(&self, script: &str, argument: Option<Value>) -> Outcome<Value> {
        let arguments: Vec<_> = std::iter::once(self.web.to_json()?).chain(argument).collect();
        Ok(self.web.handle().execute(script, arguments).await?.json().clone())
    }
}

fn is_covered(error: &WebDriverError) -> bool {
    use WebDriverErrorInner::{ElementClickIntercepted, ElementNotInteractable};
    matches!(error.as_inner(), ElementClickIntercepted(_) | ElementNotInteractable(_))
}
