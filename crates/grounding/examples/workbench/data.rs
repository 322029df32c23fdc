//! Reading the measuring sets. A few lines of JSON and CSV reading, to need no dependency.

use std::fs;
use std::path::Path;

/// The text between the quotes that start at a byte, unescaped, and the byte after it.
pub fn json_string(line: &str, from: usize) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut chars = line.get(from..)?.char_indices();
    chars.by_ref().find(|(_, c)| *c == '"')?;
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((out, from + at + 1)),
            '\\' => {
                let (_, escaped) = chars.next()?;
                match escaped {
                    'n' => out.push('\n'),
                    't' => out.push('\t'),
                    'r' => out.push('\r'),
                    'b' => out.push('\u{8}'),
                    'f' => out.push('\u{c}'),
                    'u' => {
                        let mut unit = || -> Option<u32> {
                            let hex: String = (0..4).filter_map(|_| chars.next().map(|(_, c)| c)).collect();
                            u32::from_str_radix(&hex, 16).ok()
                        };
                        let mut code = unit()?;
                        if (0xd800..0xdc00).contains(&code) {
                            chars.next()?;
                            chars.next()?;
                            let mut unit = || -> Option<u32> {
                                let hex: String = (0..4).filter_map(|_| chars.next().map(|(_, c)| c)).collect();
                                u32::from_str_radix(&hex, 16).ok()
                            };
                            let low = unit()?;
                            code = 0x1_0000 + ((code - 0xd800) << 10) + low.wrapping_sub(0xdc00);
                        }
                        out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    }
                    other => out.push(other),
                }
            }
            other => out.push(other),
        }
    }
    None
}

/// A string field of a JSON line.
pub fn json_field(line: &str, name: &str) -> Option<String> {
    let key = format!("\"{name}\":");
    let at = line.find(&key)? + key.len();
    json_string(line, at).map(|found| found.0)
}

/// A boolean field of a JSON line.
pub fn json_flag(line: &str, name: &str) -> bool {
    let key = format!("\"{name}\":");
    line.find(&key).is_some_and(|at| line[at + key.len()..].trim_start().starts_with("true"))
}

/// All values of a string field, anywhere in a text.
pub fn json_fields(text: &str, name: &str) -> Vec<String> {
    let key = format!("\"{name}\":");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(&key) {
        let from = at + next + key.len();
        match json_string(text, from) {
            Some((value, to)) => {
                found.push(value);
                at = to;
            }
            None => break,
        }
    }
    found
}

/// Sentence and label of a quoted CSV file.
pub fn csv(path: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).unwrap();
    let mut rows = Vec::new();
    let mut row: Vec<String> = vec![String::new()];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => {
                rows.push(std::mem::replace(&mut row, vec![String::new()]));
            }
            _ => row.last_mut().unwrap().push(c),
        }
    }
    if row.len() > 1 {
        rows.push(row);
    }
    rows.into_iter()
        .skip(1)
        .filter(|row| row.len() > 1)
        .map(|row| (row[0].trim().to_owned(), row[1].trim().to_owned()))
        .collect()
}
