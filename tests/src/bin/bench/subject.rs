//! What is measured: the only place that knows there is more than one.

use crate::{app, bare};
use room_tests::{Outcome, Page};

/// A page under measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The least a page can do.
    Bare,
    /// Empty Chair.
    App,
}

impl Subject {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare page",
            Self::App => "app",
        }
    }

    /// Where it is served.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Bare => bare::PATH,
            Self::App => room_tests::visit::PATH,
        }
    }

    /// A script's condition for being ready on a first visit.
    pub(crate) fn is_ready(self) -> &'static str {
        match self {
            Self::Bare => bare::IS_READY,
            Self::App => app::IS_READY,
        }
    }

    /// A script's condition for being ready with points.
    pub(crate) fn is_ready_with_points(self) -> &'static str {
        match self {
            Self::Bare => bare::IS_READY_WITH_POINTS,
            Self::App => app::IS_READY_WITH_POINTS,
        }
    }

    /// From an empty store to this many points on the screen.
    pub(crate) async fn seed(self, page: &Page, points: usize) -> Outcome {
        match self {
            Self::Bare => bare::seed(page, points).await,
            Self::App => app::seed(page, points).await,
        }
    }

    /// From the points to where the button *Export JSON* is.
    pub(crate) async fn go_to_export(self, page: &Page) -> Outcome {
        match self {
            Self::Bare => Ok(()),
            Self::App => app::go_to_export(page).await,
        }
    }
}
