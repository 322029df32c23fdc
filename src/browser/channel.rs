//! Messages between the windows of one browser.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Takes a message in.
type Listener = Closure<dyn Fn(MessageEvent)>;

/// An open channel; closed when dropped. Without `BroadcastChannel` in the browser it stays silent.
pub struct Channel {
    inner: Option<(BroadcastChannel, Listener)>,
}

impl Channel {
    /// Opens the channel of this name. Messages that are not of the type are passed over: they are
    /// another version's.
    pub fn open<T: DeserializeOwned>(name: &str, receive: impl Fn(T) + 'static) -> Self {
        let is_there = js_sys::Reflect::has(&js_sys::global(), &JsValue::from_str("BroadcastChannel"));
        let channel = is_there.unwrap_or(false).then(|| BroadcastChannel::new(name).ok()).flatten();
        let inner = channel.map(|channel| {
            let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let message = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
                if let Some(message) = message {
                    receive(message);
                }
            });
            channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
            (channel, closure)
        });
        Self { inner }
    }

    /// Sends a message to every other window.
    pub fn send<T: Serialize>(&self, message: &T) {
        if let (Some((channel, _)), Ok(text)) = (&self.inner, serde_json::to_string(message)) {
            let _ = channel.post_message(&JsValue::from_str(&text));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.inner {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
