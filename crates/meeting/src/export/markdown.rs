//! Markdown (CommonMark): the notes as a page to read and to paste.

mod practice;

use super::{Format, Sheet, Terms};
use crate::clock;
use crate::digits;
use crate::id::Id;
use crate::list::List;
use crate::meeting::Meeting;
use crate::record::{Decision, Item, Point, Standing, Voice, measurement, metric};
use std::fmt::Write;

/// The format.
pub const FORMAT: Format =
    Format { id: "markdown", extension: "md", media_type: "text/markdown", write: |sheet| Some(write(sheet)) };

fn write(sheet: &Sheet) -> String {
    let (meeting, terms) = (sheet.meeting, sheet.terms);
    let mut page = Page::default();
    page.line(&format!("# {}", plain(sheet.title)));
    if let Some(started) = meeting.header.started_at {
        page.line(&(sheet.day_of)(started).to_string());
    }
    people(&mut page, meeting, terms);
    customer(&mut page, meeting, terms);
    for (index, item) in meeting.items().enumerate() {
        section(&mut page, meeting, terms, index + 1, item, sheet);
    }
    let tally = meeting.chair_tally();
    page.heading(terms.chair);
    page.line(&(terms.asked_times)(tally.asked, tally.changed));
    let improvement = meeting.closing.improvement.trim();
    if !improvement.is_empty() {
        page.heading(terms.improvement);
        page.line(&plain(improvement));
    }
    practice::closing(&mut page, meeting, terms);
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.line(&format!("## {words}"));
    }

    /// A list under a small heading; nothing when it is empty.
    fn list(&mut self, words: &str, rows: &[String]) {
        if rows.is_empty() {
            return;
        }
        self.line(&format!("### {words}"));
        self.line(&rows.iter().map(|row| format!("- {row}")).collect::<Vec<_>>().join("\n"));
    }
}

fn people(page: &mut Page, meeting: &Meeting, terms: &Terms) {
    let names: Vec<String> = meeting
        .list(List::People)
        .filter_map(|id| meeting.people.get(&id))
        .map(|person| match person.function {
            Some(function) => format!("{} ({})", plain(&person.name), (terms.function)(function)),
            None => plain(&person.name),
        })
        .collect();
    if !names.is_empty() {
        page.line(&format!("**{}:** {}", terms.people, names.join(", ")));
    }
}

fn customer(page: &mut Page, meeting: &Meeting, terms: &Terms) {
    let customer = &meeting.customer;
    let fields = [
        (terms.segment, &customer.segment),
        (terms.needs, &customer.needs),
        (terms.wants, &customer.wants),
        (terms.dislikes, &customer.dislikes),
        (terms.last_words, &customer.verbatim),
    ];
    let rows: Vec<String> = fields
        .iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(term, text)| format!("{term}: {}", plain(text)))
        .collect();
    page.list(terms.customer, &rows);
}

fn section(page: &mut Page, meeting: &Meeting, terms: &Terms, number: usize, item: &Item, sheet: &Sheet) {
    let problem = item.question(terms.asks);
    page.heading(&format!("{number}. {}", plain(problem)));
    facts(page, meeting, terms, item, sheet);
    let entry = |id: Id| entry(meeting, terms, id);
    practice::sections(page, meeting, terms, item);
    // What was told in a circle stands there, whichever lane it is in.
    let is_told = |id: &Id| meeting.is_circle(item.id) && meeting.points.contains_key(id);
    let lane = |list| meeting.list(list).filter(|id| !is_told(id)).filter_map(entry).collect::<Vec<_>>();
    page.list(terms.established, &lane(List::Established(item.id)));
    page.list(terms.hypotheses, &lane(List::Hypotheses(item.id)));
    let asked: Vec<String> = meeting
        .list(List::Chair(item.id))
        .filter_map(|id| meeting.chair_log.get(&id))
        .map(|asked| match asked.outcome {
            Some(outcome) => format!("{} – {}", plain(&asked.text), (terms.outcome)(outcome)),
            None => plain(&asked.text),
        })
        .collect();
    page.list(terms.chair, &asked);
    let questions: Vec<String> =
        meeting.list(List::Questions(item.id)).filter_map(|id| question(meeting, terms, id)).collect();
    page.list(terms.questions, &questions);
    let decisions = meeting.list(List::Decisions(item.id)).filter_map(|id| meeting.decisions.get(&id));
    let decisions: Vec<String> = decisions.map(|decision| self::decision(meeting, terms, decision)).collect();
    page.list(terms.decisions, &decisions);
    let actions: Vec<String> =
        meeting.list(List::Actions(item.id)).filter_map(|id| action(meeting, terms, id)).collect();
    page.list(terms.actions, &actions);
}

