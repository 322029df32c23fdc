//! A file of the person's own that the page may write to again and again, where the browser has that: the File System
//! Access API, in Chromium. By reflection, since the bindings are behind a flag of web-sys.

use super::memory;
use js_sys::{Array, Function, Object, Promise, Reflect};
use meeting::id::Id;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const CHOSEN: &str = "empty-chair/file/";
const PICKER: &str = "showSaveFilePicker";

thread_local! {
    static IN_HAND: RefCell<BTreeMap<Id, SyncFile>> = const { RefCell::new(BTreeMap::new()) };
}

/// What became of the file that a meeting is kept in.
pub enum Before {
    /// The page has it in hand: the meeting was left, and is back.
    InHand(SyncFile),
    /// It was chosen in this tab before the page was loaded again, and the browser asks for it anew. It had this name.
    Lost(String),
}

/// The file that was chosen for a meeting in this tab. One that is lost is so once.
pub fn before(id: Id) -> Option<Before> {
    if let Some(file) = IN_HAND.with_borrow(|files| files.get(&id).cloned()) {
        return Some(Before::InHand(file));
    }
    let key = format!("{CHOSEN}{id}");
    let name = memory::read(&key)?;
    memory::forget(&key);
    Some(Before::Lost(name))
}

/// Whether this browser lets a page write to a chosen file.
pub fn is_there() -> bool {
    web_sys::window().is_some_and(|window| function(&window, PICKER).is_ok())
}

/// Why there is no file to write to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The person chose none.
    Cancelled,
    /// The browser did not let them.
    Impossible,
}

/// A chosen file. It may be written to for as long as the page lives; after that the person is asked again.
#[derive(Clone)]
pub struct SyncFile(JsValue);

impl SyncFile {
    /// Lets the person choose, in the task of a press.
    pub async fn choose(suggested: &str, media_type: &str, ending: &str) -> Result<Self, Refused> {
        let picked = async {
            let accept = Object::new();
            Reflect::set(&accept, &media_type.into(), &Array::of1(&ending.into()))?;
            let kind = Object::new();
            Reflect::set(&kind, &"accept".into(), &accept)?;
            let options = Object::new();
            Reflect::set(&options, &"suggestedName".into(), &suggested.into())?;
            Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
            let window = web_sys::window().ok_or(JsValue::NULL)?;
            call(&window, PICKER, Some(&options)).await
        };
        picked.await.map(Self).map_err(|error: JsValue| {
            let name = error.dyn_into::<web_sys::DomException>().map(|error| error.name()).unwrap_or_default();
            if name == "AbortError" { Refused::Cancelled } else { Refused::Impossible }
        })
    }

    /// Notes that a meeting is kept in it.
    pub fn keep(&self, id: Id) {
        IN_HAND.with_borrow_mut(|files| files.insert(id, self.clone()));
        memory::keep(&format!("{CHOSEN}{id}"), &self.name());
    }

    /// Its name.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string());
        name.unwrap_or_default()
    }

    /// Puts this text in place of what is in it, whole or not at all: the browser writes beside it and then changes the
    /// two. Whether it did.
    pub async fn write(&self, text: &str) -> bool {
        let written = async {
            let stream = call(&self.0, "createWritable", None).await?;
            if let Err(error) = call(&stream, "write", Some(&text.into())).await {
                // What was in the file before stays.
                let _ = call(&stream, "abort", None).await;
                return Err(error);
            }
            call(&stream, "close", None).await
        };
        written.await.is_ok()
    }
}

fn function(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

async fn call(of: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let function = function(of, name)?;
    let answer = argument.map_or_else(|| function.call0(of), |argument| function.call1(of, argument))?;
    JsFuture::from(answer.dyn_into::<Promise>()?).await
}
