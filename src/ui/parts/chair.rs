//! The chair: one line drawing whose state shows.

use leptos::prelude::*;

/// How the chair stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChairState {
    /// Nobody has asked it yet.
    Waiting,
    /// It has asked.
    Asked,
    /// It was answered.
    Answered,
    /// It was not asked for too long.
    Silent,
}

impl ChairState {
    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Silent => "silent",
        }
    }

    fn words(self) -> &'static str {
        let words = &words::current().label;
        match self {
            Self::Waiting => words.chair_waiting,
            Self::Asked => words.chair_has_asked,
            Self::Answered => words.chair_answered,
            Self::Silent => words.chair_is_silent,
        }
    }
}

/// The chair.
#[component]
pub fn Chair(#[prop(into)] state: Signal<ChairState>) -> impl IntoView {
    view! {
        <svg
            class="chair"
            data-state=move || state.get().name()
            viewBox="0 0 84 100"
            role="img"
            aria-label=move || state.get().words()
        >
            <path class="line" d="M12 5 15 52M45 5 43 52M13.2 17.2q15.6 7.6 30.9 0M14.2 30.2q14.4 5.6 29 0M9 60 5 95M54 60 60 95M15 60 13 80M48 60 51 80" />
            <path class="seat" d="M6 52h46q5 0 5 5v3H6z" />
            <path class="sign asked" d="M58 26v-7a3 3 0 0 1 3-3h17a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3H67l-7 6v-6" />
            <path class="sign answered" d="m60 25 6 6 13-14" />
            <path class="sign silent" d="M60 30h.1M68 30h.1M76 30h.1" />
        </svg>
    }
}
