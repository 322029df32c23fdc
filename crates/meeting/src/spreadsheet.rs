//! Customers gained and lost, out of a file that a spreadsheet or a CRM wrote.
//!
//! Read in chunks, so that whoever feeds them can show how far it is, pause and stop; nothing of the file is
//! kept but counts and the rows that could not be read. Nothing counts before the host has seen the totals:
//! [`Preview`] says how the columns are understood, [`Import`] adds up, [`Totals::marbles`] are what goes into
//! the bowl.

pub mod cells;
pub mod columns;
pub mod reader;
pub mod tally;

pub use columns::Columns;
pub use reader::{Reader, Row, Separator};
pub use tally::{BadRow, Fault, Tally, Totals};

/// How many rows are looked at to understand the columns.
const SAMPLE: usize = 50;

/// What the beginning of a file looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What stands between cells.
    pub separator: Separator,
    /// The names of the columns: the first row.
    pub header: Vec<String>,
    /// The first rows after it.
    pub rows: Vec<Vec<String>>,
    /// How the columns are understood until somebody says otherwise.
    pub columns: Columns,
}

impl Preview {
    /// Looks at the beginning of a file (a few thousand bytes are enough) or at all of it. A row that the end
    /// of a beginning cuts off is not looked at.
    #[must_use]
    pub fn of(beginning: &[u8], is_whole: bool) -> Self {
        let separator = Separator::sniff(beginning);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut take = |row: &Row| {
            if rows.len() <= SAMPLE {
                rows.push(row.cells().map(std::borrow::Cow::into_owned).collect());
            }
        };
        let mut reader = Reader::new(separator);
        reader.feed(beginning, &mut take);
        if is_whole {
            reader.finish(&mut take);
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let columns = Columns::suggest(&header, &rows);
        Self { separator, header, rows, columns }
    }
}

/// A file that is being read.
pub struct Import {
    reader: Reader,
    tally: Tally,
    has_header: bool,
}

impl Import {
    /// Begins with a file, as its preview (corrected by the host) says.
    #[must_use]
    pub fn new(separator: Separator, tally: Tally) -> Self {
        Self { reader: Reader::new(separator), tally, has_header: false }
    }

    /// Takes the next bytes in; they may end anywhere.
    pub fn feed(&mut self, chunk: &[u8]) {
        let (tally, has_header) = (&mut self.tally, &mut self.has_header);
        self.reader.feed(chunk, &mut |row| Self::take(tally, has_header, row));
    }

    fn take(tally: &mut Tally, has_header: &mut bool, row: &Row) {
        if *has_header {
            tally.take(row);
        } else {
            tally.expect(row.width());
            *has_header = true;
        }
    }

    /// What was counted so far.
    #[must_use]
    pub fn so_far(&self) -> &Totals {
        self.tally.totals()
    }

    /// The end of the file, and what was counted in it.
    #[must_use]
    pub fn finish(self) -> Totals {
        let Self { reader, mut tally, mut has_header } = self;
        let open = reader.finish(&mut |row| Self::take(&mut tally, &mut has_header, row));
        if let Some(line) = open {
            tally.bad(line, Fault::OpenQuote);
        }
        tally.into_totals()
    }
}
