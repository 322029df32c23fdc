//! `IndexedDB`, as little of it as the journal needs.
//!
//! Thin on purpose. Measured as optimised wasm and script, beside the same program without a database: these
//! calls 5 and 6 kB, the `idb` crate 37 and 12 kB, and neither it nor `rexie`, which stands on it, can ask
//! for a strict transaction.

use super::clock;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::OnceCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// A database that has not answered after so long is asked once more to open.
const ASKS_AGAIN: Duration = Duration::from_secs(1);

/// Why something was not stored or read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// There is no room.
    Full,
    /// The database cannot be used: it is blocked, broken or gone.
    Unusable,
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        let name = error.dyn_into::<web_sys::DomException>().map(|error| error.name()).unwrap_or_default();
        // Chromium's name; Firefox's own one; both say the same.
        let is_full = matches!(name.as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED");
        if is_full { Self::Full } else { Self::Unusable }
    }
}

/// How sure a transaction is before it says that it is complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// It outlives the browser.
    Relaxed,
    /// It outlives the machine.
    Strict,
}

/// An open database.
#[derive(Clone)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens a database, and makes the stores that are not there yet. Where a newer version of the app has
    /// given it a higher number, it is opened as it is.
    pub async fn open(name: &str, version: u32, stores: &'static [&'static str]) -> Result<Self, Trouble> {
        let mut database = match asked(name, Some(version), stores).await {
            Ok(database) => database,
            // As it is. After the browser threw away a store that it could not read, that is one which has to be made.
            Err(_) => asked(name, None, stores).await?,
        };
        if database.object_store_names().length() == 0 {
            // Made, and never filled. Another window may be about to fill it: it gets its stores by a higher number, as one that
            // is deleted would take along what is in it by then.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, counted here")]
            let next = database.version() as u32 + 1;
            database.close();
            database = asked(name, Some(next), stores).await?;
        }
        // A newer version that opens beside this one is not held up; what comes after fails here, and says so.
        let closing = database.clone();
        let close = Closure::<dyn Fn()>::new(move || closing.close());
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        close.forget();
        Ok(Self(database))
    }

    /// Has the browser write out what it has and begin a new log file, which it does when any database is deleted.
    ///
    /// A killed browser may leave half a record at the end of its log. Chromium goes on behind it in the next life
    /// (`reuse_logs` of its `LevelDB`), and in the one after that, when it reads across, throws away the whole store
    /// of this site. One kill in some hundreds did so; `tests/browser/hazards/torn.rs` does it on purpose.
    pub async fn begin_new_log(scratch: &str) -> Result<(), Trouble> {
        Self::open(scratch, 1, &["empty"]).await?.0.close();
        remove(scratch).await
    }

    /// Calls back when the browser has closed it by itself, as when it cannot read its own files any more.
    pub fn on_closed(&self, run: impl Fn() + 'static) {
        let closed = Closure::<dyn Fn()>::new(run);
        self.0.set_onclose(Some(closed.as_ref().unchecked_ref()));
        closed.forget();
    }

    /// Begins to read.
    pub fn reading(&self, stores: &[&str]) -> Result<Transaction, Trouble> {
        self.begin(stores, "readonly", Durability::Relaxed)
    }

    /// Begins to write.
    pub fn writing(&self, stores: &[&str], durability: Durability) -> Result<Transaction, Trouble> {
        self.begin(stores, "readwrite", durability)
    }

    /// By reflection: the binding that takes the durability is behind a flag of web-sys.
    fn begin(&self, stores: &[&str], mode: &str, durability: Durability) -> Result<Transaction, Trouble> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let word = if durability == Durability::Strict { "strict" } else { "relaxed" };
        Reflect::set(&options, &"durability".into(), &word.into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let transaction = begin.call3(&self.0, &names, &mode.into(), &options)?;
        // One that only reads is over when nobody reads any more.
        Ok(Transaction { asked: transaction.unchecked_into(), is_finished: mode == "readonly" })
    }
}

/// A transaction: everything asked of it happens, or nothing. Dropped before it is finished, nothing does.
pub struct Transaction {
    asked: IdbTransaction,
    is_finished: bool,
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = self.asked.abort();
        }
    }
}

impl Transaction {
    fn store(&self, name: &str) -> Result<IdbObjectStore, Trouble> {
        Ok(self.asked.object_store(name)?)
    }

    /// Asks for a value to be put under a key.
    pub fn put(&self, store: &str, key: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.store(store)?.put_with_key(&Uint8Array::from(bytes), &key.into())?;
        Ok(())
    }

    /// Asks for a key to be taken out.
    pub fn remove(&self, store: &str, key: &str) -> Result<(), Trouble> {
        self.store(store)?.delete(&key.into())?;
        Ok(())
    }

