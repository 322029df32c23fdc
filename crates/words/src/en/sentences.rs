//! Whole sentences.

use meeting::audit::Friction;
use meeting::balance::Balance;
use meeting::decide::{Refusal, Role};
use meeting::digits::apart;
use meeting::export::redact::{Redaction, Withheld};
use meeting::file::{OpenError, Reason};
use meeting::meeting::TableName;
use meeting::name::NotOnePerson;
use meeting::outline::InputTally;
use meeting::read::Expected;
use meeting::span;
use meeting::walk::Walk;

pub(super) fn refusal(refusal: Refusal) -> &'static str {
    use NotOnePerson::{Empty, Group, Several};
    match refusal {
        Refusal::NothingTyped => "There is nothing to save yet. Type a few words first.",
        Refusal::NotOnePerson(Role::Decider, Empty) => "A decision needs one decider. Who decides this?",
        Refusal::NotOnePerson(Role::Decider, Group) => {
            "A group cannot decide. Everyone gives input; which one person decides?"
        }
        Refusal::NotOnePerson(Role::Decider, Several) => "Two names share nothing. Which one of them decides?",
        Refusal::NotOnePerson(Role::Owner, Empty) => "An action needs one owner. Who takes it?",
        Refusal::NotOnePerson(Role::Owner, Group) => "A group owns nothing. Which one person takes it?",
        Refusal::NotOnePerson(Role::Owner, Several) => "One owner each. Who of them takes it?",
        Refusal::NotOnePerson(Role::Asker, Group) => "Which one person goes and asks?",
        Refusal::NotOnePerson(Role::Asker, _) => "One person asks. Who?",
        Refusal::NotOnePerson(Role::Person, _) => "One name at a time.",
        Refusal::NameTaken => "Somebody with this name is in the room already.",
        Refusal::Gone => "This is not there any more. Undo or the trash may bring it back.",
        Refusal::Frozen => "Input is frozen, because its decision is recorded.",
        Refusal::Closed => "The meeting is closed. Reopen it to change the notes.",
        Refusal::ReasonMissing => "Write down the reason, and the decision stands.",
        Refusal::NoSuchScore => "Scores go from 1 to 5.",
        Refusal::DateMissing => "It needs a day. By when?",
        Refusal::NothingToOverride => "There is nothing to override: customers would not dislike this.",
        Refusal::OnlyFrontline => "In a frontline circle only those who meet customers speak. Everybody else listens.",
        Refusal::NoRebuttal => "Nobody rebuts in a frontline circle. If we believe it, what do we change?",
        Refusal::NotThisWay => "This cannot be changed here.",
        Refusal::OtherMeeting => "These are the notes of another meeting.",
    }
}

pub(super) fn open_error(error: &OpenError) -> String {
    let what = match error {
        OpenError::TooLarge => "This file is larger than 10 MB, more than any meeting needs.".to_owned(),
        OpenError::Empty => "This file is empty.".to_owned(),
        OpenError::NotText => "This file is not text, so it cannot be notes in JSON.".to_owned(),
        OpenError::NotJson { line, column } => {
            format!("This file cannot be read as JSON: at line {line}, column {column}, it is cut off or broken.")
        }
        OpenError::TooDeep => "This file is nested deeper than notes ever are.".to_owned(),
        OpenError::TooMuch { line, column } => {
            format!(
                "This file holds more than notes ever do: at line {line}, column {column}, it becomes too much to read."
            )
        }
        OpenError::NotNotes => {
            "This is JSON, but not notes of Empty Chair: at /format there is no “empty-chair/meeting”.".to_owned()
        }
        OpenError::Newer(version) => {
            format!(
                "These notes were written by a newer Empty Chair (version {version} at /version). Update this page first."
            )
        }
        OpenError::Invalid { pointer, reason } => {
            let place = if pointer.is_empty() { "/" } else { pointer };
            match reason {
                Reason::Expected(Expected::Field(name)) => format!("At {place} these notes lack “{name}”."),
                Reason::Expected(Expected::OneOf(words)) => {
                    format!("At {place} there should be one of: {}.", words.join(", "))
                }
                Reason::Expected(expected) => format!("At {place} there should be {}.", form(*expected)),
                Reason::NoVersion => format!("At {place} there is no version number."),
                Reason::DuplicateId(id) => format!("At {place} the id {id} stands a second time."),
                Reason::Dangling(id) => format!("At {place} the notes point to {id}, which is not in them."),
                Reason::UnknownName => format!("At {place} there is a field that has no meaning there."),
                Reason::ForbiddenName => format!("At {place} there is a field name that honest notes do not have."),
            }
        }
    };
    format!("{what} Nothing was changed.")
}

