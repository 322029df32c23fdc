//! A point somebody makes: evidence, or not yet.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, kind::stage::Stage, moment::Timestamp};

word_set! {
    /// What kind of evidence a point is (product.md, P4).
    Evidence {
        /// How we do: a measurement.
        Performance = "performance",
        /// Where customers expect more than they get: a measurement of experience.
        ExperienceGap = "experience_gap",
        /// What we can and cannot do.
        InternalCapability = "internal_capability",
        /// A customer's own words.
        CustomerWords = "customer_words",
    }
}

word_set! {
    /// The two lanes of the board.
    Lane {
        /// What counts as evidence.
        Established = "established",
        /// What does not yet.
        Hypotheses = "hypotheses",
    }
}

record! {
    /// A point, as captured.
    Point / PointEdit
    fixed {
        /// Id.
        id: Id,
        /// The agenda item it was made on.
        item: Id,
        /// When it was captured.
        at: Timestamp,
    }
    edits {
        /// The words.
        text / Text: String,
        /// What kind of evidence it is; `None` is not evidence yet.
        evidence / Evidence: Option<Evidence>,
        /// The number, as said: "42.7", "3 of 10".
        value / Value: String,
        /// Its unit: "%", "days", "USD".
        unit / Unit: String,
        /// The period or day it was measured in.
        period / Period: String,
        /// Where it comes from.
        source / Source: String,
        /// The lifecycle stage it speaks of.
        stage / Stage: Option<Stage>,
        /// The lane the host put it in; `None` follows from what the point lacks.
        lane / Lane: Option<Lane>,
        /// Who made it.
        speaker / Speaker: Option<Id>,
        /// How a point of the frontline circle ends: we believe it, so we change this.
        we_change / WeChange: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}

word_set! {
    /// A part that evidence needs.
    Slot {
        /// A number.
        Value = "value",
        /// When.
        Period = "period",
        /// Where from.
        Source = "source",
    }
}

impl Point {
    /// What the point still lacks to count as evidence (product.md, P4): a measurement has a value, a
    /// period and a source; a customer's words and a capability have a source. A point that is not
    /// evidence at all lacks everything.
    #[must_use]
    pub fn missing(&self) -> Vec<Slot> {
        Slot::ALL
            .iter()
            .copied()
            .filter(|slot| match (slot, self.evidence) {
                (Slot::Source, _) => self.source.trim().is_empty(),
                (_, Some(Evidence::InternalCapability | Evidence::CustomerWords)) => false,
                (Slot::Value, _) => self.value.trim().is_empty(),
                (Slot::Period, _) => self.period.trim().is_empty(),
            })
            .collect()
    }

    /// The lane that follows from the point itself: evidence with nothing missing is established. That a room believes
    /// something makes it no evidence.
    #[must_use]
    pub fn earned_lane(&self) -> Lane {
        let is_evidence = self.evidence.is_some() && self.missing().is_empty();
        if is_evidence { Lane::Established } else { Lane::Hypotheses }
    }

    /// Whether the room said what it changes: a point of a frontline circle then has its end.
    #[must_use]
    pub fn is_believed(&self) -> bool {
        !self.we_change.trim().is_empty()
    }

    /// Whether it counts as evidence: it earned that, or the host said so. It then stands under *Established*.
    #[must_use]
    pub fn is_grounded(&self) -> bool {
        self.lane.unwrap_or_else(|| self.earned_lane()) == Lane::Established
    }
}
