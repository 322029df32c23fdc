//! Words in quotation marks, and whether they are somebody's.

use super::Part;
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// A quoted passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted {
    /// The tokens between the marks.
    pub part: Part,
    /// A customer or somebody who is said to have said it stands outside the marks.
    pub attributed: bool,
}

/// The closing marks for an opening one.
const fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '„' => Some(&['"', '”', '“']),
        '\'' | '‘' | '‚' => Some(&['\'', '’', '‘']),
        '«' | '»' => Some(&['»', '«']),
        _ => None,
    }
}

/// The quoted passages of a text.
pub(super) fn find(view: &View) -> Vec<Quoted> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    let mut open: Option<(usize, &[char])> = None;
    while at < view.len() {
        let symbol = view.symbol(at);
        match open {
            Some((from, marks)) if marks.contains(&symbol) && at > from => {
                parts.push(Part { from, to: at });
                open = None;
            }
            None if view.shape(at) == Some(Shape::Symbol) => {
                // An apostrophe after a letter (`customers'`) opens nothing.
                let free = !view.is_glued(at)
                    || View::before(at).is_some_and(|before| view.shape(before) == Some(Shape::Symbol));
                if free && view.is_glued(at + 1) {
                    open = closing(symbol).map(|marks| (at + 1, marks));
                }
            }
            _ => {}
        }
        at += 1;
    }
    let inside = |at: usize| super::is_in(&parts, at);
    let said = view.hits.iter().any(|hit| matches!(hit.class, Class::Said | Class::Customer) && !inside(hit.from));
    parts.iter().map(|part| Quoted { part: *part, attributed: said }).collect()
}