pub(super) fn against(kind: &str, words: &str) -> String {
    match kind {
        "blame" => format!("“{words}” puts somebody at fault"),
        "jargon" => format!("“{words}” is jargon"),
        "silo" => format!("“{words}” speaks of us, not of a customer"),
        _ => format!("“{words}” is what somebody thinks"),
    }
}

pub(super) fn reframe(kind: &str, metric: &str, period: &str) -> String {
    match (kind, metric, period) {
        ("ask_source", ..) => "Where does this number come from?".to_owned(),
        ("ask_experience", ..) => "What did the customer experience?".to_owned(),
        ("plain_words", ..) => "What would a customer notice?".to_owned(),
        (_, "", _) => "What does the data say? Where would we look?".to_owned(),
        (_, metric, "") => format!("What does the data say about {metric}? Where would we look?"),
        (_, metric, period) => format!("What does the data say about {metric}, {period}? Where would we look?"),
    }
}

/// What should stand at a place.
fn form(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text",
        Expected::YesNo => "true or false",
        Expected::WholeNumber => "a whole number",
        Expected::Number => "a number up to 10^15",
        Expected::List => "a list",
        Expected::Object | Expected::Field(_) | Expected::OneOf(_) => "an object",
        Expected::Id => "an id (a UUID)",
        Expected::Time => "a time such as 2026-11-21T21:33:07Z",
        Expected::Day => "a day such as 2026-11-28",
        Expected::Order => "an order key",
        Expected::Currency => "a currency such as USD",
    }
}

pub(super) fn deed(command: &str) -> &'static str {
    match command {
        "write" => "edit",
        "add_person" => "person added",
        "add_item" => "agenda item added",
        "move" => "moved",
        "discard" => "deleted",
        "mend" => "brought back",
        "restore" => "put back",
        "start" => "meeting started",
        "go_to" => "agenda item taken up",
        "pause" => "timer paused",
        "resume" => "timer resumed",
        "extend" => "a minute more",
        "close" => "meeting closed",
        "reopen" => "meeting reopened",
        "ask_chair" => "chair asked",
        "answer_chair" => "chair’s outcome noted",
        "add_point" => "point saved",
        "add_voice" => "voice saved",
        "park" => "question parked",
        "set_asker" => "who asks",
        "add_input" => "input added",
        "decide" => "decision recorded",
        "set_decider" => "decider changed",
        "judge" => "best customers’ verdict noted",
        "override" => "overridden with a reason",
        "mandate" => "frontline’s limit set",
        "add_action" => "action saved",
        "set_owner" => "owner changed",
        "set_done" => "action ticked",
        "add_marbles" => "customers counted",
        "add_steps" => "steps added",
        "judge_step" => "step judged",
        "remove_step" => "step removed",
        "fix_step" => "step will be mended",
        "hear" => "first word",
        "consult" => "consultation planned",
        "tag" => "lifecycle stage",
        "add_handoff" => "handoff gap noted",
        "add_silent" => "silent decision named",
        "end_sweep" => "sweep ended",
        "answer" => "question answered",
        "drop" => "action dropped",
        "choose_told" => "what is worth telling chosen",
        "mute_rule" => "rule switched",
        "add_own_word" => "own word noted",
        "count_swap" => "plainer words",
        "merge" => "notes imported",
        "take_back" => "import taken back",
        _ => "change",
    }
}

pub(super) fn count_of(table: TableName, count: usize) -> String {
    let (one, many) = match table {
        TableName::Person => ("person", "people"),
        TableName::Item => ("agenda item", "agenda items"),
        TableName::Point => ("point", "points"),
        TableName::Voice => ("voice", "voices"),
        TableName::Question => ("parked question", "parked questions"),
        TableName::Input => ("input", "inputs"),
        TableName::Decision => ("decision", "decisions"),
        TableName::Action => ("action", "actions"),
        TableName::Asked => ("chair question", "chair questions"),
        TableName::Handoff => ("handoff gap", "handoff gaps"),
        TableName::Silent => ("silent decision", "silent decisions"),
        TableName::Step => ("step", "steps"),
        TableName::Marble => ("count of customers", "counts of customers"),
        TableName::Term => ("own word", "own words"),
        TableName::Swap => ("word swap", "word swaps"),
    };
    plural(count, one, many)
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(super) fn asked_times(asked: usize, changed: usize) -> String {
    match (asked, changed) {
        (0, _) => "Not asked yet".to_owned(),
        (asked, 0) => format!("Asked {}", plural(asked, "time", "times")),
        // Minds, and not decisions: there may be none yet that it could have changed.
        (asked, changed) => {
            format!("Asked {}, changed our mind {}", plural(asked, "time", "times"), how_often(changed))
        }
    }
}

fn how_often(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

pub(super) fn balance(balance: &Balance) -> String {
    let count = |count: u64| grouped(&count.to_string());
    let net = grouped(&balance.net().to_string());
    let mut parts = vec![format!("{} gained, {} lost, net {net}", count(balance.gained), count(balance.lost))];
    let values = balance.net_value();
    parts.extend(values.iter().map(|it| format!("net value {} {}", grouped(&it.plain()), it.currency.code())));
    parts.extend(balance.replaced().map(|percent| format!("{percent} % of the gained only replaced lost ones")));
    if balance.unexplained > 0 {
        parts.push(format!("{} lost that no voice explains", count(balance.unexplained)));
    }
    parts.join("; ")
}

/// Plain digits as they are read: a comma before every three, and a sign that is one.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    match digits.split_once('.') {
        Some((whole, minor)) => format!("{sign}{}.{minor}", apart(whole)),
        None => format!("{sign}{}", apart(digits)),
    }
}

