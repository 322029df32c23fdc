//! Telling whether anything a build depends on has changed, by content.

use crate::Outcome;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// One number for everything below these files and folders; what is absent counts as absent.
///
/// # Errors
/// Something could not be read.
pub fn of<'a>(places: impl IntoIterator<Item = &'a Path>) -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    for place in places {
        add(&mut hasher, place)?;
    }
    Ok(hasher.finish())
}

fn add(hasher: &mut DefaultHasher, place: &Path) -> Outcome {
    place.hash(hasher);
    if place.is_dir() {
        let mut inside = fs::read_dir(place)?.map(|entry| Ok(entry?.path())).collect::<Outcome<Vec<_>>>()?;
        inside.sort();
        inside.iter().try_for_each(|each| add(hasher, each))?;
    } else if place.is_file() {
        fs::read(place)?.hash(hasher);
    }
    Ok(())
}
