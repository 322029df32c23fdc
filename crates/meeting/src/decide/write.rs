//! Fields by hand, and the trash.

use super::{Refusal, agenda, circle, deciding, table, typed, wording};
use crate::change::Change;
use crate::id::Id;
use crate::meeting::{Edit, Meeting, TableName};
use crate::moment::Timestamp;
use crate::name;
use crate::record::{
    ActionEdit, AskedEdit, ClosingEdit, DecisionEdit, ForecastEdit, HandoffEdit, HeaderEdit, InputEdit, ItemEdit,
    MarbleEdit, MetricEdit, PersonEdit, PointEdit, QuestionEdit, SilentEdit, TermEdit, VoiceEdit,
};
use crate::record::{StepEdit, metric};

/// A field gets a new value, where no rule hangs on it.
pub(super) fn write(meeting: &Meeting, id: Id, edit: Edit) -> Result<Vec<Change>, Refusal> {
    let edit = match (rounded(edit)?, meeting.answers_as(id)) {
        (Edit::Term(edit), _) => Edit::Term(wording::tidied(edit)?),
        (Edit::Person(PersonEdit::Name(name)), Some(role)) => {
            // Calling somebody "Leadership team" afterwards is no way round the rule either.
            let name = name::one_person(&name).map_err(|why| Refusal::NotOnePerson(role, why))?;
            Edit::Person(PersonEdit::Name(name))
        }
        (edit, _) => edit,
    };
    within_scores(&edit)?;
    leads_somewhere(meeting, &edit)?;
    if let Edit::Point(edit) = &edit {
        circle::keeps(meeting, id, edit)?;
    }
    if matches!(&edit, Edit::Item(ItemEdit::Kind(kind)) if kind.is_empty()) {
        return Err(Refusal::NotThisWay);
    }
    match &edit {
        Edit::Header(
            HeaderEdit::Title(_)
            | HeaderEdit::BeginsAt(_)
            | HeaderEdit::Sponsor(_)
            | HeaderEdit::StrategyLine(_)
            | HeaderEdit::Kpis(_),
        )
        | Edit::Customer(_)
        | Edit::Closing(_) => return Ok(vec![Change::Set(meeting.id(), edit)]),
        Edit::Decision(DecisionEdit::Text(text)) => {
            let decision = meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
            return Ok(deciding::reword(decision, typed(text)?));
        }
        // An entry without words would stay as a nameless row that counts.
        Edit::Point(PointEdit::Text(text))
        | Edit::Voice(VoiceEdit::Text(text))
        | Edit::Action(ActionEdit::Text(text))
        | Edit::Question(QuestionEdit::Text(text)) => {
            typed(text)?;
        }
        Edit::Input(InputEdit::Text(_) | InputEdit::Person(_)) => {
            if meeting.inputs.get(&id).ok_or(Refusal::Gone)?.is_frozen() {
                return Err(Refusal::Frozen);
            }
        }
        Edit::Decision(
            DecisionEdit::Due(_) | DecisionEdit::Stage(_) | DecisionEdit::Forecast(_) | DecisionEdit::ReviewOn(_),
        ) => {}
        Edit::Header(_)
        | Edit::Envelope(_)
        | Edit::Swap(_)
        | Edit::Decision(_)
        | Edit::Input(_)
        | Edit::Asked(_)
        | Edit::Action(
            ActionEdit::Owner(_)
            | ActionEdit::Done(_)
            | ActionEdit::Dropped(_)
            | ActionEdit::Consults(_)
            | ActionEdit::CarriedFrom(_)
            | ActionEdit::TrashedAt(_),
        )
        | Edit::Question(
            QuestionEdit::Owner(_) | QuestionEdit::Point(_) | QuestionEdit::CarriedFrom(_) | QuestionEdit::TrashedAt(_),
        )
        | Edit::Item(
            ItemEdit::Order(_)
            | ItemEdit::SpentMs(_)
            | ItemEdit::ExtraMinutes(_)
            | ItemEdit::WentWithout(_)
            | ItemEdit::TrashedAt(_),
        )
        | Edit::Person(PersonEdit::Order(_) | PersonEdit::HeardAt(_) | PersonEdit::TrashedAt(_))
        | Edit::Point(PointEdit::TrashedAt(_))
        | Edit::Voice(VoiceEdit::TrashedAt(_))
        | Edit::Step(
            StepEdit::Order(_)
            | StepEdit::Fate(_)
            | StepEdit::Decision(_)
            | StepEdit::Action(_)
            | StepEdit::TrashedAt(_),
        )
        | Edit::Marble(MarbleEdit::TrashedAt(_) | MarbleEdit::Count(0)) => return Err(Refusal::NotThisWay),
        Edit::Item(_)
        | Edit::Person(_)
        | Edit::Point(_)
        | Edit::Voice(_)
        | Edit::Question(_)
        | Edit::Action(_)
        | Edit::Marble(_)
        | Edit::Handoff(_)
        | Edit::Silent(_)
        | Edit::Term(_)
        | Edit::Step(_) => {}
    }
    meeting.record(id).ok_or(Refusal::Gone)?;
    Ok(vec![Change::Set(id, edit)])
}

