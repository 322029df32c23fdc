//! The help has a word on each kind of agenda item, and on each practice once.

#![allow(missing_docs)]

use meeting::kind;
use std::collections::BTreeSet;

#[test]
fn every_kind_has_its_words_in_the_help() {
    let words = words::current();
    for kind in kind::offered() {
        let name = (words.kind)(kind.id);
        assert!(words.help.iter().any(|(other, about)| *other == name && !about.is_empty()), "nothing on {name}");
    }
    let names: BTreeSet<&str> = words.help.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), words.help.len());
}
