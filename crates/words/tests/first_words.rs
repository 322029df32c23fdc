//! The page begins with words of home that are there before the program is: they must be the same words.

#![allow(missing_docs)]

#[test]
fn the_page_begins_as_home_does() {
    let page = include_str!("../../../index.html");
    let label = &words::current().label;
    for words in [label.app, label.hero, label.chair_teaches] {
        assert!(page.contains(&format!(">{words}<")), "index.html says \"{words}\"");
    }
}
