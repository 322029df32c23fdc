//! The figures side by side.

use crate::figures::{Figures, Samples};
use crate::subject::Subject;

type Pick = fn(&Figures) -> Option<f64>;

const ROWS: [(&str, Pick); 9] = [
    ("ready for input, ms", |figures| figures.ready.median()),
    ("reload, ms", |figures| figures.reload.median()),
    ("keystroke to paint p50, ms", |figures| figures.keystroke.median()),
    ("keystroke to paint p95, ms", |figures| figures.keystroke.at(95)),
    ("edit to paint p50, ms", |figures| figures.edit.median()),
    ("edit to paint p95, ms", |figures| figures.edit.at(95)),
    ("written per edit, characters", |figures| Samples::median(&figures.written)),
    ("add 1,000 more, ms", |figures| figures.add.median()),
    ("export, ms", |figures| figures.export.median()),
];

/// Prints one circumstance. The last column is how many times the first subject's figure the last one's is.
pub(crate) fn print(points: usize, slower: u32, columns: &[(Subject, Figures)]) {
    println!("\n{points} points, processor {slower}x slower");
    print!("{:32}", "");
    for (subject, _) in columns {
        print!("{:>12}", subject.name());
    }
    println!("{:>9}", "ratio");
    for (name, pick) in ROWS {
        print!("{name:32}");
        let values: Vec<Option<f64>> = columns.iter().map(|(_, figures)| pick(figures)).collect();
        for value in &values {
            print!("{:>12}", value.map_or("–".into(), |value| format!("{value:.1}")));
        }
        println!("{:>9}", ratio(&values).map_or("–".into(), |ratio| format!("{ratio:.2}")));
    }
}

fn ratio(values: &[Option<f64>]) -> Option<f64> {
    match values {
        [Some(bare), .., Some(app)] if *bare > 0.0 => Some(app / bare),
        _ => None,
    }
}
