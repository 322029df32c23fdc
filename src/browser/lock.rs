//! Locks that one window of the browser holds at a time. The browser takes them from a window that dies.

use super::panic;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How to ask for a lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    /// Only if nobody has it.
    IfFree,
    /// Whenever it becomes free.
    Waiting,
    /// At once, from whoever has it.
    Taking,
}

/// What became of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// This window has it.
    Held,
    /// Another window has it.
    Refused,
    /// It was taken away.
    Taken,
    /// The browser knows no locks, or gives none.
    Unknown,
}

/// A lock that was asked for. It is let go when dropped, also when it only comes later.
pub struct Lock {
    state: Rc<RefCell<State>>,
}

enum State {
    Asked,
    Held(Function),
    Over,
}

impl Lock {
    /// Asks for the lock of this name, and tells what becomes of it.
    pub fn ask(name: &str, asking: Asking, told: impl Fn(Answer) + 'static) -> Self {
        let lock = Self { state: Rc::new(RefCell::new(State::Asked)) };
        let told: Rc<dyn Fn(Answer)> = Rc::new(told);
        if lock.request(name, asking, Rc::clone(&told)).is_err() {
            told(Answer::Unknown);
        }
        lock
    }

    /// By reflection: the bindings are behind a flag of web-sys.
    fn request(&self, name: &str, asking: Asking, told: Rc<dyn Fn(Answer)>) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let locks = Reflect::get(&window.navigator(), &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        let options = Object::new();
        match asking {
            Asking::IfFree => Reflect::set(&options, &"ifAvailable".into(), &true.into())?,
            Asking::Taking => Reflect::set(&options, &"steal".into(), &true.into())?,
            Asking::Waiting => true,
        };
        let (state, tell) = (Rc::clone(&self.state), told.clone());
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if matches!(*state.borrow(), State::Over) {
                return JsValue::UNDEFINED;
            }
            if lock.is_null() {
                tell(Answer::Refused);
                return JsValue::UNDEFINED;
            }
            // The lock is held until this promise is kept.
            let held = Promise::new(&mut |keep, _| {
                panic::lets_go(&keep);
                state.replace(State::Held(keep));
            });
            tell(Answer::Held);
            held.into()
        });
        let asked: Promise = request.call3(&locks, &name.into(), &options, &granted)?.dyn_into()?;
        let asked = panic::unless_broken(&asked);
        let state = Rc::clone(&self.state);
        wasm_bindgen_futures::spawn_local(async move {
            let ended = wasm_bindgen_futures::JsFuture::from(asked).await;
            if ended.is_ok() {
                return;
            }
            // A lock that never came was refused by the browser itself, as where storage is blocked: asking again
            // would be refused again, for ever.
            let answer = match *state.borrow() {
                State::Held(_) => Answer::Taken,
                State::Asked => Answer::Unknown,
                State::Over => return,
            };
            told(answer);
        });
        Ok(())
    }
}

/// The names of the locks that windows hold, as far as the browser tells.
pub async fn held() -> Option<Vec<String>> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = query.call0(&locks).ok()?.dyn_into().ok()?;
    let told = wasm_bindgen_futures::JsFuture::from(panic::unless_broken(&asked)).await.ok()?;
    let held: Array = Reflect::get(&told, &"held".into()).ok()?.dyn_into().ok()?;
    Some(held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string()).collect())
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let State::Held(release) = self.state.replace(State::Over) {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