pub(super) fn friction(friction: &Friction) -> String {
    let exist = if friction.for_us == 1 { "exists" } else { "exist" };
    format!("{} of {} {exist} for us", friction.for_us, plural(friction.all, "step", "steps"))
}

pub(super) fn walk(walk: &Walk) -> String {
    let mut parts = vec![plural(walk.steps, "step", "steps")];
    if walk.minutes > 0 {
        parts.push(format!("{} busy", span::plain(walk.minutes)));
    }
    if walk.waited > 0 {
        parts.push(format!("{} waiting", span::plain(walk.waited)));
    }
    parts.join(" · ")
}

pub(super) fn leaves(format: &str, left_out: Redaction, there: Withheld) -> String {
    let people = (left_out.people && there.people > 0).then(|| plural(there.people, "name", "names"));
    let money = left_out.money.then(|| "amounts of money".to_owned());
    let voices = (left_out.voices && there.voices > 0)
        .then(|| format!("{} without permission", plural(there.voices, "voice", "voices")));
    let parts: Vec<String> = [people, money, voices].into_iter().flatten().collect();
    if parts.is_empty() {
        format!("{format} leaves whole, names and all.")
    } else {
        format!("{format} leaves without {}.", parts.join(", "))
    }
}

pub(super) fn input_from(from: InputTally) -> String {
    let mut parts = Vec::new();
    if from.people > 0 {
        parts.push(plural(from.people, "person", "people"));
    }
    if from.unnamed > 0 {
        parts.push(format!("{} without a name", plural(from.unnamed, "stakeholder", "stakeholders")));
    }
    if from.customers > 0 {
        parts.push(plural(from.customers, "customer", "customers"));
    }
    if from.data > 0 {
        parts.push(plural(from.data, "data point", "data points"));
    }
    // It stands after a full stop on the gate, and after a dot in the lanes: a capital is right in both places.
    if parts.is_empty() { "No input yet".to_owned() } else { format!("Input from {}", parts.join(", ")) }
}

pub(super) fn time_left_spoken(seconds: i64) -> String {
    let minutes = seconds.abs() / 60;
    if minutes == 0 {
        let rest = plural(usize::try_from(seconds.abs()).unwrap_or_default(), "second", "seconds");
        return if seconds < 0 { format!("{rest} over") } else { format!("{rest} left") };
    }
    match seconds {
        s if s < 0 => format!("{} over", plural_time(minutes)),
        _ => format!("{} left", plural_time(minutes)),
    }
}

fn plural_time(minutes: i64) -> String {
    if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

pub(super) fn meeting_counts(decisions: usize, open_actions: usize) -> String {
    format!("{} · {}", plural(decisions, "decision", "decisions"), plural(open_actions, "open action", "open actions"))
}

pub(super) fn pieces_set_aside(count: usize) -> String {
    let pieces = if count == 1 { "One piece was".to_owned() } else { format!("{count} pieces were") };
    format!("{pieces} set aside as found, and nothing was written over. Everything else is here.")
}

pub(super) fn backed_up(meetings: usize, left_out: usize) -> String {
    let whole = format!("{} in one file.", plural(meetings, "meeting", "meetings"));
    match left_out {
        0 => whole,
        1 => format!("{whole} One cannot be read and is not in it; download it as it is."),
        _ => format!("{whole} {left_out} cannot be read and are not in it; download them as they are."),
    }
}

/// That somebody decides.
pub(super) fn decides(name: &str) -> String {
    let name = if name.trim().is_empty() { "Nobody named" } else { name };
    format!("{name} decides")
}

/// So many customers, as the reader's digits.
pub(super) fn customers(count: &str) -> String {
    if count == "1" { "1 customer".to_owned() } else { format!("{count} customers") }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for (plain, read) in [
            ("0", "0"),
            ("999", "999"),
            ("1869", "1,869"),
            ("-7755256.00", "−7,755,256.00"),
            ("-12.50", "−12.50"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(grouped(plain), read);
        }
    }
}
