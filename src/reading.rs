//! What the grounding check makes of a text, as the slots of a point.

use grounding::{Finding, FindingKind, OwnKind, OwnWord, Rules, SlotKind, Span, Verdict};
use meeting::kind::stage::Stage;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::record::{Evidence, TermKind};

/// The slots as read; what is not in the text stays empty.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Kind of evidence; `None` is not evidence yet.
    pub evidence: Option<Evidence>,
    /// Number.
    pub value: String,
    /// Unit.
    pub unit: String,
    /// Period.
    pub period: String,
    /// Source.
    pub source: String,
    /// Lifecycle stage.
    pub stage: Option<Stage>,
}

/// Reads a text as typed.
pub fn read(text: &str, rules: &Rules) -> Reading {
    // The first text that is read unpacks what the check knows: no screen waits for that.
    if text.trim().is_empty() {
        return Reading::default();
    }
    let found = grounding::read(text, rules);
    let slot = |kind| {
        let mut slots = found.slots.iter();
        slots.find(|slot| slot.kind == kind).map(|slot| slot.span.of(text).trim().to_owned()).unwrap_or_default()
    };
    let (value, source, quote) = (slot(SlotKind::Value), slot(SlotKind::Source), slot(SlotKind::Quote));
    let evidence = match found.verdict {
        // A customer's own words count whatever their wording (product.md, P4).
        _ if !quote.is_empty() => Some(Evidence::CustomerWords),
        Verdict::Opinion | Verdict::Jargon | Verdict::Blame => None,
        _ if !value.is_empty() => Some(Evidence::Performance),
        Verdict::Grounded => Some(Evidence::InternalCapability),
        Verdict::SourceMissing | Verdict::Nothing => None,
    };
    Reading {
        evidence,
        value,
        unit: slot(SlotKind::Unit),
        period: slot(SlotKind::Period),
        source,
        stage: stage_of(text),
    }
}

/// Reads something, so that the first letter that is typed waits for nothing either.
pub fn warm_up() {
    read("a", &Rules::default());
}

/// The lifecycle stage that a text speaks of, as guessed from its words.
pub fn stage_of(text: &str) -> Option<Stage> {
    grounding::stage(text).and_then(Stage::parse)
}

/// What may be said against a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// A point: opinions too.
    Point,
    /// A title, a problem, a question, a decision, an action: only how it is worded (product.md, P6).
    Wording,
}

/// Words that speak against a text, and a way on.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Guard {
    /// The words, as they stand, none inside another.
    pub marks: Vec<Mark>,
    /// A question that leads on: its id, and the user's own metric and period.
    pub reframe: Option<(&'static str, String, String)>,
}

/// Words that speak against a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where they stand, in bytes.
    pub span: Span,
    /// The words.
    pub words: String,
    /// What they are: the id of a sentence in the catalogue.
    pub kind: &'static str,
    /// The rule that speaks, by id.
    pub rule: &'static str,
    /// Plain words to say instead.
    pub instead: Option<String>,
}

impl Mark {
    /// The gravest comes first: blame, jargon, silo, opinion.
    fn weight(&self) -> usize {
        ["blame", "jargon", "silo"].iter().position(|kind| *kind == self.kind).unwrap_or(3)
    }
}

impl Guard {
    /// The mark at a place of the text, given in bytes.
    pub fn at(&self, place: usize) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.span.start <= place && place <= mark.span.end)
    }

    /// The gravest mark.
    pub fn gravest(&self) -> Option<&Mark> {
        self.marks.iter().min_by_key(|mark| mark.weight())
    }
}

/// What speaks against a text as typed, by the rules of the meeting.
pub fn guard(text: &str, rules: &Rules, scope: Scope) -> Guard {
    if text.trim().is_empty() {
        return Guard::default();
    }
    let read = grounding::read(text, rules);
    let kind = |finding: &Finding| match finding.kind {
        FindingKind::Blame => Some("blame"),
        FindingKind::Jargon => Some("jargon"),
        FindingKind::Silo => Some("silo"),
        FindingKind::Opinion if scope == Scope::Point => Some("opinion"),
        FindingKind::Opinion | FindingKind::Evidence => None,
    };
    let mut marks: Vec<Mark> = Vec::new();
    for finding in &read.findings {
        let Some(kind) = kind(finding) else { continue };
        let mark = Mark {
            span: finding.span,
            words: finding.span.of(text).to_owned(),
            kind,
            rule: finding.rule,
            instead: finding.swap.as_ref().map(ToString::to_string),
        };
        // Of two that share words, blame stays, or else the longer: its plain words say more.
        let rank = |mark: &Mark| (mark.weight() > 0, usize::MAX - (mark.span.end - mark.span.start), mark.weight());
        let shared =
            marks.iter().position(|other| other.span.end > mark.span.start && other.span.start < mark.span.end);
        match shared {
            None => marks.push(mark),
            Some(place) => {
                if let Some(other) = marks.get_mut(place).filter(|other| rank(&mark) < rank(other)) {
                    *other = mark;
                }
            }
        }
    }
    let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned()).unwrap_or_default();
    let reframe = read.reframe.map(|it| (it.kind.id(), words(it.metric), words(it.period)));
    Guard { marks, reframe }
}

/// The rules as a meeting has them: what is turned off, and the team's own words.
pub fn rules_of(meeting: &Meeting) -> Rules {
    let own = meeting.list(List::OwnWords).filter_map(|id| meeting.own_words.get(&id));
    let own = own.map(|term| OwnWord {
        words: term.text.clone(),
        kind: match term.kind {
            TermKind::Flag => OwnKind::Flag,
            TermKind::Allow => OwnKind::Allow,
        },
        swap: (!term.instead.is_empty()).then(|| term.instead.clone()),
    });
    Rules { muted: meeting.header.muted_rules.iter().cloned().collect(), own: own.collect() }
}
