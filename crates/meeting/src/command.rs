//! Every intention of a user.

use crate::id::Id;
use crate::kind::stage::Stage;
use crate::meeting::{Edit, Meeting};
use crate::moment::{Day, Timestamp};
use crate::money::Money;
use crate::record::{Evidence, Fate, Function, InputGroup, Origin, Outcome, Side, TermKind, Verdict};

/// What a command needs from outside: the time, and fresh ids.
pub struct Occasion<'a> {
    /// Now.
    pub now: Timestamp,
    /// Makes an id that nobody has.
    pub fresh: &'a mut dyn FnMut() -> Id,
}

/// A point as it stands in the capture bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointDraft {
    /// The words.
    pub text: String,
    /// Kind of evidence.
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
    /// Who said it.
    pub speaker: Option<Id>,
}

/// A customer's words as they stand in the capture bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoiceDraft {
    /// The words.
    pub text: String,
    /// Where they were heard.
    pub source: String,
    /// Which customer said it, as a segment.
    pub segment: String,
    /// Lifecycle stage.
    pub stage: Option<Stage>,
    /// How we came to hear it.
    pub origin: Option<Origin>,
    /// Whether the customer permits us to record and to play it.
    pub permission: bool,
}

/// A question as it stands in the capture bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionDraft {
    /// The question.
    pub text: String,
    /// What would settle it.
    pub settled_by: String,
    /// Which customers or data are asked.
    pub ask: String,
    /// Who asks: a name, or empty.
    pub owner: String,
    /// By when.
    pub due: Option<Day>,
    /// The point it comes out of.
    pub from: Option<Id>,
}

/// A marble as it is about to be dropped into the bowl.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarbleDraft {
    /// Whether the customers came or left.
    pub side: Side,
    /// How many.
    pub count: u64,
    /// What they are worth together.
    pub value: Option<Money>,
    /// Lifecycle stage.
    pub stage: Option<Stage>,
    /// Why.
    pub reason: String,
    /// Which customers.
    pub segment: String,
    /// Where the count comes from.
    pub source: String,
}

/// What a new agenda item starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemSeed {
    /// Kind, by id.
    pub kind: String,
    /// The problem as a question.
    pub problem: String,
    /// The metric's name.
    pub metric: String,
    /// The metric's unit.
    pub unit: String,
    /// Planned minutes.
    pub minutes: Option<u32>,
}

