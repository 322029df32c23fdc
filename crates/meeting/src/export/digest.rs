//! The digest (product.md, P24): one page for those who were not there. What is worth telling, words that may be
//! shared, the bowl, decisions with their reasons. As a page, and as rich or plain text for a chat or a mail.

use super::{Format, Sheet};
use crate::list::List;
use crate::record::Decision;

/// The format: a page of its own.
pub const FORMAT: Format = Format { id: "digest", extension: "html", media_type: "text/html", write };

/// How many contributions to a decision are told as its reasons.
const REASONS: usize = 3;

const STYLE: &str = "body{max-width:44rem;margin:3rem auto;padding:0 1.25rem;font:1.0625rem/1.5 Georgia,serif;color:#1f2430}\
h1{font-size:2rem;line-height:1.2}h2{margin-top:2rem;font:600 1rem/1.4 system-ui,sans-serif}\
td,th{padding:.5rem 1rem .5rem 0;vertical-align:top;text-align:start;border-top:1px solid #dcdde1}\
th,td:first-child{color:#5b6070;font:500 .875rem/1.7 system-ui,sans-serif;white-space:nowrap}table{border-collapse:collapse}\
small{color:#5b6070;font-family:system-ui,sans-serif}blockquote{margin:.75rem 0;font-style:italic}\
@media print{body{margin:0;font-size:10.5pt}h2,li,blockquote{break-inside:avoid}}";

/// A piece of the page.
enum Block {
    Heading(&'static str),
    Line(String),
    /// What was said, and what stands small behind it.
    Item(String, String),
    Quote(String, String),
}

#[allow(clippy::unnecessary_wraps, reason = "another format may have nothing to write")]
fn write(sheet: &Sheet) -> Option<String> {
    Some(page(sheet, &rich(sheet)))
}

/// A page of its own around a body.
pub(super) fn page(sheet: &Sheet, body: &str) -> String {
    let (tag, title) = (sheet.terms.tag, escaped(sheet.title));
    let head = format!("<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n");
    format!("{head}<style>{STYLE}</style>\n<body>\n{body}</body>\n</html>\n")
}

/// The digest as a fragment of HTML, for the clipboard.
#[must_use]
pub fn rich(sheet: &Sheet) -> String {
    let mut html = format!("<h1>{}</h1>\n", escaped(sheet.title));
    let mut is_in_list = false;
    for block in blocks(sheet) {
        let is_item = matches!(block, Block::Item(..));
        if is_item != is_in_list {
            html.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            is_in_list = is_item;
        }
        let small =
            |text: &str| if text.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(text)) };
        let piece = match block {
            Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
            Block::Line(text) => format!("<p>{}</p>\n", escaped(&text)),
            Block::Item(text, rest) => format!("<li>{}{}</li>\n", escaped(&text), small(&rest)),
            Block::Quote(text, rest) => format!("<blockquote>“{}”{}</blockquote>\n", escaped(&text), small(&rest)),
        };
        html.push_str(&piece);
    }
    if is_in_list {
        html.push_str("</ul>\n");
    }
    html
}

/// The digest as plain text.
#[must_use]
pub fn plain(sheet: &Sheet) -> String {
    let mut text = format!("{}\n", sheet.title);
    let rest = |rest: String| if rest.is_empty() { rest } else { format!(" ({rest})") };
    for block in blocks(sheet) {
        let piece = match block {
            Block::Heading(title) => format!("\n{title}\n"),
            Block::Line(line) => format!("{line}\n"),
            Block::Item(item, small) => format!("- {item}{}\n", rest(small)),
            Block::Quote(quote, small) => format!("“{quote}”{}\n", rest(small)),
        };
        text.push_str(&piece);
    }
    text
}

