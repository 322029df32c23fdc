//! What a first visit downloads, compressed as static hosts do it, against its budget.

use crate::{Outcome, Stop};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// All WebAssembly, scripts and style together, in bytes: what the page is to weigh.
const BUDGET: usize = 200_000;
/// What it weighs at the most until it is there: a guard against growth that nobody noticed, not the budget, and gone
/// when that is met. Raised from 418,000 to 522,000 when the journal, the text check's views, the Stage's moments and the
/// records of the practices came in together, and to 550,000 by what is stored here, its backup, the way without a
/// network and the log of what happened (27,000 of it), to 680,000 by the views of the practices (five kinds, series,
/// digest, replay), and to 692,000 by the circle and the walk, linked voices and who spoke (24,000), the file that is kept
/// saving and the way on without a database (12,000), and to 694,000 by the paper without what is left out, a finger's first
/// tap and the help (3,700), and a page looked at in words (1,200), and to 696,000 by smaller pieces of the screens, so that
/// no task of a slow machine is long (2,000), and to 704,000 by dialogs, gate and notes in turns and forms that are sent by
/// hand (2,400), what is half written, kept everywhere (3,000), and what a newer version wrote, taken in again (1,800), and
/// to 714,000 by half-written words of each tab, found by the next one, an import that is stored whole or not (8,300), and a
/// database that the browser threw away, made anew (1,100), and to 715,000 by half-written words that the journal refuses or
/// has beyond the copy (600), and to 722,000 by what three readings found: the trash with two notes and several windows, the file
/// that is written on leaving (3,400), rows that stay under the hand, whole days and counts, a backup that only adds (3,800),
/// and to 729,500 by three more: marks and files that outlive a database which does not open or does not answer (3,000), an action log
/// that reaches over a cut, input of each item (2,300), and whatever an entry makes of a meeting, opened again (1,200), and to 736,500 by fields
/// and tables that become known in what an older version imported (4,000), a late database and a build that breaks at its start
/// (1,200), and words in parts that are not shown (1,200), and to 744,000 by what a reading of the meeting from start to end
/// found: the gate and the blank Stage over a reload, the keyboard that is handed on (2,500), one name and no more, and
/// deciders that are put right (2,000), and what was imported and taken back by an older version (1,500), and to 754,000 by two more
/// readings: what is nowhere but in the page, tried again, told and asked about (3,300), the keyboard after presses that work on for
/// a while, names over a reload (1,000), what was captured, brought into view (800), an action log that names things (1,500),
/// updates with consent only (1,500), and to 757,000 by what is nowhere but in the page, known of as well when its meeting is
/// opened again, goes on elsewhere or was left before the database answered (1,900), texts that are written once (700), and
/// what a reading of the evening before found: words said twice, names of gone tabs, a gate whose console goes (1,900), and to
/// 761,500 by what a host's play found: steps that are taken back leave what others went on from, in the room and in imports,
/// and are found again in a log of several windows, and words in any field are told before the close (4,500 in all), and to
/// 767,500 by another one: what was undone unheard comes back, undo reaches imports and the steps of other windows, names
/// follow in every row, and words that another window closes over are told (5,900 in all). Lowered to 764,500 by wasm-opt, told that
/// the lowest kilobyte of memory is unused (5,000 off), when files that are let fall, a home that follows other windows, and a
/// database that is asked again came in (2,100).
const CEILING: usize = 764_500;
const COUNTED: [&str; 3] = ["wasm", "js", "css"];

struct Row {
    name: String,
    raw: usize,
    compressed: usize,
}

/// What a folder of the app weighs.
pub struct Weight {
    rows: Vec<Row>,
}

impl Weight {
    /// Weighs it, the heaviest file first.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn of(folder: &Path) -> Outcome<Self> {
        let mut rows = files(folder, &COUNTED)?.iter().map(|file| row(folder, file)).collect::<Outcome<Vec<_>>>()?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.compressed));
        Ok(Self { rows })
    }

    /// Prints the table and checks the sum.
    ///
    /// # Errors
    /// The sum is over the ceiling.
    pub fn check(&self) -> Outcome {
        println!("{:>10} {:>10}", "bytes", "brotli 11");
        for row in &self.rows {
            println!("{:>10} {:>10}  {}", row.raw, row.compressed, row.name);
        }
        let raw: usize = self.rows.iter().map(|row| row.raw).sum();
        let sum: usize = self.rows.iter().map(|row| row.compressed).sum();
        println!("{raw:>10} {sum:>10}  in all, of {BUDGET}");
        if sum <= BUDGET {
            return Ok(());
        }
        let over = sum - BUDGET;
        if sum <= CEILING {
            println!("The budget is missed by {over} bytes; the page may not grow beyond {CEILING}.");
            return Ok(());
        }
        Err(Stop::new(format!(
            "The page is {over} bytes over its budget, and has grown beyond its ceiling of {CEILING}."
        )))
    }
}

/// Every file under a folder with one of these endings.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, endings)?);
        } else if path.extension().and_then(OsStr::to_str).is_some_and(|ending| endings.contains(&ending)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn row(folder: &Path, file: &Path) -> Outcome<Row> {
    let bytes = fs::read(file)?;
    let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
    Ok(Row { name, raw: bytes.len(), compressed: compressed(&bytes)?.len() })
}

/// A file as static hosts send it: Brotli at its strongest.
pub(crate) fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::compressed;

    #[test]
    fn compression_makes_text_smaller() {
        assert!(compressed(&b"What keeps trials from becoming customers? ".repeat(50)).unwrap().len() < 100);
    }
}
