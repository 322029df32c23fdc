//! When the program itself breaks: a page that says so, with the way to the stored notes. The page is `panic.js`, which
//! needs nothing of the program: neither a stack nor memory may be left.

use js_sys::{Function, Map, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::BroadcastChannel;
use words::current;

#[wasm_bindgen(module = "/src/browser/panic.js")]
extern "C" {
    fn watch(root: &web_sys::Element, words: &Object);
    fn show(detail: &str);
    fn hold(release: &Function);
    fn hears(channel: &BroadcastChannel);
    #[wasm_bindgen(js_name = whileWhole)]
    fn while_whole(promise: &Promise) -> Promise;
    #[wasm_bindgen(js_name = inMemory)]
    fn refused() -> Map;
    fn worry(is_unsafe: bool);
    #[wasm_bindgen(js_name = isBroken)]
    fn has_broken() -> bool;
}

/// Shows the page in place of the app when the program panics, or breaks in a way that runs no hook.
pub fn install(root: &web_sys::Element) {
    let label = &current().label;
    let words = Object::new();
    for (name, text) in [
        ("title", label.panic_title),
        ("hint", label.panic_hint),
        ("unsafeTitle", label.panic_unsaved_title),
        ("unsafeHint", label.panic_unsaved_hint),
        ("reload", label.reload),
        ("download", label.download_notes),
        ("home", label.go_home),
        ("update", label.update_now),
        ("held", label.update_held),
        ("heldWhy", label.update_held_why),
        ("detail", label.panic_detail),
    ] {
        let _ = Reflect::set(&words, &JsValue::from_str(name), &JsValue::from_str(text));
    }
    watch(root, &words);
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show(&info.to_string());
    }));
}

/// What the storage did not take, by its key. The page holds it, so that it is there after the program broke.
pub fn in_memory() -> Map {
    refused()
}

/// Says whether something of a meeting is nowhere but in this page. Whoever leaves it is asked first, and a program that
/// breaks does not say that all is safe.
pub fn is_unsafe(is_so: bool) {
    worry(is_so);
}

/// Lets go of a lock, by calling this, should the program break.
pub fn lets_go(release: &Function) {
    hold(release);
}

/// Closes a channel, should the program break.
pub fn closes(channel: &BroadcastChannel) {
    hears(channel);
}

/// The same promise, of which a broken program is told nothing.
pub fn unless_broken(promise: &Promise) -> Promise {
    while_whole(promise)
}

/// Whether the program has broken. What is in memory then may be half of something, and is not to be kept.
pub fn is_broken() -> bool {
    has_broken()
}