/// The words of a page of ours, a line each, for whoever looks at it before it leaves and reads no markup.
#[must_use]
pub fn readable(page: &str) -> String {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let mut text = String::new();
    for piece in body.split('<') {
        let Some((tag, words)) = piece.split_once('>') else { continue };
        text.push_str(match tag {
            "/td" | "/th" | "small" => "  ",
            "br" => "\n        ",
            _ => "",
        });
        text.push_str(words);
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

pub(super) fn escaped(text: &str) -> String {
    text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

fn blocks(sheet: &Sheet) -> Vec<Block> {
    let (meeting, terms) = (sheet.meeting, sheet.terms);
    let mut blocks = Vec::new();
    let mut section = |title: &'static str, rows: Vec<Block>| {
        if !rows.is_empty() {
            blocks.push(Block::Heading(title));
            blocks.extend(rows);
        }
    };
    let line = |text: &str| if text.trim().is_empty() { Vec::new() } else { vec![Block::Line(text.to_owned())] };
    section(terms.improvement, line(&meeting.closing.improvement));
    let insights = meeting.insights().into_iter().filter_map(|insight| {
        if let Some(point) = meeting.points.get(&insight.id) {
            return Some(Block::Item(point.text.clone(), joined([point.source.clone(), point.period.clone()])));
        }
        let voice = meeting.voices.get(&insight.id)?;
        Some(Block::Quote(voice.text.clone(), voice.source.clone()))
    });
    section(terms.insights, insights.collect());
    let voices =
        meeting.voices.values().filter(|it| it.permission && it.trashed_at.is_none() && meeting.is_on_agenda(it.item));
    let voices = voices.map(|voice| {
        let origin = voice.origin.map(|it| (terms.origin)(it).to_owned()).unwrap_or_default();
        Block::Quote(voice.text.clone(), joined([voice.segment.clone(), origin]))
    });
    section(terms.voices, voices.collect());
    let balance = meeting.balance_overall();
    if balance.gained > 0 || balance.lost > 0 {
        section(terms.customer_math, vec![Block::Line((terms.balance)(&balance))]);
    }
    let decisions = meeting.decisions_in_order().filter_map(|id| meeting.decisions.get(&id));
    section(terms.decisions, decisions.map(|decision| self::decision(sheet, decision)).collect());
    let closing = &meeting.closing;
    let levels = [(terms.leader, &closing.leader), (terms.middle, &closing.middle), (terms.front, &closing.front)];
    let levels =
        levels.into_iter().chain([(terms.thanks, &closing.thanks)]).filter(|(_, text)| !text.trim().is_empty());
    section(terms.closing, levels.map(|(term, text)| Block::Item(format!("{term}: {text}"), String::new())).collect());
    blocks
}

/// A decision: who decides, what customers would think, and what was said for it.
fn decision(sheet: &Sheet, decision: &Decision) -> Block {
    let (meeting, terms) = (sheet.meeting, sheet.terms);
    let decider = (terms.decides)(meeting.name_of(decision.decider));
    let verdict = decision.latest_verdict();
    let verdict = verdict.map(|it| format!("{}: {}", terms.best_customers, (terms.verdict)(it))).unwrap_or_default();
    let override_reason = decision.override_reason.trim();
    let override_reason =
        if override_reason.is_empty() { String::new() } else { format!("{}: {override_reason}", terms.overridden) };
    let inputs = meeting.list(List::Inputs(decision.id)).filter_map(|id| meeting.inputs.get(&id));
    let voices = meeting.voices_on(decision.id).into_iter().map(|voice| format!("“{}”", voice.text));
    let reasons = voices.chain(inputs.map(|input| input.text.clone())).take(REASONS);
    Block::Item(decision.text.clone(), joined([decider, verdict, override_reason].into_iter().chain(reasons)))
}

#[cfg(test)]
mod tests {
    use super::{escaped, readable};

    #[test]
    fn a_page_is_read_without_its_markup() {
        let said = "5 < 7 & \"so\" > 3 &lt;";
        let body = format!(
            "<h1>Title</h1>\n<table>\n<tr><td>3 min</td><th>Point</th><td>{}<br><small>Q3</small></td></tr>\n</table>\n",
            escaped(said)
        );
        let page = format!("<!doctype html>\n<style>b{{x}}</style>\n<body>\n{body}</body>\n</html>\n");
        let words = readable(&page);
        assert_eq!(words.trim(), format!("Title\n\n3 min  Point  {said}\n          Q3"));
    }
}
