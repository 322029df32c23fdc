//! One window of the app.

use crate::{Outcome, Scope, Trouble, scope};
use serde_json::{Value, json};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use thirtyfour::{Key, WebDriver, WindowHandle};

/// What the page has in its storage and its journal, which may be on its way to its first opening. A letter for each byte.
const KEPT: &str = r"
const [done] = arguments;
const local = Object.entries(localStorage).sort();
const letters = new TextDecoder('latin1');
const journal = database => new Promise(resolve => {
    const names = [...database.objectStoreNames].filter(name => name !== 'about');
    const reading = database.transaction(names);
    const found = names.map(name => [name, reading.objectStore(name).getAllKeys(), reading.objectStore(name).getAll()]);
    reading.oncomplete = () => {
        database.close();
        resolve(found.flatMap(([name, keys, all]) =>
            keys.result.map((key, place) => [name, key, letters.decode(all.result[place])])));
    };
});
const open = () => new Promise(resolve => {
    const opening = indexedDB.open('empty-chair');
    opening.onsuccess = () => resolve(opening.result);
});
indexedDB.databases()
    .then(all => all.some(one => one.name === 'empty-chair') ? open().then(journal) : [])
    .then(stored => done(JSON.stringify([local, stored])));";

/// The app in a browser. It looks for things like a [`Scope`], over the whole page.
pub struct Page {
    driver: WebDriver,
    scope: Scope,
    home: String,
    downloads: PathBuf,
    expected: Mutex<Vec<String>>,
}

impl Deref for Page {
    type Target = Scope;

    fn deref(&self) -> &Scope {
        &self.scope
    }
}

impl Page {
    pub(crate) fn new(driver: WebDriver, home: String, downloads: PathBuf) -> Self {
        let scope = Scope::new(driver.handle().clone(), None);
        Self { driver, scope, home, downloads, expected: Mutex::default() }
    }

    /// Lets go of the browser without a word, since it is dead.
    pub(crate) fn forget(self) {
        let _already_gone = self.driver.leak();
    }

    /// The library's own driver, for what is not said here.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Where the app is served.
    #[must_use]
    pub fn home_url(&self) -> &str {
        &self.home
    }

    /// Where files that the page hands out are put.
    #[must_use]
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    /// Opens the app at its own address.
    ///
    /// # Errors
    /// The page did not load.
    pub async fn open(&self) -> Outcome {
        Ok(self.driver.goto(self.home.as_str()).await?)
    }

    /// Opens another path of the same host.
    ///
    /// # Errors
    /// The page did not load.
    pub async fn go(&self, path: &str) -> Outcome {
        let host = self.home.strip_suffix(crate::visit::PATH).unwrap_or(&self.home);
        Ok(self.driver.goto(format!("{host}{path}")).await?)
    }

    /// Loads the page again, as a person would.
    ///
    /// # Errors
    /// The page did not load.
    pub async fn reload(&self) -> Outcome {
        Ok(self.driver.refresh().await?)
    }