fn facts(page: &mut Page, meeting: &Meeting, terms: &Terms, item: &Item, sheet: &Sheet) {
    let mut rows = Vec::new();
    let metric = &item.metric;
    if let Some(now) = metric.now {
        let now = metric::plain(now);
        let mut row = format!("{}: {} {now} {}", terms.metric, plain(&metric.name), plain(&metric.unit));
        if let Some(target) = metric.target {
            let target = metric::plain(target);
            let _ = write!(row, ", {} {target} {}", terms.target, plain(&metric.unit));
        }
        if let Some((_, earlier)) = metric.trend().split_last()
            && !earlier.is_empty()
        {
            let _ = write!(row, ", {} {}", terms.earlier, plain(&measurement::plain(earlier)));
        }
        let origin = [&metric.as_of, &metric.source];
        let origin: Vec<String> = origin.into_iter().filter(|text| !text.is_empty()).map(|text| plain(text)).collect();
        if !origin.is_empty() {
            let _ = write!(row, " ({})", origin.join(", "));
        }
        rows.push(row.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ","));
    }
    if let Some(count) = item.customers_affected {
        rows.push(format!("{}: {}", terms.customers_affected, digits::apart(&count.to_string())));
    }
    if let Some((cost, _)) = item.cost() {
        rows.push(format!("{}: {}", terms.cost, cost.readable()));
    }
    if let Some(seat) = item.second_seat() {
        rows.push(format!("{}: {}", terms.second_seat, seat.taken.map_or(terms.seat_empty, terms.function)));
    }
    if !item.will_change.trim().is_empty() {
        rows.push(format!("{}: {}", terms.will_change, plain(&item.will_change)));
    }
    if let Some(percent) = meeting.evidence(item.id).percent() {
        rows.push(format!("{}: {percent} %", terms.evidence));
    }
    let spent = clock::spent(meeting, item, sheet.now) / 60_000;
    rows.push(format!("{} {} {}, {} {spent}", terms.planned, item.minutes(), terms.minutes, terms.spent));
    page.line(&rows.iter().map(|row| format!("- {row}")).collect::<Vec<_>>().join("\n"));
}

/// A point or a voice.
fn entry(meeting: &Meeting, terms: &Terms, id: Id) -> Option<String> {
    if let Some(voice) = meeting.voices.get(&id) {
        let origin = voice.origin.map(|origin| (terms.origin)(origin).to_owned());
        return Some(said(terms, voice, [voice.segment.clone(), voice.source.clone()].into_iter().chain(origin)));
    }
    let point: &Point = meeting.points.get(&id)?;
    let number = [point.value.as_str(), point.unit.as_str()].join(" ").trim().to_owned();
    let kind = point.evidence.map(|kind| (terms.kind_of_evidence)(kind).to_owned());
    let notes = kind.into_iter().chain([number, point.period.clone(), point.source.clone()]);
    Some(format!("{}{}", with_notes(&plain(&point.text), notes), voices(meeting, terms, id)))
}

/// What a voice said, in quotation marks. What stands for words that are withheld nobody said, so it has none.
fn said(terms: &Terms, voice: &Voice, notes: impl Iterator<Item = String>) -> String {
    if voice.text == terms.withheld {
        return with_notes(terms.withheld, notes.filter(|note| note != terms.withheld));
    }
    with_notes(&format!("“{}”", plain(&voice.text)), notes)
}

/// The voices that speak for something, a line each below it.
fn voices(meeting: &Meeting, terms: &Terms, id: Id) -> String {
    let mut lines = String::new();
    for voice in meeting.voices_on(id) {
        let words = said(terms, voice, [voice.source.clone()].into_iter());
        let _ = write!(lines, "\n  - {}: {words}", terms.voice);
    }
    lines
}

