//! A series of meetings: what the next one starts from (product.md, carry-over).

use crate::clock::PASSED_BY;
use crate::id::Id;
use crate::kind;
use crate::kind::stage::Stage;
use crate::list::List;
use crate::meeting::Meeting;
use crate::moment::{Day, Timestamp};
use crate::order::Order;
use crate::record::{Action, Decision, Header, Item, Question, Status, Step};
use crate::sorted;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why an item of the last meeting comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Return {
    /// Nobody got to it.
    NotDiscussed,
    /// It is on the agenda every time.
    Recurs,
    /// An action that came out of it is open.
    OpenAction,
}

impl Meeting {
    /// Why an item comes back in the next meeting of the series; empty when it does not. What has a review of
    /// its own does not come back for its open actions: the next review has them.
    #[must_use]
    pub fn returns(&self, item: Id) -> Vec<Return> {
        let Some(record) = self.agenda.get(&item).filter(|record| record.trashed_at.is_none()) else {
            return Vec::new();
        };
        let is_of = |other: Id| other == item;
        let mut reasons = Vec::new();
        if record.spent_ms < PASSED_BY && !self.has_something(record) {
            reasons.push(Return::NotDiscussed);
        }
        if record.recurs {
            reasons.push(Return::Recurs);
        }
        let is_review = record.kind == kind::review::KIND.id;
        if !is_review && self.open_actions().any(|action| is_of(action.item)) {
            reasons.push(Return::OpenAction);
        }
        reasons
    }

    /// Whether anything was captured on an item in this meeting. What was carried into it, or is in the trash, is nothing.
    pub(crate) fn has_something(&self, item: &Item) -> bool {
        let id = item.id;
        let said = [List::Established(id), List::Hypotheses(id), List::Gathering(id), List::Decisions(id)];
        let noted = [List::Chair(id), List::Marbles(id), List::Handoffs(id), List::Silent(id)];
        let is_asked = |id| self.questions.get(&id).is_some_and(|it| it.carried_from.is_none());
        let is_taken_on = |id| self.actions.get(&id).is_some_and(|it| it.carried_from.is_none());
        // The journey of an audit that comes back may be the last one's.
        let has_old_steps = item.carried_from.is_some() && item.kind == kind::friction_audit::KIND.id;
        said.into_iter().chain(noted).any(|list| self.count(list) > 0)
            || self.list(List::Questions(id)).any(is_asked)
            || self.list(List::Actions(id)).any(is_taken_on)
            || (!has_old_steps && self.count(List::Steps(id)) > 0)
    }

    fn is_audit(&self, item: Id) -> bool {
        self.agenda.get(&item).is_some_and(|item| item.kind == kind::friction_audit::KIND.id)
    }

    /// Actions that somebody still has to do.
    pub fn open_actions(&self) -> impl Iterator<Item = &Arc<Action>> {
        self.actions.values().filter(|it| it.trashed_at.is_none() && self.is_on_agenda(it.item) && it.is_open())
    }

    /// Questions that somebody still has to answer.
    pub fn open_questions(&self) -> impl Iterator<Item = &Arc<Question>> {
        self.questions.values().filter(|it| it.trashed_at.is_none() && self.is_on_agenda(it.item) && it.is_open())
    }

    /// Decisions whose effect is still to be looked at.
    pub fn unreviewed(&self) -> impl Iterator<Item = &Arc<Decision>> {
        let is_live = |it: &&Arc<Decision>| it.trashed_at.is_none() && self.is_on_agenda(it.item);
        self.decisions.values().filter(is_live).filter(|it| it.review_on.is_some() && it.forecast.actual.is_none())
    }

    /// What a review on a day has to look at.
    #[must_use]
    pub fn review(&self, today: Day) -> Review {
        self.to_look_at(today, false)
    }

    /// The same, with what was carried into this meeting and is settled by now: it stays where it was read out.
    #[must_use]
    pub fn on_the_table(&self, today: Day) -> Review {
        self.to_look_at(today, true)
    }

