//! What a draft is when it is saved.

use super::Draft;
use meeting::command::{PointDraft, QuestionDraft, VoiceDraft};

impl Draft {
    /// As a point.
    pub fn point(&self) -> PointDraft {
        PointDraft {
            text: self.text.clone(),
            evidence: self.evidence,
            value: self.value.clone(),
            unit: self.unit.clone(),
            period: self.period.clone(),
            source: self.source.clone(),
            stage: self.stage,
            speaker: None,
        }
    }

    /// As a customer's voice.
    pub fn voice(&self) -> VoiceDraft {
        VoiceDraft {
            text: unquoted(&self.text),
            source: self.source.clone(),
            segment: self.segment.clone(),
            stage: self.stage,
            origin: self.origin,
            permission: self.permission,
        }
    }

    /// As a question.
    pub fn question(&self) -> QuestionDraft {
        QuestionDraft {
            text: self.text.clone(),
            settled_by: self.settled_by.clone(),
            ask: self.ask.clone(),
            owner: self.person.clone(),
            due: self.due,
            from: self.from,
        }
    }
}

/// A customer's words without the marks around them, which are drawn.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    for (open, close) in pairs {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim().to_owned();
        }
    }
    text.to_owned()
}
