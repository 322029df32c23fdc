//! The connection to the journal's database.

use super::{ABOUT, STORES, marks};
use crate::browser::clock;
use crate::browser::database::{Database, Durability, Trouble};
use journal::number;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

const NAME: &str = "empty-chair";
/// Made and deleted again each time the journal opens.
const SCRATCH: &str = "empty-chair-scratch";
/// The number of the database: it grows when a store joins.
const VERSION: u32 = 1;
const SCHEMA: &str = "schema";
/// Who looks for something waits so long for a journal that does not answer, counted from when it was asked to open; then
/// the copies are all there is. A meeting that is open waits on.
const ANSWERS_WITHIN: Duration = Duration::from_secs(4);

thread_local! {
    static OPENING: RefCell<Option<Opening>> = const { RefCell::new(None) };
    static OPENED: RefCell<Option<Opened>> = const { RefCell::new(None) };
}

#[derive(Clone)]
pub(super) struct Opened {
    pub(super) database: Database,
    pub(super) is_newer: bool,
}

/// An opening that is on its way.
#[derive(Clone)]
struct Opening {
    /// Until it is done.
    whenever: Promise,
    /// The same, or until it has taken too long.
    soon: Promise,
}

/// The journal, which is opened once, and again after it was lost; where it does not answer, not for ever.
pub(super) async fn opened() -> Result<Opened, Trouble> {
    opened_by(|opening| opening.soon).await
}

/// The same, however long it takes.
pub(super) async fn opened_whenever() -> Result<Opened, Trouble> {
    opened_by(|opening| opening.whenever).await
}

/// The journal, where it is open.
pub(super) fn opened_now() -> Option<Opened> {
    OPENED.with(|slot| slot.borrow().clone())
}

async fn opened_by(which: fn(Opening) -> Promise) -> Result<Opened, Trouble> {
    if let Some(opened) = opened_now() {
        return Ok(opened);
    }
    let opening = OPENING.with(|slot| slot.borrow_mut().get_or_insert_with(begin).clone());
    JsFuture::from(which(opening)).await?;
    opened_now().ok_or(Trouble::Unusable)
}

/// Neither promise is ever refused: perhaps nobody waits for it.
fn begin() -> Opening {
    let whenever = future_to_promise(async {
        if let Ok(opened) = open().await {
            OPENED.with(|slot| slot.replace(Some(opened)));
        } else {
            lost();
        }
        Ok(JsValue::UNDEFINED)
    });
    let soon = Promise::race(&Array::of2(&whenever, &clock::after(ANSWERS_WITHIN)));
    Opening { whenever, soon }
}

async fn open() -> Result<Opened, Trouble> {
    let database = Database::open(NAME, VERSION, &STORES).await?;
    database.on_closed(lost);
    wasm_bindgen_futures::spawn_local(async {
        // Without it everything works as before: it guards against the next kill but one.
        let _ = Database::begin_new_log(SCRATCH).await;
    });
    let about = database.reading(&[ABOUT])?.get(ABOUT, SCHEMA).await?;
    // A plain number is what versions before wrote.
    let plain = |bytes: &[u8]| std::str::from_utf8(bytes).ok()?.parse::<u64>().ok();
    let number = about.and_then(|bytes| number::read(SCHEMA, &bytes).or_else(|| plain(&bytes)));
    let ours = u64::from(journal::SCHEMA);
    if number.is_none() {
        let writing = database.writing(&[ABOUT], Durability::Relaxed)?;
        writing.put(ABOUT, SCHEMA, number::write(SCHEMA, ours).as_bytes())?;
        writing.done().await?;
    }
    let is_newer = number.is_some_and(|number| number > ours);
    if !is_newer {
        // Where it does not work now, what is owed waits for the next opening.
        let _ = marks::settle_in(&database).await;
    }
    Ok(Opened { database, is_newer })
}

/// The journal cannot be used any more; who wants it next opens it anew.
pub(super) fn lost() {
    OPENING.with(|slot| slot.replace(None));
    OPENED.with(|slot| slot.replace(None));
}

/// Begins to open the journal, so that it is open when it is wanted.
pub fn warm_up() {
    wasm_bindgen_futures::spawn_local(async {
        let _ = opened().await;
    });
}

/// Whether the journal has given no answer yet: what it has is not known, and it may still open.
pub fn is_silent() -> bool {
    !is_open() && OPENING.with(|slot| slot.borrow().is_some())
}

/// Waits until the journal is open or has failed to open. Whether it is open.
pub async fn opens_at_last() -> bool {
    opened_whenever().await.is_ok()
}

/// Whether the journal is open, or opens while somebody may wait for it.
pub async fn opens_soon() -> bool {
    opened().await.is_ok()
}

/// Whether the journal is open.
pub fn is_open() -> bool {
    opened_now().is_some()
}

/// The journal, to be written to. A newer version's is only read.
pub(super) async fn writable() -> Result<Database, Trouble> {
    let Opened { database, is_newer } = opened().await?;
    if is_newer { Err(Trouble::Unusable) } else { Ok(database) }
}

/// Whether a newer version of the app keeps this store: it is only to be read.
pub async fn is_newer() -> bool {
    opened().await.is_ok_and(|opened| opened.is_newer)
}
