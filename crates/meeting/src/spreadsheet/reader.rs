//! Rows out of bytes (RFC 4180, and what spreadsheets make of it).

use std::borrow::Cow;

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// A comma.
    #[default]
    Comma,
    /// A semicolon, where the comma is a decimal mark.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// Every separator.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The separator that splits the first rows into the most cells, the same number in each; a comma where
    /// none does.
    #[must_use]
    pub fn sniff(beginning: &[u8]) -> Self {
        let cells = |separator: Self| {
            let mut widths = Vec::new();
            // The last row may be cut off, so it is not finished here.
            Reader::new(separator).feed(beginning, &mut |row| widths.push(row.width()));
            if widths.is_empty() {
                Reader::new(separator).alone(beginning, &mut |row| widths.push(row.width()));
            }
            widths.truncate(20);
            let least = widths.iter().min().copied().unwrap_or_default();
            (least.min(2), widths.iter().filter(|width| **width == least).count(), least)
        };
        let mut best = (Self::Comma, cells(Self::Comma));
        for separator in [Self::Semicolon, Self::Tab] {
            let score = cells(separator);
            if score > best.1 {
                best = (separator, score);
            }
        }
        best.0
    }
}

/// One row, as long as it is looked at.
pub struct Row<'a> {
    /// The line of the file on which it begins, from one.
    pub line: usize,
    bytes: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// How many cells it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the spaces around it; empty where there is none. Bytes that are not UTF-8 are read as
    /// Latin-1, which is what a spreadsheet that does not write UTF-8 writes in Europe and the Americas.
    #[must_use]
    pub fn cell(&self, column: usize) -> Cow<'a, str> {
        let end = self.ends.get(column).copied().unwrap_or_default();
        let begin = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let bytes = self.bytes.get(begin..end).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text.trim()),
            Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect::<String>().trim().to_owned()),
        }
    }

    /// Every cell.
    pub fn cells(&self) -> impl Iterator<Item = Cow<'a, str>> {
        (0..self.width()).map(|column| self.cell(column))
    }
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before its first byte.
    Begin,
    /// In a cell without quotes, or after the closing one.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote between quotes: the end of the cell, or half of a doubled one.
    Quote,
}