    fn to_look_at(&self, today: Day, with_settled: bool) -> Review {
        let is_due = |due: Option<Day>| due.is_none_or(|due| due <= today);
        let is_here = |item: Id, trashed_at: Option<Timestamp>| trashed_at.is_none() && self.is_on_agenda(item);
        let settled = |is_open: bool, from: Option<Id>| with_settled && !is_open && from.is_some();
        let actions = self.actions.values().filter(|it| is_here(it.item, it.trashed_at));
        let actions = actions.filter(|it| it.is_open() && is_due(it.due) || settled(it.is_open(), it.carried_from));
        let questions = self.questions.values().filter(|it| is_here(it.item, it.trashed_at));
        let questions = questions.filter(|it| it.is_open() && is_due(it.due) || settled(it.is_open(), it.carried_from));
        let decisions = self.decisions.values().filter(|it| is_here(it.item, it.trashed_at));
        let decisions = decisions.filter(|it| {
            let is_open = it.forecast.actual.is_none();
            it.review_on.is_some() && (is_open && is_due(it.review_on) || settled(is_open, it.carried_from))
        });
        let by_day = |mut due: Vec<(Option<Day>, Id)>| {
            sorted::by_key(&mut due, |(day, id)| (day.is_none(), *day, *id));
            due.into_iter().map(|(_, id)| id).collect()
        };
        Review {
            actions: by_day(actions.map(|it| (it.due, it.id)).collect()),
            questions: by_day(questions.map(|it| (it.due, it.id)).collect()),
            decisions: by_day(decisions.map(|it| (it.review_on, it.id)).collect()),
        }
    }
}

/// What a review has to look at: ids, those due longest first, those without a day last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Actions that are due and not done.
    pub actions: Vec<Id>,
    /// Open questions whose day came.
    pub questions: Vec<Id>,
    /// Decisions whose review date came.
    pub decisions: Vec<Id>,
}

/// How long after the last meeting the next one is proposed: a week, in milliseconds.
const APART: i64 = 7 * 24 * 60 * 60 * 1000;

/// The next meeting of the series that `last` belongs to (or begins): the same sponsor, strategy line,
/// customer, KPIs, people, own words and muted rules; the items that come back; open actions, open questions and decisions that wait
/// for their review. They travel along until their day comes. An audit that comes back has its journey.
#[must_use]
pub fn next(last: &Meeting, now: Timestamp, fresh: &mut dyn FnMut() -> Id) -> Meeting {
    let mut next = Meeting::new(fresh(), now);
    next.header = Header {
        series: last.header.series.or(Some(last.id())),
        sponsor: last.header.sponsor.clone(),
        strategy_line: last.header.strategy_line.clone(),
        kpis: last.header.kpis.clone(),
        title: last.header.title.clone(),
        muted_rules: last.header.muted_rules.clone(),
        begins_at: last.header.started_at.map(|at| at.plus(APART)).filter(|at| *at > now),
        status: Status::Planned,
        ..next.header
    };
    next.customer = last.customer.clone();
    for person in last.people.values().filter(|person| person.trashed_at.is_none()) {
        let mut person = person.as_ref().clone();
        (person.heard_at, person.part) = (None, String::new());
        next.people.insert(person.id, Arc::new(person));
    }
    let words = last.own_words.values().filter(|term| term.trashed_at.is_none());
    next.own_words = words.map(|term| (term.id, term.clone())).collect();
    let homes = items(last, &mut next, fresh);
    let home = |item: Id| homes.get(&item).or_else(|| homes.get(&last.id())).copied().unwrap_or_default();
    let mut new_ids: BTreeMap<Id, Id> = BTreeMap::new();
    for was in last.unreviewed() {
        let mut decision = Decision { id: fresh(), item: home(was.item), ..was.as_ref().clone() };
        decision.carried_from = was.carried_from.or(Some(was.id));
        new_ids.insert(was.id, decision.id);
        next.decisions.insert(decision.id, Arc::new(decision));
    }
    for was in last.open_actions() {
        let mut action = Action { id: fresh(), item: home(was.item), ..was.as_ref().clone() };
        action.carried_from = was.carried_from.or(Some(was.id));
        // The decision that it came out of travels only while it waits for its review.
        action.decision = was.decision.and_then(|decision| new_ids.get(&decision)).copied();
        next.actions.insert(action.id, Arc::new(action));
    }
    for was in last.open_questions() {
        let mut question = Question { id: fresh(), item: home(was.item), from: None, ..was.as_ref().clone() };
        question.carried_from = was.carried_from.or(Some(was.id));
        next.questions.insert(question.id, Arc::new(question));
    }
    // An audit that comes back has its journey, without the steps that were decided away.
    for was in last.steps.values().filter(|it| it.trashed_at.is_none() && it.decision.is_none()) {
        if let Some(home) = homes.get(&was.item).filter(|_| last.is_audit(was.item)) {
            let step = Step { id: fresh(), item: *home, ..was.as_ref().clone() };
            next.steps.insert(step.id, Arc::new(step));
        }
    }
    let deciders = next.decisions.values().map(|it| it.decider);
    let owners = next.actions.values().map(|it| it.owner);
    let askers = next.questions.values().filter_map(|it| it.owner);
    let named: Vec<Id> = deciders.chain(owners).chain(askers).collect();
    for id in named {
        // Somebody who was taken off the list still owns what they own.
        if let Some(person) = last.people.get(&id) {
            next.people.entry(id).or_insert_with(|| person.clone());
        }
    }
    next.index();
    next
}

