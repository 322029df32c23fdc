//! What a tab remembers over a reload, and no other tab knows.

/// The browser's memory of this tab. Not through the storage crate, which panics where there is none.
fn memory() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What is remembered under this name.
pub fn read(name: &str) -> Option<String> {
    memory()?.get_item(name).ok()?
}

/// Remembers it. Where the browser has no memory, a reload knows nothing of it.
pub fn keep(name: &str, text: &str) {
    if let Some(memory) = memory() {
        let _ = memory.set_item(name, text);
    }
}

/// Remembers it no longer.
pub fn forget(name: &str) {
    if let Some(memory) = memory() {
        let _ = memory.remove_item(name);
    }
}