/// What some programs write before the first row (Unicode, 23.8).
const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Cuts bytes into rows; they come in chunks that may end anywhere.
pub struct Reader {
    separator: u8,
    state: State,
    mark: usize,
    after_return: bool,
    line: usize,
    begins: usize,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Reader {
    /// A reader at the beginning of a file.
    #[must_use]
    pub fn new(separator: Separator) -> Self {
        Self {
            separator: separator.byte(),
            state: State::Begin,
            mark: 0,
            after_return: false,
            line: 1,
            begins: 1,
            bytes: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Takes the next bytes in and hands over each row that they complete. Rows of nothing are left out.
    pub fn feed(&mut self, chunk: &[u8], each: &mut dyn FnMut(&Row)) {
        for byte in chunk {
            if self.mark < BYTE_ORDER_MARK.len() {
                if BYTE_ORDER_MARK.get(self.mark) == Some(byte) {
                    self.mark += 1;
                    continue;
                }
                // Half a mark is text after all.
                for half in BYTE_ORDER_MARK.iter().take(std::mem::replace(&mut self.mark, BYTE_ORDER_MARK.len())) {
                    self.take(*half, each);
                }
            }
            self.take(*byte, each);
        }
    }

    fn take(&mut self, byte: u8, each: &mut dyn FnMut(&Row)) {
        let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
        let is_break = byte == b'\n' || byte == b'\r';
        if is_break && !(after_return && byte == b'\n') {
            self.line += 1;
        }
        match self.state {
            State::Quoted if byte == b'"' => self.state = State::Quote,
            State::Quoted => self.bytes.push(byte),
            State::Quote if byte == b'"' => {
                self.bytes.push(byte);
                self.state = State::Quoted;
            }
            State::Begin if byte == b'"' => self.state = State::Quoted,
            // The second half of a line break ends nothing.
            State::Begin if byte == b'\n' && after_return => {}
            _ if byte == self.separator => {
                self.ends.push(self.bytes.len());
                self.state = State::Begin;
            }
            _ if is_break => self.end_row(each),
            _ => {
                self.bytes.push(byte);
                self.state = State::Plain;
            }
        }
    }

    fn end_row(&mut self, each: &mut dyn FnMut(&Row)) {
        if self.state != State::Begin || !self.ends.is_empty() {
            self.ends.push(self.bytes.len());
            each(&Row { line: self.begins, bytes: &self.bytes, ends: &self.ends });
        }
        self.bytes.clear();
        self.ends.clear();
        self.state = State::Begin;
        self.begins = self.line;
    }

    /// The end of the file: hands over the last row, which needs no line break. Answers with the line of a
    /// quote that was opened and never closed; what follows it is no row.
    pub fn finish(mut self, each: &mut dyn FnMut(&Row)) -> Option<usize> {
        if self.state == State::Quoted {
            return Some(self.begins);
        }
        self.end_row(each);
        None
    }

    /// A text that is one row without an end.
    fn alone(mut self, text: &[u8], each: &mut dyn FnMut(&Row)) {
        self.feed(text, each);
        self.finish(each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a text that comes in chunks of so many bytes, with their lines.
    fn rows(text: &[u8], separator: Separator, size: usize) -> (Vec<(usize, Vec<String>)>, Option<usize>) {
        let mut rows = Vec::new();
        let mut take = |row: &Row| rows.push((row.line, row.cells().map(Cow::into_owned).collect::<Vec<_>>()));
        let mut reader = Reader::new(separator);
        for chunk in text.chunks(size) {
            reader.feed(chunk, &mut take);
        }
        let open = reader.finish(&mut take);
        (rows, open)
    }

    #[test]
    fn rows_are_the_same_however_the_bytes_come() {
        let text = "\u{feff}a,b\r\n\"x, \"\"y\"\"\",2\r\n\r\n\"two\r\nlines\", é \rlast,\"\"".as_bytes();
        let expected =
            [(1, vec!["a", "b"]), (2, vec!["x, \"y\"", "2"]), (4, vec!["two\r\nlines", "é"]), (6, vec!["last", ""])];
        let expected: Vec<_> =
            expected.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect::<Vec<_>>())).into();
        for size in [1, 2, 3, 7, 1000] {
            assert_eq!(rows(text, Separator::Comma, size), (expected.clone(), None), "{size}");
        }
    }

    #[test]
    fn quotes_only_count_at_the_beginning_of_a_cell() {
        let (read, _) = rows(b"5\" pipe,\"a\"b,\n", Separator::Comma, 4);
        assert_eq!(read, [(1, vec!["5\" pipe".to_owned(), "ab".to_owned(), String::new()])]);
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let (read, open) = rows(b"a,b\n1,\"2\n3,4\n", Separator::Comma, 5);
        assert_eq!((read.len(), open), (1, Some(2)));
    }

    #[test]
    fn what_is_not_utf_8_is_latin_1() {
        let (read, _) = rows(b"K\xfcndigung;caf\xc3\xa9\n", Separator::Semicolon, 3);
        assert_eq!(read, [(1, vec!["Kündigung".to_owned(), "café".to_owned()])]);
    }

    #[test]
    fn separators_are_found() {
        for (text, separator) in [
            ("a,b\n1,2\n", Separator::Comma),
            ("a;b;c\n1,5;2;3\n2,5;1;1\n", Separator::Semicolon),
            ("a\tb\n1, 2\t3\n", Separator::Tab),
            ("reason;count\n\"a, b, c, d\";1\n", Separator::Semicolon),
            ("a;b", Separator::Semicolon),
            ("one column\n1\n", Separator::Comma),
            ("", Separator::Comma),
        ] {
            assert_eq!(Separator::sniff(text.as_bytes()), separator, "{text}");
        }
    }
}