/// Puts the items that come back on the next agenda, in their order and behind a review if there is something
/// to look at. Answers with where each of them is now; what did not come back is at home in the review, which
/// stands under the last meeting's own id.
fn items(last: &Meeting, next: &mut Meeting, fresh: &mut dyn FnMut() -> Id) -> BTreeMap<Id, Id> {
    let is_review = |item: &Item| item.kind == kind::review::KIND.id;
    let has_more = last.open_actions().next().is_some()
        || last.open_questions().next().is_some()
        || last.unreviewed().next().is_some();
    let returning: Vec<&Arc<Item>> =
        last.items().filter(|item| !is_review(item) && !last.returns(item.id).is_empty()).collect();
    let review = last.items().find(|item| is_review(item)).map(|item| item.as_ref().clone());
    let review =
        review.or_else(|| has_more.then(|| Item { kind: kind::review::KIND.id.to_owned(), ..Item::default() }));
    let mut homes = BTreeMap::new();
    let mut order: Option<Order> = None;
    let mut put = |item: &Item, homes: &mut BTreeMap<Id, Id>, from: Id| {
        let key = Order::between(order.as_ref(), None);
        order = Some(key.clone());
        let item = Item {
            id: fresh(),
            order: key,
            extra_minutes: 0,
            spent_ms: 0,
            metric: item.metric.aged(),
            went_without: Vec::new(),
            walked_by: None,
            private_note: String::new(),
            carried_from: Some(from).filter(|from| *from != Id::default()),
            ..item.clone()
        };
        homes.insert(from, item.id);
        next.agenda.insert(item.id, Arc::new(item));
    };
    if let Some(review) = review {
        put(&review, &mut homes, review.id);
        if let Some(home) = homes.get(&review.id).copied() {
            homes.insert(last.id(), home);
        }
    }
    for item in returning {
        put(item, &mut homes, item.id);
    }
    homes
}

/// The lifecycle stages that none of the latest three meetings spoke about; none as long as there were not
/// three.
#[must_use]
pub fn untouched<'a>(meetings: impl IntoIterator<Item = &'a Meeting>) -> Vec<Stage> {
    let mut held: Vec<&Meeting> = meetings.into_iter().filter(|meeting| meeting.header.started_at.is_some()).collect();
    sorted::by_key(&mut held, |meeting| std::cmp::Reverse(meeting.header.started_at));
    if held.len() < 3 {
        return Vec::new();
    }
    let touched = sorted::set(held.iter().take(3).flat_map(|meeting| meeting.stages_mentioned()));
    Stage::ALL.iter().copied().filter(|stage| !touched.contains(stage)).collect()
}
