//! Work that takes its turn: a screen is made in pieces, and between them the page answers and paints, and so does a
//! page that has this one in a frame on its own thread.

use leptos::prelude::{document, set_timeout};
use leptos::task::{spawn_local, tick};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

/// A piece follows another in the same task when, if it took as long as that one, both were done in so many milliseconds:
/// half of a frame. On a fast machine a screen is there in three or four tasks, on a slow one each piece has its own.
const TURN: f64 = 8.0;

type Piece = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Piece>> = const { RefCell::new(VecDeque::new()) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
}

/// Does something after the task that asks, in the order in which it was asked for. Once the app is mounted.
pub fn in_turn(piece: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(piece)));
    if !IS_DUE.replace(true) {
        set_timeout(take_turns, Duration::ZERO);
    }
}

fn next() -> Option<Piece> {
    WAITING.with_borrow_mut(VecDeque::pop_front)
}

fn take_turns() {
    spawn_local(async {
        let begun = js_sys::Date::now();
        let mut before = begun;
        while let Some(piece) = next() {
            piece();
            // What follows from it is part of it.
            tick().await;
            let now = js_sys::Date::now();
            // Nobody looks at a hidden page, and its tasks are a second apart.
            if (now - begun) + (now - before) > TURN && !document().hidden() {
                break;
            }
            before = now;
        }
        if WAITING.with_borrow(VecDeque::is_empty) {
            IS_DUE.set(false);
        } else {
            set_timeout(take_turns, Duration::ZERO);
        }
    });
}
