//! Messages between the windows of one browser.

use super::panic;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Storage, StorageEvent};

/// Takes a message in.
type Listener<Event> = Closure<dyn Fn(Event)>;

/// An open channel; closed when dropped.
pub struct Channel {
    inner: Way,
}

/// How messages go. Every other window sees what a window writes into the storage; what is written is taken away at
/// once.
enum Way {
    Channel {
        channel: BroadcastChannel,
        _listener: Listener<MessageEvent>,
    },
    Storage {
        storage: Storage,
        key: String,
        listener: Listener<StorageEvent>,
    },
    /// Neither is there: this window is alone.
    Nowhere,
}

impl Channel {
    /// Opens the channel of this name. Messages that are not of the type are passed over: they are
    /// another version's.
    pub fn open<T: DeserializeOwned>(name: &str, receive: impl Fn(T) + 'static) -> Self {
        let receive = move |text: Option<String>| {
            if let Some(message) = text.and_then(|text| serde_json::from_str(&text).ok()) {
                receive(message);
            }
        };
        let is_there = js_sys::Reflect::has(&js_sys::global(), &JsValue::from_str("BroadcastChannel"));
        let channel = is_there.unwrap_or(false).then(|| BroadcastChannel::new(name).ok()).flatten();
        let inner = match channel {
            Some(channel) => {
                // The browser lets nobody else in; this says so once more, for whatever it may be replaced by.
                let here = web_sys::window().and_then(|window| window.location().origin().ok());
                let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                    if here.as_deref() == Some(event.origin().as_str()) {
                        receive(event.data().as_string());
                    }
                });
                channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
                panic::closes(&channel);
                Way::Channel { channel, _listener: listener }
            }
            None => Self::by_storage(name, receive).unwrap_or(Way::Nowhere),
        };
        Self { inner }
    }

    fn by_storage(name: &str, receive: impl Fn(Option<String>) + 'static) -> Option<Way> {
        let window = web_sys::window()?;
        let storage = window.local_storage().ok()??;
        let key = format!("{name}/message");
        let own = key.clone();
        let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            if event.key().as_deref() == Some(own.as_str()) {
                receive(event.new_value());
            }
        });
        window.add_event_listener_with_callback(STORAGE, listener.as_ref().unchecked_ref()).ok()?;
        Some(Way::Storage { storage, key, listener })
    }

    /// Sends a message to every other window.
    pub fn send<T: Serialize>(&self, message: &T) {
        let Ok(text) = serde_json::to_string(message) else { return };
        match &self.inner {
            Way::Channel { channel, .. } => {
                let _ = channel.post_message(&JsValue::from_str(&text));
            }
            Way::Storage { storage, key, .. } => {
                let _ = storage.set_item(key, &text);
                let _ = storage.remove_item(key);
            }
            Way::Nowhere => {}
        }
    }
}

/// The event of a storage that another window wrote to.
const STORAGE: &str = "storage";

impl Drop for Channel {
    fn drop(&mut self) {
        match &self.inner {
            Way::Channel { channel, .. } => {
                channel.set_onmessage(None);
                channel.close();
            }
            Way::Storage { listener, .. } => {
                if let Some(window) = web_sys::window() {
                    let _ = window.remove_event_listener_with_callback(STORAGE, listener.as_ref().unchecked_ref());
                }
            }
            Way::Nowhere => {}
        }
    }
}
