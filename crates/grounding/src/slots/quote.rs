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

/// Which pair of marks one may open, and which it may close; 0 for none.
const fn pair(mark: char) -> (u8, u8) {
    match mark {
        '"' | '“' => (1, 1),
        '„' => (1, 0),
        '”' => (0, 1),
        '\'' | '‘' => (2, 2),
        '‚' => (2, 0),
        '’' => (0, 2),
        '«' | '»' => (3, 3),
        _ => (0, 0),
    }
}

/// The quoted passages of a text.
pub(super) fn find(view: &View) -> Vec<Quoted> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut from, mut open) = (0, 0);
    for at in 0..view.len() {
        let (opens, closes) = pair(view.symbol(at));
        if open != 0 {
            if closes == open && at > from {
                parts.push(Part { from, to: at });
                open = 0;
            }
        } else if view.is_glued(at + 1)
            // An apostrophe after a letter (`customers'`) opens nothing.
            && (!view.is_glued(at) || view.shape(View::before(at)) == Some(Shape::Symbol))
        {
            (from, open) = (at + 1, opens);
        }
    }
    let is_said = view
        .hits
        .iter()
        .any(|hit| matches!(hit.class, Class::Said | Class::Customer) && !super::is_in(&parts, hit.from));
    let mut found = Vec::new();
    for part in parts {
        found.push(Quoted { part, attributed: is_said });
    }
    found
}
