//! Counting customers out of a file that a CRM or a spreadsheet wrote, piece by piece: the page stays awake, and
//! nothing of the file is kept but what was counted.

use crate::browser::files;
use leptos::prelude::*;
use meeting::moment::Day;
use meeting::money::Currency;
use meeting::spreadsheet::{Columns, Import, Preview, Separator, Tally, Totals};
use web_sys::File;

pub use crate::browser::files::ReadError;

/// So many bytes are looked at to understand the columns.
const BEGINNING: f64 = 65_536.0;
/// So many are read at a time; between two pieces the page can draw, and stop.
const PIECE: f64 = 131_072.0;

/// How the host says a file is to be counted.
#[derive(Clone, PartialEq, Debug)]
pub struct Wish {
    /// What stands between cells.
    pub separator: Separator,
    /// Which column has what.
    pub columns: Columns,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// From which day on.
    pub from: Option<Day>,
    /// Up to which day.
    pub to: Option<Day>,
}

/// A file in the hand, or none. A handle: copies hold the same.
#[derive(Clone, Copy)]
pub struct Held(StoredValue<Option<File>, LocalStorage>);

impl Held {
    /// An empty hand.
    pub fn nothing() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Takes a file in the hand, or lets it go.
    pub fn take(self, file: Option<File>) {
        self.0.set_value(file);
    }

    /// The file.
    pub fn file(self) -> Option<File> {
        self.0.get_value()
    }
}

/// Looks at the beginning of a file.
pub async fn look(file: &File) -> Result<Preview, ReadError> {
    let bytes = files::part(file, 0.0, BEGINNING).await?;
    Ok(Preview::of(&bytes, file.size() <= BEGINNING))
}

/// Counts a file. `goes_on` hears how many whole percent are read, and answers whether to go on; `None` when it did
/// not.
pub async fn count(file: &File, wish: Wish, goes_on: impl Fn(u32) -> bool) -> Result<Option<Totals>, ReadError> {
    let tally = Tally::new(wish.columns, wish.currency, (wish.from, wish.to));
    let mut import = Import::new(wish.separator, tally);
    let (mut place, size) = (0.0, file.size());
    while place < size {
        import.feed(&files::part(file, place, place + PIECE).await?);
        place += PIECE;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from nought to a hundred")]
        let percent = (place / size * 100.0).min(100.0) as u32;
        if !goes_on(percent) {
            return Ok(None);
        }
    }
    Ok(Some(import.finish()))
}
