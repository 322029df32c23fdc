//! Fields by hand, and the trash.

use super::{Refusal, agenda, deciding, table, typed, wording};
use crate::change::Change;
use crate::id::Id;
use crate::meeting::{Edit, Meeting, TableName};
use crate::moment::Timestamp;
use crate::record::metric;
use crate::record::{
    ActionEdit, AskedEdit, DecisionEdit, HeaderEdit, InputEdit, ItemEdit, MetricEdit, PersonEdit, PointEdit,
    QuestionEdit, TermEdit, VoiceEdit,
};

/// A field gets a new value, where no rule hangs on it.
pub(super) fn write(meeting: &Meeting, id: Id, edit: Edit) -> Result<Vec<Change>, Refusal> {
    let edit = match rounded(edit)? {
        Edit::Term(edit) => Edit::Term(wording::tidied(edit)?),
        edit => edit,
    };
    match &edit {
        Edit::Header(HeaderEdit::Title(_) | HeaderEdit::Sponsor(_) | HeaderEdit::StrategyLine(_))
        | Edit::Customer(_)
        | Edit::Closing(_) => return Ok(vec![Change::Set(meeting.id(), edit)]),
        Edit::Decision(DecisionEdit::Text(text)) => {
            let decision = meeting.decisions.get(&id).ok_or(Refusal::Gone)?;
            return Ok(deciding::reword(decision, typed(text)?));
        }
        Edit::Input(InputEdit::Text(_) | InputEdit::Person(_)) => {
            if meeting.inputs.get(&id).ok_or(Refusal::Gone)?.is_frozen() {
                return Err(Refusal::Frozen);
            }
        }
        Edit::Header(_)
        | Edit::Envelope(_)
        | Edit::Swap(_)
        | Edit::Decision(_)
        | Edit::Input(_)
        | Edit::Asked(_)
        | Edit::Action(ActionEdit::Owner(_) | ActionEdit::Done(_) | ActionEdit::TrashedAt(_))
        | Edit::Question(QuestionEdit::Owner(_) | QuestionEdit::TrashedAt(_))
        | Edit::Item(ItemEdit::Order(_) | ItemEdit::SpentMs(_) | ItemEdit::ExtraMinutes(_) | ItemEdit::TrashedAt(_))
        | Edit::Person(PersonEdit::Order(_) | PersonEdit::TrashedAt(_))
        | Edit::Point(PointEdit::TrashedAt(_))
        | Edit::Voice(VoiceEdit::TrashedAt(_)) => return Err(Refusal::NotThisWay),
        Edit::Item(_)
        | Edit::Person(_)
        | Edit::Point(_)
        | Edit::Voice(_)
        | Edit::Question(_)
        | Edit::Action(_)
        | Edit::Term(_) => {}
    }
    leads_somewhere(meeting, &edit)?;
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
        edit => edit,
    })
}

/// That what an edit refers to is there: the notes file takes no reference to nowhere.
fn leads_somewhere(meeting: &Meeting, edit: &Edit) -> Result<(), Refusal> {
    let is_there = match edit {
        Edit::Point(PointEdit::Speaker(Some(id))) | Edit::Input(InputEdit::Person(Some(id))) => {
            meeting.people.contains_key(id)
        }
        Edit::Question(QuestionEdit::From(Some(id))) => meeting.is_said(*id) || meeting.chair_log.contains_key(id),
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
pub(super) fn trash(meeting: &Meeting, id: Id, at: Option<Timestamp>) -> Result<Vec<Change>, Refusal> {
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
        TableName::Term => Edit::Term(TermEdit::TrashedAt(at)),
        // A count is taken back by undo.
        TableName::Swap => return Err(Refusal::NotThisWay),
    };
    Ok(vec![Change::Set(id, edit)])
}
