//! The keyboard stays where the hand is: a press that takes its own button away hands the keyboard on.

use super::turns::in_turn;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What a button stands in, where nothing is left in its list that could take the keyboard.
const AROUND: &str = "section, dialog, .timer";

/// Does what a press is for. Where the button with the keyboard is gone after it, the same button of the next row has the
/// keyboard, or of the one before; then the first button of what is around it; and at last the field to type in.
pub fn pressing(act: impl FnOnce()) {
    let pressed = document().active_element();
    let heirs = pressed.as_ref().map(Heirs::of);
    act();
    if let (Some(pressed), Some(heirs)) = (pressed, heirs) {
        in_turn(move || {
            let has_fallen = document().active_element().is_none_or(|it| it.tag_name() == "BODY");
            if has_fallen && !pressed.is_connected() {
                heirs.take();
            }
        });
    }
}

/// Who may take the keyboard, known before the button is gone.
struct Heirs {
    rows: [Option<Element>; 2],
    around: Option<Element>,
}

impl Heirs {
    fn of(pressed: &Element) -> Self {
        let mut after = 0;
        let mut next = pressed.next_element_sibling();
        while let Some(sibling) = next {
            (after, next) = (after + 1, sibling.next_element_sibling());
        }
        let row = pressed.closest("li").ok().flatten();
        let same = |row: Element| {
            let acts = row.query_selector(".acts").ok().flatten().unwrap_or(row);
            (0..after).try_fold(acts.last_element_child()?, |button, _| button.previous_element_sibling())
        };
        let rows = row.map(|row| [row.next_element_sibling(), row.previous_element_sibling()]);
        Self {
            rows: rows.unwrap_or_default().map(|row| row.and_then(same)),
            around: pressed.closest(AROUND).ok().flatten(),
        }
    }

    fn take(self) {
        let there = self.rows.into_iter().flatten().find(|row| row.is_connected());
        let around = || self.around?.query_selector("button").ok()?;
        let field = || document().query_selector(".capture textarea").ok()?;
        let heir = there.or_else(around).or_else(field);
        if let Some(heir) = heir.and_then(|heir| heir.dyn_into::<HtmlElement>().ok()) {
            let _ = heir.focus();
        }
    }
}