/// Numbers as the notes hold them.
fn rounded(edit: Edit) -> Result<Edit, Refusal> {
    let round = |number| metric::rounded(number).map(Some).ok_or(Refusal::NotThisWay);
    Ok(match edit {
        Edit::Item(ItemEdit::Metric(MetricEdit::Now(Some(number)))) => {
            Edit::Item(ItemEdit::Metric(MetricEdit::Now(round(number)?)))
        }
        Edit::Item(ItemEdit::Metric(MetricEdit::Target(Some(number)))) => {
            Edit::Item(ItemEdit::Metric(MetricEdit::Target(round(number)?)))
        }
        Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Before(Some(number)))) => {
            Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Before(round(number)?)))
        }
        Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Expected(Some(number)))) => {
            Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Expected(round(number)?)))
        }
        Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Actual(Some(number)))) => {
            Edit::Decision(DecisionEdit::Forecast(ForecastEdit::Actual(round(number)?)))
        }
        edit => edit,
    })
}

/// That a score is one from 1 to 5.
fn within_scores(edit: &Edit) -> Result<(), Refusal> {
    match edit {
        Edit::Closing(ClosingEdit::Rating(Some(score)))
        | Edit::Handoff(
            HandoffEdit::Quality(Some(score))
            | HandoffEdit::Connectedness(Some(score))
            | HandoffEdit::Seamlessness(Some(score)),
        ) if !(1..=5).contains(score) => Err(Refusal::NoSuchScore),
        _ => Ok(()),
    }
}

/// That what an edit refers to is there: the notes file takes no reference to nowhere.
fn leads_somewhere(meeting: &Meeting, edit: &Edit) -> Result<(), Refusal> {
    let is_there = match edit {
        Edit::Point(PointEdit::Speaker(Some(id)))
        | Edit::Input(InputEdit::Person(Some(id)))
        | Edit::Item(ItemEdit::WalkedBy(Some(id))) => meeting.people.contains_key(id),
        Edit::Question(QuestionEdit::From(Some(id))) => {
            meeting.is_said(*id) || meeting.chair_log.contains_key(id) || meeting.silent_changes.contains_key(id)
        }
        Edit::Action(ActionEdit::Decision(Some(id))) | Edit::Voice(VoiceEdit::Decision(Some(id))) => {
            meeting.decisions.contains_key(id)
        }
        Edit::Closing(ClosingEdit::Insights(ids)) => ids.iter().all(|id| meeting.is_said(*id)),
        Edit::Voice(VoiceEdit::Point(Some(id))) => meeting.points.contains_key(id),
        Edit::Marble(MarbleEdit::Voice(Some(id))) => meeting.voices.contains_key(id),
        _ => true,
    };
    if is_there { Ok(()) } else { Err(Refusal::Gone) }
}

/// Moves a record to the trash.
pub(super) fn discard(meeting: &Meeting, id: Id, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    let trashed = trash(meeting, id, Some(now))?;
    Ok(agenda::leave(meeting, id, now).into_iter().chain(trashed).collect())
}

/// Moves a record to the trash, or back (`None`). Input freezes with its decision, deletion included.
pub(crate) fn trash(meeting: &Meeting, id: Id, at: Option<Timestamp>) -> Result<Vec<Change>, Refusal> {
    let edit = match table(meeting, id)? {
        TableName::Person => Edit::Person(PersonEdit::TrashedAt(at)),
        TableName::Item => Edit::Item(ItemEdit::TrashedAt(at)),
        TableName::Point => Edit::Point(PointEdit::TrashedAt(at)),
        TableName::Voice => Edit::Voice(VoiceEdit::TrashedAt(at)),
        TableName::Question => Edit::Question(QuestionEdit::TrashedAt(at)),
        TableName::Input => {
            if meeting.inputs.get(&id).is_some_and(|input| input.is_frozen()) {
                return Err(Refusal::Frozen);
            }
            Edit::Input(InputEdit::TrashedAt(at))
        }
        TableName::Decision => Edit::Decision(DecisionEdit::TrashedAt(at)),
        TableName::Action => Edit::Action(ActionEdit::TrashedAt(at)),
        TableName::Asked => Edit::Asked(AskedEdit::TrashedAt(at)),
        TableName::Handoff => Edit::Handoff(HandoffEdit::TrashedAt(at)),
        TableName::Silent => Edit::Silent(SilentEdit::TrashedAt(at)),
        TableName::Step => Edit::Step(StepEdit::TrashedAt(at)),
        TableName::Marble => Edit::Marble(MarbleEdit::TrashedAt(at)),
        TableName::Term => Edit::Term(TermEdit::TrashedAt(at)),
        // A count is taken back by undo.
        TableName::Swap => return Err(Refusal::NotThisWay),
    };
    Ok(vec![Change::Set(id, edit)])
}