fn with_notes(text: &str, notes: impl Iterator<Item = String>) -> String {
    let notes: Vec<String> = notes.filter(|note| !note.trim().is_empty()).map(|note| plain(&note)).collect();
    if notes.is_empty() { text.to_owned() } else { format!("{text} ({})", notes.join(", ")) }
}

fn question(meeting: &Meeting, terms: &Terms, id: Id) -> Option<String> {
    let question = meeting.questions.get(&id)?;
    let owner = question.owner.map(|id| meeting.name_of(id).to_owned());
    let due = question.due.map(|day| format!("{} {day}", terms.due));
    let notes = [question.settled_by.clone(), question.ask.clone()];
    let row = with_notes(&plain(&question.text), notes.into_iter().chain(owner).chain(due));
    if question.is_open() {
        return Some(row);
    }
    Some(format!("{row} – {}: {}", terms.answer, plain(&question.answer)))
}

fn decision(meeting: &Meeting, terms: &Terms, decision: &Decision) -> String {
    let decides = (terms.decides)(&plain(meeting.name_of(decision.decider)));
    let mut row = format!("**{}** – {decides}", plain(&decision.text));
    if let Some(due) = decision.due {
        let _ = write!(row, ", {} {due}", terms.due);
    }
    if let Some(verdict) = decision.latest_verdict() {
        let _ = write!(row, "; {}: {}", terms.best_customers, (terms.verdict)(verdict));
    }
    match decision.standing() {
        Standing::Reconsider => {
            let _ = write!(row, "; {}", terms.reconsider);
        }
        Standing::Overridden => {
            let _ = write!(row, "; {}: {}", terms.overridden, plain(&decision.override_reason));
        }
        Standing::NotAsked | Standing::Stands => {}
    }
    if !decision.frontline_limit.is_empty() {
        let _ = write!(row, "; {} {}", terms.frontline_up_to, plain(&decision.frontline_limit));
    }
    row.push_str(&practice::on_decision(meeting, terms, decision));
    for mark in meeting.marks(decision) {
        let _ = write!(row, "; {}", (terms.mark)(mark));
    }
    for input in meeting.list(List::Inputs(decision.id)).filter_map(|id| meeting.inputs.get(&id)) {
        let person = input.person.map(|id| format!(", {}", plain(meeting.name_of(id)))).unwrap_or_default();
        let _ = write!(row, "\n  - {} ({}{person}): {}", terms.input, (terms.group)(input.group), plain(&input.text));
    }
    row.push_str(&voices(meeting, terms, decision.id));
    row
}

fn action(meeting: &Meeting, terms: &Terms, id: Id) -> Option<String> {
    let action = meeting.actions.get(&id)?;
    let mark = if action.done { "[x]" } else { "[ ]" };
    let due = action.due.map(|day| format!(", {} {day}", terms.due)).unwrap_or_default();
    let dropped = if action.is_open() || action.done {
        String::new()
    } else {
        format!("; {}: {}", terms.dropped, plain(&action.dropped))
    };
    Some(format!("{mark} {} – {}{due}{dropped}", plain(&action.text), plain(meeting.name_of(action.owner))))
}

/// Text as text: what Markdown or HTML would read as markup is escaped, lines are joined.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // "1. " and "1) " would begin a numbered list.
    let digits = joined.chars().take_while(char::is_ascii_digit).count();
    let is_number = digits > 0 && matches!(joined.chars().nth(digits + 1), None | Some(' '));
    for (index, c) in joined.chars().enumerate() {
        let is_markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        let starts_block = (index == 0 && matches!(c, '#' | '+' | '-' | '='))
            || (is_number && index == digits && matches!(c, '.' | ')'));
        if is_markup || starts_block {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_text() {
        assert_eq!(plain("<img onerror=x>\n# *b* [a](b)"), r"\<img onerror=x\> # \*b\* \[a\](b)");
        assert_eq!(plain("# not a heading"), r"\# not a heading");
        assert_eq!(plain("2026. A year"), r"2026\. A year");
        assert_eq!(plain("26.5 %"), "26.5 %");
    }
}