/// An intention of the host. Names of people are text: a name nobody has yet adds a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Give a field a new value.
    Write(Id, Edit),
    /// Add somebody to the room.
    AddPerson {
        /// Name.
        name: String,
        /// Function.
        function: Option<Function>,
        /// Whether they meet customers as their daily work.
        frontline: bool,
    },
    /// Put something on the agenda, at its end.
    AddItem(ItemSeed),
    /// Move a person, an agenda item or a step to a place in its list, counted from nought.
    Move(Id, usize),
    /// Move a record to the trash.
    Discard(Id),
    /// Take a record out of the trash.
    Restore(Id),
    /// Start the meeting.
    Start,
    /// Take up an agenda item.
    GoTo(Id),
    /// Stop the clock.
    Pause,
    /// Let the clock run again.
    Resume,
    /// Add minutes to the item in hand.
    Extend(u32),
    /// End the meeting.
    Close,
    /// Go on with a meeting that was closed.
    Reopen,
    /// Read out the chair's question.
    AskChair {
        /// On which item.
        item: Id,
        /// The prompt's id.
        prompt: String,
        /// Its words.
        text: String,
    },
    /// Note what asking the chair did.
    AnswerChair(Id, Outcome),
    /// Capture a point on an item.
    AddPoint(Id, PointDraft),
    /// Capture a customer's words on an item.
    AddVoice(Id, VoiceDraft),
    /// Park a question on an item.
    Park(Id, QuestionDraft),
    /// Say who asks a parked question.
    SetAsker(Id, String),
    /// Give input to the decision that is being prepared on an item.
    AddInput {
        /// On which item.
        item: Id,
        /// Which side.
        group: InputGroup,
        /// What.
        text: String,
        /// Who gave it; a name, or empty.
        person: String,
        /// The point or voice it repeats.
        rests_on: Option<Id>,
    },
    /// Record a decision on an item. Its input freezes.
    Decide {
        /// On which item.
        item: Id,
        /// What.
        text: String,
        /// The one decider, by name.
        decider: String,
    },
    /// Hand a decision to another decider.
    SetDecider(Id, String),
    /// Note what the best customers would think of a decision.
    Judge(Id, Verdict),
    /// The same at the close of the meeting.
    JudgeAgain(Id, Verdict),
    /// Let a decision stand although customers would dislike it.
    Override(Id, String),
    /// Let the frontline decide in the moment, up to a limit in words; empty takes it back.
    Mandate(Id, String),
    /// Capture an action on an item.
    AddAction {
        /// On which item.
        item: Id,
        /// What.
        text: String,
        /// The one owner, by name.
        owner: String,
        /// By when.
        due: Option<Day>,
    },
    /// Hand an action to another owner.
    SetOwner(Id, String),
    /// Tick an action off, or on again.
    SetDone(Id, bool),
    /// Drop marbles into the bowl of an item, all in one step.
    AddMarbles(Id, Vec<MarbleDraft>),
    /// Add steps to the journey that an item audits, one for each line of a text.
    AddSteps(Id, String),
    /// Say what happens to a step that stays. Handed to a friction audit, it goes on the agenda there.
    JudgeStep(Id, Fate),
    /// Mend a step that somebody walked: an action.
    FixStep {
        /// Which step.
        step: Id,
        /// The action's words.
        text: String,
        /// The one owner, by name.
        owner: String,
        /// By when; without a day nobody mends it.
        due: Option<Day>,
    },
    /// Remove a step from the journey: a decision.
    RemoveStep {
        /// Which step.
        step: Id,
        /// The decision's words.
        text: String,
        /// The one decider, by name.
        decider: String,
        /// By when; without a day it is no removal.
        due: Option<Day>,
    },
    /// Note that somebody said their first word in the go-round, or take that back.
    Hear(Id),
    /// Consult a function that a decision was made without: an action.
    Consult {
        /// Which decision.
        decision: Id,
        /// Which function.
        function: Function,
        /// The action's words.
        text: String,
        /// The one owner, by name.
        owner: String,
        /// By when; without a day nobody is consulted.
        due: Option<Day>,
    },
    /// Say which lifecycle stage a point, a voice, a step, a marble or a decision speaks of.
    Tag(Id, Option<Stage>),
    /// Note a gap on the joint after a stage.
    AddHandoff {
        /// On which item.
        item: Id,
        /// The stage before the joint.
        after: Stage,
        /// What happens to the customer there.
        text: String,
    },
    /// Name a change that nobody had discussed.
    AddSilent {
        /// On which item.
        item: Id,
        /// Whose change.
        function: Option<Function>,
        /// What was changed.
        text: String,
    },
    /// Note what the best customers would think of such a change.
    JudgeSilent(Id, Verdict),
    /// End the sweep of an item: what nobody got to becomes questions.
    EndSweep(Id),
    /// Answer a parked question; the answer makes a point.
    Answer(Id, PointDraft),
    /// Drop an action, with the reason.
    Drop(Id, String),
    /// Choose what is worth telling others, which may be nothing; `None` leaves it to the rule again.
    ChooseTold(Option<Vec<Id>>),
    /// Turn a rule of the text check off (`true`) or on again.
    MuteRule(String, bool),
    /// Put words on the team's own list.
    AddOwnWord {
        /// The words.
        text: String,
        /// What the text check does on them.
        kind: TermKind,
        /// What to say instead, or empty.
        instead: String,
    },
    /// Count that certain words gave way to plainer ones.
    CountSwap {
        /// The words that gave way.
        words: String,
        /// The words in their place.
        instead: String,
    },
    /// Take in what another copy of this meeting has.
    Merge(Box<Meeting>),
}

impl Command {
    /// Its name, by which the catalogue has the words for undo and the status line.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Write(..) => "write",
            Self::AddPerson { .. } => "add_person",
            Self::AddItem(_) => "add_item",
            Self::Move(..) => "move",
            Self::Discard(_) => "discard",
            Self::Restore(_) => "restore",
            Self::Start => "start",
            Self::GoTo(_) => "go_to",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Extend(_) => "extend",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::AskChair { .. } => "ask_chair",
            Self::AnswerChair(..) => "answer_chair",
            Self::AddPoint(..) => "add_point",
            Self::AddVoice(..) => "add_voice",
            Self::Park(..) => "park",
            Self::SetAsker(..) => "set_asker",
            Self::AddInput { .. } => "add_input",
            Self::Decide { .. } => "decide",
            Self::SetDecider(..) => "set_decider",
            Self::Judge(..) | Self::JudgeAgain(..) | Self::JudgeSilent(..) => "judge",
            Self::Override(..) => "override",
            Self::Mandate(..) => "mandate",
            Self::AddAction { .. } => "add_action",
            Self::SetOwner(..) => "set_owner",
            Self::SetDone(..) => "set_done",
            Self::AddMarbles(..) => "add_marbles",
            Self::AddSteps(..) => "add_steps",
            Self::JudgeStep(..) => "judge_step",
            Self::RemoveStep { .. } => "remove_step",
            Self::FixStep { .. } => "fix_step",
            Self::Hear(_) => "hear",
            Self::Consult { .. } => "consult",
            Self::Tag(..) => "tag",
            Self::AddHandoff { .. } => "add_handoff",
            Self::AddSilent { .. } => "add_silent",
            Self::EndSweep(_) => "end_sweep",
            Self::Answer(..) => "answer",
            Self::Drop(..) => "drop",
            Self::ChooseTold(_) => "choose_told",
            Self::MuteRule(..) => "mute_rule",
            Self::AddOwnWord { .. } => "add_own_word",
            Self::CountSwap { .. } => "count_swap",
            Self::Merge(_) => "merge",
        }
    }
}
