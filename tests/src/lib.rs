//! The release app in a real browser. A test opens a [`visit`](visit::visit), speaks to the page by role and name as a
//! person with a screen reader would, and closes it; the harness then checks that the console stayed quiet and that
//! nothing was asked of any other host.

pub mod axe;
pub mod browser;
pub mod clock;
pub mod downloads;
pub mod driver;
pub mod element;
pub mod emulate;
pub mod engine;
pub mod frame;
pub mod hear;
pub mod lives;
pub mod lookup;
pub mod page;
pub mod pages;
pub mod role;
pub mod scope;
pub mod trouble;
pub mod visit;
pub mod watch;

pub use element::Element;
pub use lives::Lives;
pub use page::Page;
pub use scope::Scope;
pub use thirtyfour::Key;
pub use trouble::{Outcome, Trouble};
pub use visit::{Visit, visit};
