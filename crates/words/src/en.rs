//! English.

mod deck;
mod help;
mod names;
mod practice;
mod rules;
mod sentences;
mod templates;
mod terms;

use crate::{EN_LABELS, Words};

/// All English words.
pub static WORDS: Words = Words {
    tag: "en",
    label: EN_LABELS,
    help: help::HELP,
    terms: terms::TERMS,
    templates: templates::TEMPLATES,
    function: names::function,
    evidence: names::evidence,
    outcome: names::outcome,
    verdict: names::verdict,
    standing: names::standing,
    group: names::group,
    stage: names::stage,
    stage_short: names::stage_short,
    slot: names::slot,
    kind: names::kind,
    score: practice::score,
    promises: practice::promises,
    marble_is: |count| match count {
        1 => "1 marble is 1 customer".to_owned(),
        _ => format!("1 marble is {count} customers"),
    },
    csv_totals: |rows, gained, lost, kept| format!("{rows} rows: {gained} gained, {lost} lost, {kept} neither."),
    bad_rows: |count| {
        if count == 1 { "1 row could not be counted".to_owned() } else { format!("{count} rows could not be counted") }
    },
    goes_without: |who| format!("{who}: not in the room. The audit goes on, and the notes say so."),
    not_here: |who| format!("not here: {who}"),
    asked_twice: |count| match count {
        1 => "1 asks for the same thing twice".to_owned(),
        _ => format!("{count} ask for the same thing twice"),
    },
    is_about: |stage| format!("That is about: {stage}"),
    fix_step: |step| format!("Customer can now get past this without wondering: {step}"),
    open_ends: |count| match count {
        1 => "1 step has no end yet".to_owned(),
        _ => format!("{count} steps have no end yet"),
    },
    function_short: names::function_short,
    spoke: |function, times, is_own| {
        let own = if is_own { ", which it looks after itself" } else { "" };
        let times = if times == 1 { "once".to_owned() } else { format!("{times} times") };
        format!("{function} spoke about it {times}{own}")
    },
    remove_step: |step| format!("Customers no longer have to: {step}"),
    not_heard: |who| format!("Still to hear: {who}"),
    heard: |heard, all| format!("{heard} of {all} heard"),
    why: practice::why,
    leaves: sentences::leaves,
    format: |id| match id {
        "json" => "JSON",
        "markdown" => "Markdown",
        "csv" => "CSV",
        "calendar" => "Calendar",
        "replay" => "Replay",
        "paper" => "Paper",
        _ => "Digest",
    },
    gaps: |count| if count == 1 { "1 handoff gap".to_owned() } else { format!("{count} handoff gaps") },
    own_domain: |function, percent| format!("{function}: {percent} % about the stages it looks after itself"),
    untouched: |stages| format!("Nobody spoke about these stages for three meetings: {stages}."),
    consult: |function| format!("Consult {function}"),
    consult_action: |function| format!("Customer can now count on {function} having been asked"),
    bad_row: practice::bad_row,
    prompt: deck::prompt,
    against: sentences::against,
    rule: rules::name,
    rule_example: rules::example,
    term_kind: rules::term_kind,
    guard_summary: |marks, first| match marks {
        1 => format!("{first}."),
        _ => format!("{marks} places underlined. {first}."),
    },
    which_is_it: |one, other| format!("Which is it: “{one}” or “{other}”?"),
    say: |swap| format!("Say: {swap}"),
    reframe: sentences::reframe,
    refusal: sentences::refusal,
    open_error: sentences::open_error,
    deed: sentences::deed,
    count_of: sentences::count_of,
    default_title: |problem| {
        if problem.is_empty() { "Go-to-Market Meeting".to_owned() } else { format!("Go-to-Market Meeting: {problem}") }
    },
    asked_times: sentences::asked_times,
    evidence_ratio: |percent| format!("{percent} % evidence"),
    of_minutes: |minutes| format!("of {minutes} min"),
    spent_of: |spent, planned| format!("{spent} of {planned} min"),
    minutes: |minutes| format!("{minutes} min"),
    planned_behind: |planned, behind| match behind {
        0 => format!("{planned} min planned"),
        late if late > 0 => format!("{planned} min planned · {late} min behind"),
        early => format!("{planned} min planned · {} min ahead", -early),
    },
    ends_at: |time| format!("ends {time}"),
    stage_decides: |name, has_input| {
        let input = if has_input { ", everyone else has given input" } else { "" };
        format!("{}{input}", sentences::decides(name))
    },
    mentioned: |times| match times {
        0 => "not mentioned",
        1 => "mentioned once",
        2 => "mentioned twice",
        _ => "mentioned often",
    },
    input_from: sentences::input_from,
    absent: |function| format!("{function} is not here"),
    by_day: |day| format!("by {day}"),
    and_more: |count| format!("and {count} more"),
    hypotheses_wait: |count| match count {
        1 => "1 hypothesis waits for data".to_owned(),
        _ => format!("{count} hypotheses wait for data"),
    },
    undone: |deed| format!("Undone: {deed}"),
    redone: |deed| format!("Done again: {deed}"),
    moved_to: |lane| format!("moved to {lane}"),
    said_of: |deed, words| format!("{deed}: {words}"),
    item_of: |number, all| format!("{number} of {all}"),
    chair_silent: |minutes| format!("Nobody has asked the chair for {minutes} minutes."),
    target: |target| format!("target {target}"),
    measured: |value, when| if when.is_empty() { value.to_owned() } else { format!("{value} in {when}") },
    trend: |all, target| if target.is_empty() { format!("Trend: {all}") } else { format!("Trend: {all}; {target}") },
    gap: |gap, unit| match unit {
        "%" => format!("{gap} points to go"),
        "" => format!("{gap} to go"),
        unit => format!("{gap} {unit} to go"),
    },
    cost: |sum| format!("{sum} if we leave it"),
    seat_empty: |named, asked| format!("This names {named} alone. The second seat is empty: does {asked} share it?"),
    seats_shared: |named, taken| format!("{named} and {taken} share this."),
    customers: sentences::customers,
    cost_sum: |count, each, sum, is_exact| {
        format!("{} × {each} {} {sum}", sentences::customers(count), if is_exact { '=' } else { '≈' })
    },
    time_left_spoken: sentences::time_left_spoken,
    meeting_counts: sentences::meeting_counts,
    pieces_set_aside: sentences::pieces_set_aside,
    kept_in_file: |name, time| {
        format!(
            "Kept in {name} as well, last at {time}, as long as this page is open. The browser asks again after that."
        )
    },
    file_failed_why: |name| {
        format!(
            "{name} has gone, or the browser no longer allows it. What is stored here is not touched by that; choose a file \
             to go on."
        )
    },
    state_mended: |count| match count {
        1 => "sound, one piece set aside".to_owned(),
        _ => format!("sound, {count} pieces set aside"),
    },
    records: |count| if count == 1 { "1 record".to_owned() } else { format!("{count} records") },
    changed_on: |day| format!("changed {day}"),
    gone_on: |day| format!("gone on {day}"),
    space_used: |used, quota| match quota {
        "" => format!("{used} in use."),
        _ => format!("{used} in use, of about {quota}."),
    },
    backed_up: sentences::backed_up,
    removed: |count| match count {
        0 => "Nothing removed".to_owned(),
        _ => format!("Removed for good: {count}"),
    },
    established_open: |established, open| format!("{established} established · {open} open"),
    show_earlier: |count| format!("Show {count} earlier"),
    show_more: |count| format!("Show {count} more"),
};
