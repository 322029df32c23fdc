//! The screens of the app in the words of its own interface. Each speaks only the roles and names that the interface
//! keeps, so that a test reads like what a host does.

pub mod close;
pub mod decide;
pub mod home;
pub mod notes;
pub mod prepare;
pub mod run;
pub mod stage;

pub use close::Close;
pub use decide::{Contribution, Decide, Verdict};
pub use home::Home;
pub use notes::Notes;
pub use prepare::{Figures, Item, Person, Prepare, Seat};
pub use run::{Action, Capture, Chair, Point, Question, Run};
pub use stage::Stage;