    /// Empties the browser's storage, and opens the app as on a first visit.
    ///
    /// # Errors
    /// The browser does not offer it.
    pub async fn forget_everything(&self) -> Outcome {
        // What the app writes while it is left would otherwise come after.
        self.driver.goto("about:blank").await?;
        let origin = self.home.strip_suffix(crate::visit::PATH).unwrap_or(&self.home);
        self.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })).await?;
        self.open().await
    }

    /// Runs a script in the page; `arguments` are what it is given.
    ///
    /// # Errors
    /// The script failed.
    pub async fn script(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        Ok(self.driver.execute(script, arguments.to_vec()).await?.json().clone())
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// The script failed, or did not call back in time.
    pub async fn script_later(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        Ok(self.driver.execute_async(script, arguments.to_vec()).await?.json().clone())
    }

    /// Types where the keyboard is now.
    ///
    /// # Errors
    /// The browser did not take the keys.
    pub async fn keys(&self, text: &str) -> Outcome {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }

    /// Presses one key where the keyboard is now.
    ///
    /// # Errors
    /// The browser did not take the key.
    pub async fn key(&self, key: Key) -> Outcome {
        Ok(self.driver.action_chain().send_keys(key.value().to_string()).perform().await?)
    }

    /// Presses a key while another is held down, such as Control and `k`.
    ///
    /// # Errors
    /// The browser did not take the keys.
    pub async fn chord(&self, held: Key, key: char) -> Outcome {
        Ok(self.driver.action_chain().key_down(held.clone()).send_keys(key.to_string()).key_up(held).perform().await?)
    }

    /// The accessible name of what has the keyboard.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn focused(&self) -> Outcome<String> {
        let active = self.script("return document.activeElement", &[]).await?;
        crate::Element::from_json(active, self.session())?.name().await
    }

    /// What the live region says: what just happened, and the storage state.
    ///
    /// # Errors
    /// There is no live region.
    pub async fn status(&self) -> Outcome<String> {
        let mut said = Vec::new();
        for status in self.all_by_role("status").await? {
            said.push(status.text().await?);
        }
        Ok(said.join("\n"))
    }

    /// What is said at once to whoever does something that does not go.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn alert(&self) -> Outcome<String> {
        let mut said = Vec::new();
        for alert in self.all_by_role("alert").await? {
            said.push(alert.text().await?);
        }
        Ok(said.join("\n"))
    }

    /// Waits until an alert has these words.
    ///
    /// # Errors
    /// None had.
    pub async fn alerts(&self, words: &str) -> Outcome {
        let said = async || Ok(self.alert().await?.contains(words).then_some(()));
        match scope::until("an alert", said).await {
            Ok(()) => Ok(()),
            Err(_) => Err(Trouble::new(format!("No alert says \"{words}\", but: {:?}", self.alert().await?))),
        }
    }

    /// Everything that is kept in this browser, byte for byte, as text: what the page stores for itself and its journal.
    ///
    /// # Errors
    /// The page may not look.
    pub async fn kept(&self) -> Outcome<String> {
        Ok(self.script_later(KEPT, &[]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Undoes the last change by the button.
    ///
    /// # Errors
    /// There is nothing to undo.
    pub async fn undo(&self) -> Outcome {
        self.press("Undo").await
    }

    /// Takes a picture of the window into `screenshots/`.
    ///
    /// # Errors
    /// The picture could not be taken or kept.
    pub async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let file = xtask::place::root().join("screenshots").join(format!("{name}.png"));
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        self.driver.screenshot(&file).await?;
        Ok(file)
    }

    /// Says that a console message with these words belongs to the test.
    pub fn expect_console(&self, words: &str) {
        if let Ok(mut expected) = self.expected.lock() {
            expected.push(words.to_owned());
        }
    }

    pub(crate) fn is_expected(&self, message: &str) -> bool {
        self.expected.lock().is_ok_and(|expected| expected.iter().any(|words| message.contains(words)))
    }

    /// The window that commands go to now.
    ///
    /// # Errors
    /// It is closed.
    pub async fn window(&self) -> Outcome<WindowHandle> {
        Ok(self.driver.window().await?)
    }

    /// Sends commands to this window from now on.
    ///
    /// # Errors
    /// It is closed.
    pub async fn enter(&self, window: &WindowHandle) -> Outcome {
        Ok(self.driver.switch_to_window(window.clone()).await?)
    }

    /// Opens another window at this address, and sends commands to it from now on.
    ///
    /// # Errors
    /// The browser opened none, or the page did not load.
    pub async fn another_window(&self, address: &str) -> Outcome<WindowHandle> {
        let window = self.driver.new_window().await?;
        self.enter(&window).await?;
        self.driver.goto(address).await?;
        Ok(window)
    }

    /// Opens a small window at this address beside this one: both are seen, and each has a process of its own. Commands
    /// go on to this one.
    ///
    /// # Errors
    /// The browser opened none.
    pub async fn window_beside(&self, address: &str) -> Outcome<WindowHandle> {
        let before = self.windows().await?;
        let open = "window.open(arguments[0], '', 'noopener,popup,width=900,height=700')";
        self.script(open, &[address.into()]).await?;
        self.new_window(&before).await
    }

    /// Everything that can be read on the page.
    ///
    /// # Errors
    /// The page did not answer.
    pub async fn seen(&self) -> Outcome<String> {
        let text = self.script("return document.body.innerText", &[]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows these words.
    ///
    /// # Errors
    /// It did not.
    pub async fn shows(&self, words: &str) -> Outcome {
        let shown = async || Ok(self.seen().await?.contains(words).then_some(()));
        scope::until(&format!("\"{words}\" on the page"), shown).await
    }

    /// Waits until these words are gone from the page.
    ///
    /// # Errors
    /// They stayed.
    pub async fn hides(&self, words: &str) -> Outcome {
        let is_gone = async || Ok((!self.seen().await?.contains(words)).then_some(()));
        scope::until(&format!("\"{words}\" to leave the page"), is_gone).await
    }

    /// Waits for a window that was not there before, and hands it back.
    ///
    /// # Errors
    /// None appeared.
    pub async fn new_window(&self, before: &[WindowHandle]) -> Outcome<WindowHandle> {
        let new = async || Ok(self.windows().await?.into_iter().find(|window| !before.contains(window)));
        scope::until("a new window", new).await
    }

    /// Every window of the app.
    ///
    /// # Errors
    /// The browser did not answer.
    pub async fn windows(&self) -> Outcome<Vec<WindowHandle>> {
        Ok(self.driver.windows().await?)
    }

    /// Does what opens a file chooser, and chooses this file in it.
    ///
    /// # Errors
    /// No chooser was opened.
    pub async fn choose_file(&self, file: &Path, opens: impl AsyncFnOnce() -> Outcome) -> Outcome {
        // The driver cannot reach a chooser, but it can fill the field the chooser belongs to.
        const CATCH: &str = r"
const click = HTMLInputElement.prototype.click;
const caught = field => {
    if (!field.isConnected) { field.hidden = true; document.body.append(field); }
    window.__chosen = field;
};
HTMLInputElement.prototype.click = function () { this.type === 'file' ? caught(this) : click.call(this); };
HTMLInputElement.prototype.showPicker = function () { caught(this); };
document.addEventListener('click', event => {
    if (event.target.type === 'file') { event.preventDefault(); caught(event.target); }
}, true);
";
        self.script(CATCH, &[]).await?;
        opens().await?;
        let chosen = async || {
            let field = self.script("return window.__chosen ?? null", &[]).await?;
            Ok((!field.is_null()).then_some(field))
        };
        let field = scope::until("a file chooser", chosen).await?;
        let path = file.to_str().ok_or_else(|| Trouble::new("The file's name is not text"))?;
        crate::Element::from_json(field, self.session())?.type_text(path).await
    }

    /// What was copied last.
    ///
    /// # Errors
    /// The browser does not let the page read it.
    pub async fn clipboard(&self) -> Outcome<String> {
        let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.driver.cdp().send_raw("Browser.grantPermissions", allowed).await?;
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(`${error}`));";
        Ok(self.script_later(read, &[]).await?.as_str().unwrap_or_default().to_owned())
    }
}
