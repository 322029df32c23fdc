//! Files in and out, and the clipboard.

use meeting::file;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why a chosen file was not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// It is larger than any notes; only how it begins was read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// The bytes of a file that somebody chose or dropped.
pub async fn read(file: &web_sys::File) -> Result<Vec<u8>, ReadError> {
    let length = i32::try_from(file::BACKUP_BEGINS.len()).unwrap_or_default();
    let begins = file.slice_with_i32_and_i32(0, length).map_err(|_| ReadError::Unreadable)?;
    #[allow(clippy::cast_precision_loss, reason = "a hundred million is exact")]
    if file.size() > file::largest(&bytes(&begins).await?) as f64 {
        return Err(ReadError::TooLarge);
    }
    bytes(file).await
}

async fn bytes(blob: &web_sys::Blob) -> Result<Vec<u8>, ReadError> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| ReadError::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Some of the bytes of a file, however large it is.
pub async fn part(file: &web_sys::File, from: f64, to: f64) -> Result<Vec<u8>, ReadError> {
    let piece = file.slice_with_f64_and_f64(from, to).map_err(|_| ReadError::Unreadable)?;
    let buffer = JsFuture::from(piece.array_buffer()).await.map_err(|_| ReadError::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The bytes of a file that ships with the app, by its place beside the page.
pub async fn fetch(place: &str) -> Result<Vec<u8>, ReadError> {
    let window = web_sys::window().ok_or(ReadError::Unreadable)?;
    let fetched = async {
        let answer: web_sys::Response = JsFuture::from(window.fetch_with_str(place)).await?.dyn_into()?;
        if !answer.ok() {
            return Err(JsValue::NULL);
        }
        JsFuture::from(answer.array_buffer()?).await
    };
    let buffer = fetched.await.map_err(|_| ReadError::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Hands a file to the browser's downloads. Whether the browser took it.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    offer(name, media_type, bytes).is_ok()
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(&format!("{media_type};charset=utf-8"));
    // As bytes, which the browser takes as they are: a text would be turned into its own form and back.
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser takes the address up after this task; a minute later it is certainly done with it.
    leptos::prelude::set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_mins(1),
    );
    Ok(())
}

/// Puts rich text on the clipboard, and plain text beside it.
pub async fn copy_rich(rich: &str, plain: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let navigator = window.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))?;
    if !clipboard.is_object() {
        return Err(JsValue::NULL);
    }
    let kinds = js_sys::Object::new();
    for (kind, text) in [("text/html", rich), ("text/plain", plain)] {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
        js_sys::Reflect::set(&kinds, &JsValue::from_str(kind), &blob)?;
    }
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
    let items = js_sys::Array::of1(&item);
    JsFuture::from(navigator.clipboard().write(&items)).await.map(drop)
}

/// Puts text on the clipboard. Whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Absent on pages that were not served securely.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
