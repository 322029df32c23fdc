//! The words of the interface, in one place. English is complete; another language is another value of
//! [`Words`]. A plain typed table: no parsing at run time, nothing to look up by text, and the compiler
//! lists what a language lacks (weighed against `leptos_i18n` and `leptos-fluent`, which bring a loader
//! and a formatter that the browser's `Intl` already has).
#![warn(missing_docs)]

pub mod en;

use meeting::decide::Refusal;
use meeting::digest::Why;
use meeting::export::Terms;
use meeting::export::redact::{Redaction, Withheld};
use meeting::file::OpenError;
use meeting::kind::stage::Stage;
use meeting::meeting::TableName;
use meeting::outline::InputTally;
use meeting::record::{Evidence, Function, InputGroup, Outcome, Score, Slot, Standing, TermKind, Verdict};
use meeting::spreadsheet::Fault;

/// A problem template: what an agenda item of this sort starts with.
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// The problem as a question.
    pub problem: &'static str,
    /// The metric's name.
    pub metric: &'static str,
    /// The metric's unit.
    pub unit: &'static str,
}

/// Declares the labels once: the struct that every language fills, and English.
macro_rules! labels {
    ($($name:ident : $text:literal),* $(,)?) => {
        /// Labels that stand alone: one field each, named after what it says.
        #[allow(missing_docs, reason = "each field is the label it names")]
        pub struct Labels { $(pub $name: &'static str,)* }

        /// The English labels.
        pub(crate) const EN_LABELS: Labels = Labels { $($name: $text,)* };
    };
}
include!("labels.rs");
include!("stored_labels.rs");
include!("practice_labels.rs");

/// All words of a language.
#[allow(missing_docs, reason = "each field is the phrase it names")]
pub struct Words {
    /// BCP 47 tag, for `lang` and `Intl`.
    pub tag: &'static str,
    pub label: Labels,
    /// What each practice is for: its name, and a sentence or two. The kinds go by their own names.
    pub help: &'static [(&'static str, &'static str)],
    pub terms: Terms,
    pub templates: &'static [Template],
    pub function: fn(Function) -> &'static str,
    pub evidence: fn(Evidence) -> &'static str,
    pub outcome: fn(Outcome) -> &'static str,
    pub verdict: fn(Verdict) -> &'static str,
    pub standing: fn(Standing) -> &'static str,
    pub group: fn(InputGroup) -> &'static str,
    pub stage: fn(Stage) -> &'static str,
    /// The same for the Stage, where eight stand in a row.
    pub stage_short: fn(Stage) -> &'static str,
    pub slot: fn(Slot) -> &'static str,
    pub kind: fn(&str) -> &'static str,
    /// How a prediction did.
    pub score: fn(Score) -> String,
    /// So many kept of so many promised, and so many dropped.
    pub promises: fn(usize, usize, usize) -> String,
    /// How many customers a marble stands for.
    pub marble_is: fn(u64) -> String,
    /// What the rows of a file add up to: all, gained, lost, neither.
    pub csv_totals: fn(&str, &str, &str, &str) -> String,
    pub bad_rows: fn(u64) -> String,
    /// Who the audit does without: functions, in a line.
    pub goes_without: fn(&str) -> String,
    pub not_here: fn(&str) -> String,
    /// How many steps ask for the same thing twice.
    pub asked_twice: fn(usize) -> String,
    /// What the stage of the latest point or voice is now.
    pub is_about: fn(&str) -> String,
    /// The action that mends a step.
    pub fix_step: fn(&str) -> String,
    /// Steps of a walk that have no end yet.
    pub open_ends: fn(usize) -> String,
    /// A function in two letters, for where many stand in a row.
    pub function_short: fn(Function) -> &'static str,
    /// What a function said about a stage, and whether it looks after that stage itself.
    pub spoke: fn(&str, usize, bool) -> String,
    /// The decision that removes a step.
    pub remove_step: fn(&str) -> String,
    /// Who has not said a first word yet.
    pub not_heard: fn(&str) -> String,
    /// So many of so many said their first word.
    pub heard: fn(usize, usize) -> String,
    /// What leaves in a format, and without what.
    pub leaves: fn(&str, Redaction, Withheld) -> String,
    /// What a way of leaving is called, by its id.
    pub format: fn(&str) -> &'static str,
    /// So many handoff gaps.
    pub gaps: fn(usize) -> String,
    /// How much of what a function said was about the stages it looks after itself.
    pub own_domain: fn(&str, usize) -> String,
    /// Stages that nobody spoke about for three meetings.
    pub untouched: fn(&str) -> String,
    pub consult: fn(&str) -> String,
    /// Why something is worth telling.
    pub why: fn(Why) -> &'static str,
    /// The action that consults a function.
    pub consult_action: fn(&str) -> String,
    /// Why a row was not counted: its line, and the fault.
    pub bad_row: fn(usize, &Fault) -> String,
    /// The question of the deck with this id.
    pub prompt: fn(&str) -> &'static str,
    /// What speaks against words of a text, by the kind of finding.
    pub against: fn(&str, &str) -> String,
    /// What a rule of the text check is called, by its id.
    pub rule: fn(&str) -> &'static str,
    /// A sentence that rule speaks up on, by its id; empty for one that is not known.
    pub rule_example: fn(&str) -> &'static str,
    /// What the text check does on a word of the team's own list.
    pub term_kind: fn(TermKind) -> &'static str,
    /// How many words the text check underlined, and the gravest reason; read out after a pause.
    pub guard_summary: fn(usize, &str) -> String,
    /// Two hypotheses as one question.
    pub which_is_it: fn(&str, &str) -> String,
    /// Plain words to say instead.
    pub say: fn(&str) -> String,
    /// A question that leads on, with the user's own metric and period.
    pub reframe: fn(&str, &str, &str) -> String,
    pub refusal: fn(Refusal) -> &'static str,
    pub open_error: fn(&OpenError) -> String,
    /// What a command did, by its name; for the status line and for undo.
    pub deed: fn(&str) -> &'static str,
    /// So many records of a table.
    pub count_of: fn(TableName, usize) -> String,
    pub default_title: fn(&str) -> String,
    pub asked_times: fn(usize, usize) -> String,
    pub evidence_ratio: fn(usize) -> String,
    pub of_minutes: fn(u32) -> String,
    pub spent_of: fn(i64, u32) -> String,
    pub minutes: fn(u32) -> String,
    pub planned_behind: fn(i64, i64) -> String,
    pub ends_at: fn(&str) -> String,
    /// The same on the Stage, with whether anybody else has given input.
    pub stage_decides: fn(&str, bool) -> String,
    /// How often a lifecycle stage was mentioned: never, once, twice, more often.
    pub mentioned: fn(usize) -> &'static str,
    pub input_from: fn(InputTally) -> String,
    pub absent: fn(&str) -> String,
    pub by_day: fn(&str) -> String,
    pub and_more: fn(usize) -> String,
    pub hypotheses_wait: fn(usize) -> String,
    pub undone: fn(&str) -> String,
    pub redone: fn(&str) -> String,
    /// It stands in this lane since.
    pub moved_to: fn(&str) -> String,
    /// What was done, and to which words.
    pub said_of: fn(&str, &str) -> String,
    pub item_of: fn(usize, usize) -> String,
    pub chair_silent: fn(i64) -> String,
    pub target: fn(&str) -> String,
    /// A value and when it was measured, which may be empty.
    pub measured: fn(&str, &str) -> String,
    /// A metric's measurements, and its target, which may be empty.
    pub trend: fn(&str, &str) -> String,
    /// How far the metric is from its target: a number, and its unit.
    pub gap: fn(&str, &str) -> String,
    /// What not fixing it costs.
    pub cost: fn(&str) -> String,
    /// The problem names one department; the second seat asks for another.
    pub seat_empty: fn(&str, &str) -> String,
    pub seats_shared: fn(&str, &str) -> String,
    pub customers: fn(&str) -> String,
    pub cost_sum: fn(&str, &str, &str, bool) -> String,
    pub time_left_spoken: fn(i64) -> String,
    pub meeting_counts: fn(usize, usize) -> String,
    /// How many damaged pieces were set aside.
    pub pieces_set_aside: fn(usize) -> String,
    /// The notes are in a file of this name as well, as of this time.
    pub kept_in_file: fn(&str, &str) -> String,
    /// What it means that a file of this name was not written.
    pub file_failed_why: fn(&str) -> String,
    /// The state of a stored meeting of which so many pieces are set aside.
    pub state_mended: fn(usize) -> String,
    /// So many records of any table.
    pub records: fn(usize) -> String,
    pub changed_on: fn(&str) -> String,
    pub gone_on: fn(&str) -> String,
    /// How much is used, and of how much where that is known.
    pub space_used: fn(&str, &str) -> String,
    /// How many meetings were backed up, and how many could not be read.
    pub backed_up: fn(usize, usize) -> String,
    /// So many meetings were taken out of the trash for good.
    pub removed: fn(usize) -> String,
    pub established_open: fn(usize, usize) -> String,
    pub show_earlier: fn(usize) -> String,
    pub show_more: fn(usize) -> String,
}

/// The language in use.
#[must_use]
pub fn current() -> &'static Words {
    &en::WORDS
}
