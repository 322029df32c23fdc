//! `cargo run -q -p sample`: writes the sample meeting, the JSON Schema and the sample in every format.

use sample::error::SampleError;
use std::fs;

fn main() -> Result<(), SampleError> {
    for (path, text) in sample::files()? {
        let place = sample::workspace().join(&path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        let is_new = fs::read_to_string(&place).ok().as_deref() != Some(&text);
        if is_new {
            fs::write(&place, &text)?;
        }
        println!("{} {path}", if is_new { "written  " } else { "unchanged" });
    }
    Ok(())
}
