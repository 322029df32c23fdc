//! The keyboard stays where the hand is: a press that takes its own button away hands the keyboard on.

use super::turns::in_turn;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlElement};

/// What a button stands in, where nothing is left in its list that could take the keyboard.
const AROUND: &str = "section, dialog, .timer";
/// What takes the keyboard there: words that are held out to it, so that a stray Enter answers nothing, or a button.
const FIRST: &str = "[tabindex='-1'], button";
/// What a press did may come so many milliseconds later: where the meetings of this browser change, the database is asked.
const COMES: f64 = 5_000.0;

thread_local! {
    /// The latest press, as long as its button is there.
    static LATEST: RefCell<Option<Press>> = const { RefCell::new(None) };
}

/// Does what a press is for. Where the button with the keyboard is gone after it, the same button of the next row has the
/// keyboard, or of the one before; then what is first in what is around it; and at last the field to type in.
pub fn pressing(act: impl FnOnce()) {
    let press = document().active_element().map(Press::of);
    LATEST.take();
    act();
    if let Some(press) = press {
        in_turn(move || press.hand_on());
    }
}

/// A row of a list goes, with the button that was pressed, perhaps.
pub fn row_goes() {
    if let Some(press) = LATEST.take() {
        in_turn(move || press.hand_on());
    }
}

/// A press, and who may take the keyboard after it, known before the button is gone.
struct Press {
    button: Element,
    at: f64,
    /// Which button of its row it is, from the last one on.
    place: u32,
    /// Its row, those behind it and those before it: what belongs to the button may be a row as well, and go with it.
    rows: Vec<Element>,
    around: Vec<Element>,
    screen: Option<Element>,
    /// Whether a finger pressed it. Nobody types then, and a field that has the keyboard brings up the one on the screen.
    is_by_finger: bool,
}

impl Press {
    fn of(button: Element) -> Self {
        let closest = |from: &Element, what: &str| from.closest(what).ok().flatten();
        let (mut place, mut rows, mut around) = (0, Vec::new(), Vec::new());
        if let Some(row) = closest(&button, "li") {
            let all = buttons(&row);
            let at = (0..all.length()).find(|at| all.item(*at).as_ref() == Some(&button));
            place = at.map_or(0, |at| all.length() - at);
            let beside: [fn(&Element) -> Option<Element>; 2] =
                [Element::next_element_sibling, Element::previous_element_sibling];
            rows.push(row.clone());
            for beside in beside {
                let near = beside(&row);
                rows.extend(near.as_ref().and_then(beside).into_iter().chain(near).rev());
            }
        }
        let mut inner = Some(button.clone());
        while let Some(outer) = inner.and_then(|inner| closest(&inner, AROUND)) {
            inner = outer.parent_element();
            around.push(outer);
        }
        let screen = closest(&button, "main, .screen");
        let is_coarse = || window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|it| it.matches());
        let is_by_finger = !button.matches(":focus-visible").unwrap_or_default() && is_coarse();
        Self { button, at: js_sys::Date::now(), place, rows, around, screen, is_by_finger }
    }

    fn hand_on(self) {
        if js_sys::Date::now() - self.at > COMES {
            return;
        }
        if self.button.is_connected() {
            LATEST.set(Some(self));
        } else if document().active_element().is_none_or(|it| it.tag_name() == "BODY")
            && let Some(heir) = self.heir().and_then(|heir| heir.dyn_into::<HtmlElement>().ok())
        {
            let _ = heir.focus();
        }
    }

    fn heir(&self) -> Option<Element> {
        let same = |row: &Element| {
            let all = buttons(row);
            row.is_connected().then(|| all.item(all.length().saturating_sub(self.place)))?
        };
        let first = |what: &Element| what.is_connected().then(|| what.query_selector(FIRST).ok()?)?;
        let row = if self.place > 0 { self.rows.iter().find_map(same) } else { None };
        let near = row.or_else(|| self.around.iter().find_map(first));
        if self.is_by_finger {
            return near;
        }
        near.or_else(|| document().query_selector(".capture textarea").ok()?)
            .or_else(|| self.screen.as_ref().and_then(first))
    }
}

/// The buttons of a row: those at its end, where it has such.
fn buttons(row: &Element) -> HtmlCollection {
    let acts = row.query_selector(".acts").ok().flatten();
    acts.as_ref().unwrap_or(row).get_elements_by_tag_name("button")
}