    /// What is under a key.
    pub async fn get(&self, store: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let value = answer(&self.store(store)?.get(&key.into())?).await?;
        Ok((!value.is_undefined()).then(|| bytes_of(&value)))
    }

    /// The keys that begin with these words, in order.
    pub async fn keys(&self, store: &str, prefix: &str) -> Result<Vec<String>, Trouble> {
        let range = range(prefix)?;
        let keys: Array = answer(&self.store(store)?.get_all_keys_with_key(&range)?).await?.unchecked_into();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// What is under the keys that begin with these words, in order.
    pub async fn all(&self, store: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let range = range(prefix)?;
        let store = self.store(store)?;
        // Both are asked for before either is waited for, so that they see the same.
        let (keys, values) = (store.get_all_keys_with_key(&range)?, store.get_all_with_key(&range)?);
        let keys: Array = answer(&keys).await?.unchecked_into();
        let values: Array = answer(&values).await?.unchecked_into();
        let pairs = keys.iter().zip(values.iter());
        Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, bytes_of(&value)))).collect())
    }

    /// Says that nothing more is asked, and waits until all of it is done.
    pub async fn done(self) -> Result<(), Trouble> {
        self.finished()?.await
    }

    /// The same, in two halves: nothing more is asked at once, and the waiting is for later.
    pub fn finished(mut self) -> Result<impl Future<Output = Result<(), Trouble>>, Trouble> {
        let transaction = self.asked.clone();
        let promise = Promise::new(&mut |complete, abort| {
            transaction.set_oncomplete(Some(&complete));
            transaction.set_onabort(Some(&abort));
        });
        // An early end keeps a page that is left from taking the transaction with it.
        #[allow(deprecated, reason = "only web-sys calls it so; it is in the standard")]
        transaction.commit()?;
        self.is_finished = true;
        Ok(async move {
            if JsFuture::from(promise).await.is_ok() {
                return Ok(());
            }
            Err(transaction.error().map_or(Trouble::Unusable, |error| JsValue::from(error).into()))
        })
    }
}

async fn remove(name: &str) -> Result<(), Trouble> {
    let request = factory()?.delete_database(name)?;
    answer(&request).await?;
    Ok(())
}

fn factory() -> Result<IdbFactory, Trouble> {
    web_sys::window().ok_or(Trouble::Unusable)?.indexed_db()?.ok_or(Trouble::Unusable)
}

/// Opens a database, by its number or as it is, and asks again as long as there is no answer at all: Chromium loses a request
/// that comes while it throws away a store which it cannot read. The first answer counts.
async fn asked(name: &str, version: Option<u32>, stores: &'static [&'static str]) -> Result<IdbDatabase, Trouble> {
    let first = Rc::new(OnceCell::new());
    let promise = Promise::new(&mut |answered, _| {
        let (name, first) = (name.to_owned(), Rc::clone(&first));
        spawn_local(async move {
            while first.get().is_none() {
                let request = factory().and_then(|factory| {
                    Ok(match version {
                        Some(version) => factory.open_with_u32(&name, version)?,
                        None => factory.open(&name)?,
                    })
                });
                let (first, answered) = (Rc::clone(&first), answered.clone());
                spawn_local(async move {
                    let answer = match request {
                        Ok(request) => made(&request, stores).await,
                        Err(trouble) => Err(trouble),
                    };
                    match first.set(answer) {
                        Err(Ok(late)) => late.close(),
                        Err(Err(_)) => {}
                        Ok(()) => drop(answered.call0(&JsValue::NULL)),
                    }
                });
                let _ = JsFuture::from(clock::after(ASKS_AGAIN)).await;
            }
        });
    });
    let _ = JsFuture::from(promise).await;
    first.get().cloned().unwrap_or(Err(Trouble::Unusable))
}

/// The database that is asked for; the stores that it lacks are made where the browser lets them be.
async fn made(request: &IdbOpenDbRequest, stores: &'static [&'static str]) -> Result<IdbDatabase, Trouble> {
    let asked = request.clone();
    let make_stores = Closure::<dyn Fn()>::new(move || {
        let Ok(made) = asked.result() else { return };
        let made: IdbDatabase = made.unchecked_into();
        for store in stores {
            // One that is there already stays as it is.
            let _ = made.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(make_stores.as_ref().unchecked_ref()));
    Ok(answer(request).await?.unchecked_into())
}

/// Waits for the answer to a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |success, error| {
        request.set_onsuccess(Some(&success));
        request.set_onerror(Some(&error));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::NULL, JsValue::from)),
    }
}

fn range(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    // No key has a character beyond this one.
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    // Anything else than bytes was not written by this app, and fails its check.
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}
