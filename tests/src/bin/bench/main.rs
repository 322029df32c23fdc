//! The app beside a bare page, in one browser run for each: ready, reload, a keystroke, an edit, what it writes, 1,000
//! more points, and the export. Medians of five; with `--quick`, once and with 1,000 points only. Numbers say with how many
//! points instead: `--quick 10000`.

mod app;
mod bare;
mod figures;
mod measure;
mod subject;
mod table;

use figures::Figures;
use room_tests::Trouble;
use subject::Subject;

const SUBJECTS: [Subject; 2] = [Subject::Bare, Subject::App];
const SLOWER: [u32; 2] = [1, 4];

fn main() -> Result<(), Trouble> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_quick = words.iter().any(|word| word == "--quick");
    let (usual, times): (&[usize], usize) = if is_quick { (&[1_000], 1) } else { (&[1_000, 10_000], 5) };
    let asked: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let mut last = Ok(());
    for &points in if asked.is_empty() { usual } else { &asked } {
        for slower in SLOWER {
            let mut columns: Vec<(Subject, Figures)> = Vec::new();
            for subject in SUBJECTS {
                eprintln!("Measuring {} with {points} points at {slower}x, {times} times …", subject.name());
                match measure::measure(subject, points, slower, times) {
                    Ok(figures) => columns.push((subject, figures)),
                    Err(trouble) => {
                        eprintln!("{} was not measured.\n{trouble}", subject.name());
                        last = Err(trouble);
                    }
                }
            }
            table::print(points, slower, &columns);
        }
    }
    last
}
