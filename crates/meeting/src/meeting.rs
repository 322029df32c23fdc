//! The document: every record of one meeting, and how it takes in a change.

use crate::change::{Absorbed, Change};
use crate::file::OpenError;
use crate::id::Id;
use crate::list::{List, Rank};
use crate::moment::Timestamp;
use crate::read::{Expected, Place, Read, ReadEach, variant};
use crate::record::unknown::known;
use crate::record::{
    Action, ActionEdit, Asked, AskedEdit, Closing, ClosingEdit, Customer, CustomerEdit, Decision, DecisionEdit, Extra,
    Handoff, HandoffEdit, Header, HeaderEdit, Input, InputEdit, Item, ItemEdit, Marble, MarbleEdit, Part, Parts,
    Person, PersonEdit, Point, PointEdit, Question, QuestionEdit, Silent, SilentEdit, Step, StepEdit, Swap, SwapEdit,
    Term, TermEdit, Unknown, Voice, VoiceEdit,
};
use crate::row::Row;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The records of one type, by id.
pub type Table<T> = BTreeMap<Id, Arc<T>>;

/// Writes the document out of its tables, so that a new record type is one line here.
macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident : $type:ident / $edit:ident),* $(,)?) => {
        /// One meeting.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Meeting {
            /// The meeting's own fields.
            pub header: Header,
            /// Today's customer.
            pub customer: Customer,
            /// How it ended.
            pub closing: Closing,
            $( $(#[$meta])* pub $table: Table<$type>, )*
            /// Parts of the file's envelope that a newer version wrote. Those of the meeting are its header's.
            pub envelope: Extra,
            /// Which records stand in which list; follows from the tables.
            lists: BTreeMap<List, BTreeSet<Rank>>,
        }

        /// Any record that stands in a table.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Record { $( #[doc = concat!("A [`", stringify!($type), "`].")] $type(Arc<$type>), )* }

        /// Any edit: of a record in a table, or of one of the parts that every meeting has once.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Edit {
            /// Of the meeting's own fields.
            Header(HeaderEdit),
            /// Of today's customer.
            Customer(CustomerEdit),
            /// Of the closing.
            Closing(ClosingEdit),
            /// Of the file's envelope.
            Envelope(Unknown),
            $( #[doc = concat!("Of a [`", stringify!($type), "`].")] $type($edit), )*
        }

        /// Which table a record stands in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum TableName { $( #[doc = concat!("Of [`", stringify!($type), "`].")] $type, )* }

        impl Read for Record {
            fn read(value: Value, place: &Place) -> Result<Self, OpenError> {
                let (name, value) = variant(value, place)?;
                let place = place.field(&name);
                // The tables have one-word names, which are their words in files but for the capital.
                $( if name.eq_ignore_ascii_case(stringify!($type)) {
                    return Read::read(value, &place).map(Self::$type);
                } )*
                Err(place.expected(Expected::OneOf(&[$(stringify!($type)),*])))
            }
        }

        impl Edit {
            /// Reads what an edit of a record comes to: one change, or several where its writer did not know a part that
            /// is known by now. A table that was one of the meeting's unknown fields is put in, record by record.
            pub(crate) fn read_changes(id: Id, edit: Value, place: &Place) -> Result<Vec<Change>, OpenError> {
                let (name, value) = variant(edit, place)?;
                let place = place.field(&name);
                match name.as_str() {
                    "header" => return header_changes(id, value, &place),
                    "customer" => return each(id, value, &place, Self::Customer),
                    "closing" => return each(id, value, &place, Self::Closing),
                    "envelope" => {
                        let taken = &["format", "version", "$schema", "generator", "exported_at", "meeting"];
                        let unknown = Unknown::read(value, &place)?.unless(taken, &place)?;
                        return Ok(vec![Change::Set(id, Self::Envelope(unknown))]);
                    }
                    _ => {}
                }
                $( if name.eq_ignore_ascii_case(stringify!($type)) {
                    return each(id, value, &place, Self::$type);
                } )*
                Err(place.expected(Expected::OneOf(&[$(stringify!($type)),*])))
            }
        }

        fn header_changes(id: Id, value: Value, place: &Place) -> Result<Vec<Change>, OpenError> {
            let mut changes = Vec::new();
            for edit in HeaderEdit::read_each(value, place)? {
                match edit {
                    HeaderEdit::Unknown(unknown) => match unknown.name.as_str() {
                        $( stringify!($table) => {
                            let records: Vec<Arc<$type>> = known(unknown.value, place)?;
                            changes.extend(records.into_iter().map(Record::$type).map(Change::Insert));
                        } )*
                        _ => {
                            let unknown = unknown.unless(&["customer", "closing"], place)?;
                            changes.push(Change::Set(id, Edit::Header(HeaderEdit::Unknown(unknown))));
                        }
                    },
                    edit => changes.push(Change::Set(id, Edit::Header(edit))),
                }
            }
            Ok(changes)
        }

        impl Record {
            /// Its id.
            #[must_use]
            pub fn id(&self) -> Id {
                match self { $( Self::$type(record) => record.id, )* }
            }

            /// Its table.
            #[must_use]
            pub fn table(&self) -> TableName {
                match self { $( Self::$type(_) => TableName::$type, )* }
            }

            /// The list it stands in and its place there.
            #[must_use]
            pub fn place(&self) -> (List, Rank) {
                match self { $( Self::$type(record) => record.place(), )* }
            }

            /// When it was moved to the trash.
            #[must_use]
            pub fn trashed_at(&self) -> Option<Timestamp> {
                match self { $( Self::$type(record) => record.trashed_at(), )* }
            }

            /// What it says, in a line.
            #[must_use]
            pub fn text(&self) -> &str {
                match self { $( Self::$type(record) => record.text(), )* }
            }

            /// The edits that lead from this state to that of `to`; none when it is another type.
            #[must_use]
            pub fn edits_to(&self, to: &Self) -> Vec<Edit> {
                match (self, to) {
                    $( (Self::$type(a), Self::$type(b)) => a.edits_to(b).into_iter().map(Edit::$type).collect(), )*
                    _ => Vec::new(),
                }
            }

            /// Unknown fields it carries.
            #[must_use]
            pub fn extra(&self) -> &Extra {
                match self { $( Self::$type(record) => &record.extra, )* }
            }
        }

        impl Meeting {
            /// Any record by its id.
            #[must_use]
            pub fn record(&self, id: Id) -> Option<Record> {
                $( if let Some(record) = self.$table.get(&id) { return Some(Record::$type(record.clone())); } )*
                None
            }

            /// Every record, table by table, in the order of ids.
            pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
                std::iter::empty()$( .chain(self.$table.values().cloned().map(Record::$type)) )*
            }

            /// Shows every part of every record that may say more than is to leave (see [`Part`]).
            pub fn each_part(&mut self, visit: &mut dyn FnMut(Part)) {
                self.header.parts(visit);
                self.customer.parts(visit);
                self.closing.parts(visit);
                $( self.$table.values_mut().for_each(|record| Arc::make_mut(record).parts(visit)); )*
                visit(Part::Extra(&mut self.envelope));
            }

            fn insert(&mut self, record: Record) -> bool {
                let place = record.place();
                let is_new = match record {
                    $( Record::$type(record) => match self.$table.entry(record.id) {
                        std::collections::btree_map::Entry::Vacant(entry) => { entry.insert(record); true }
                        std::collections::btree_map::Entry::Occupied(_) => false,
                    }, )*
                };
                if is_new {
                    self.shelve(place);
                }
                is_new
            }

            fn remove(&mut self, id: Id) -> Option<Record> {
                $( if let Some(record) = self.$table.remove(&id) {
                    self.unshelve(&record.place());
                    return Some(Record::$type(record));
                } )*
                None
            }

            /// Puts an edit into a record; answers with the inverse, and where the record stood and stands.
            fn set(&mut self, id: Id, edit: Edit) -> Option<(Edit, Option<((List, Rank), (List, Rank))>)> {
                match edit {
                    Edit::Header(edit) => Some((Edit::Header(self.header.absorb(edit)), None)),
                    Edit::Customer(edit) => Some((Edit::Customer(self.customer.absorb(edit)), None)),
                    Edit::Closing(edit) => Some((Edit::Closing(self.closing.absorb(edit)), None)),
                    Edit::Envelope(edit) => Some((Edit::Envelope(edit.exchange(&mut self.envelope)), None)),
                    $( Edit::$type(edit) => {
                        let record = Arc::make_mut(self.$table.get_mut(&id)?);
                        let before = record.place();
                        let inverse = Edit::$type(record.absorb(edit));
                        let after = record.place();
                        Some((inverse, Some((before, after))))
                    } )*
                }
            }
        }
    };
}

tables! {
    /// Everybody in the room.
    people: Person / PersonEdit,
    /// The agenda.
    agenda: Item / ItemEdit,
    /// Points made.
    points: Point / PointEdit,
    /// Customers' voices.
    voices: Voice / VoiceEdit,
    /// Parked questions.
    questions: Question / QuestionEdit,
    /// Input to decisions.
    inputs: Input / InputEdit,
    /// Decisions.
    decisions: Decision / DecisionEdit,
    /// Actions.
    actions: Action / ActionEdit,
    /// Each time the chair was asked.
    chair_log: Asked / AskedEdit,
    /// Customers gained and lost.
    ledger: Marble / MarbleEdit,
    /// Steps of journeys.
    steps: Step / StepEdit,
    /// Handoff gaps.
    handoffs: Handoff / HandoffEdit,
    /// Changes nobody had discussed.
    silent_changes: Silent / SilentEdit,
    /// The team's own words.
    own_words: Term / TermEdit,
    /// Words that gave way to plainer ones, counted.
    word_swaps: Swap / SwapEdit,
}

fn each<E: ReadEach>(id: Id, value: Value, place: &Place, edit: fn(E) -> Edit) -> Result<Vec<Change>, OpenError> {
    Ok(E::read_each(value, place)?.into_iter().map(|it| Change::Set(id, edit(it))).collect())
}

impl Meeting {
    /// A meeting with nothing in it.
    #[must_use]
    pub fn new(id: Id, created_at: Timestamp) -> Self {
        Self { header: Header { id, created_at, ..Header::default() }, ..Self::default() }
    }

    /// The meeting's id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.header.id
    }

    /// Takes a change in. Total: a change that finds nothing to change does nothing, and says so.
    pub fn absorb(&mut self, change: Change) -> Absorbed {
        match change {
            Change::Insert(record) => {
                let (id, (list, _)) = (record.id(), record.place());
                if self.record(id).is_some() || !self.insert(record) {
                    return Absorbed::default();
                }
                Absorbed { inverse: Some(Change::Remove(id)), touched: Some(id), left: None, joined: Some(list) }
            }
            Change::Remove(id) => match self.remove(id) {
                None => Absorbed::default(),
                Some(record) => Absorbed {
                    left: Some(record.place().0),
                    inverse: Some(Change::Insert(record)),
                    touched: Some(id),
                    joined: None,
                },
            },
            Change::Set(id, edit) => match self.set(id, edit) {
                None => Absorbed::default(),
                Some((inverse, places)) => {
                    let moved = places.filter(|(before, after)| before != after);
                    let (left, joined) = moved.map_or((None, None), |(before, after)| {
                        self.unshelve(&before);
                        let lists = (Some(before.0), Some(after.0));
                        self.shelve(after);
                        lists
                    });
                    Absorbed { inverse: Some(Change::Set(id, inverse)), touched: Some(id), left, joined }
                }
            },
        }
    }

    /// The ids in a list, in order.
    #[must_use = "an iterator does nothing by itself"]
    pub fn list(&self, list: List) -> impl DoubleEndedIterator<Item = Id> + '_ {
        self.lists.get(&list).into_iter().flatten().map(|rank| rank.id)
    }

    /// How many stand in a list.
    #[must_use]
    pub fn count(&self, list: List) -> usize {
        self.lists.get(&list).map_or(0, BTreeSet::len)
    }

    /// The agenda items in order.
    #[must_use = "an iterator does nothing by itself"]
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &Arc<Item>> + '_ {
        self.list(List::Agenda).filter_map(|id| self.agenda.get(&id))
    }

    /// The item in hand, or the first where none was chosen or the chosen one is gone.
    #[must_use]
    pub fn current_item(&self) -> Option<&Arc<Item>> {
        let chosen = self.header.current_item.and_then(|id| self.agenda.get(&id));
        chosen.filter(|item| item.trashed_at.is_none()).or_else(|| self.items().next())
    }

    /// Whether an agenda item is on the agenda, and not in the trash.
    #[must_use]
    pub fn is_on_agenda(&self, item: Id) -> bool {
        self.agenda.get(&item).is_some_and(|item| item.trashed_at.is_none())
    }

    /// The agenda item that a record is one of, or belongs to. None for what belongs to the whole meeting or is in the trash.
    #[must_use]
    pub fn item_of(&self, id: Id) -> Option<Id> {
        match self.record(id)?.place().0 {
            List::Agenda => Some(id),
            List::Inputs(decision) => self.decisions.get(&decision).map(|decision| decision.item),
            List::Carried => self.decisions.get(&id).map(|decision| decision.item),
            List::Established(item)
            | List::Hypotheses(item)
            | List::Questions(item)
            | List::Gathering(item)
            | List::Decisions(item)
            | List::Actions(item)
            | List::Chair(item)
            | List::Marbles(item)
            | List::Steps(item)
            | List::Handoffs(item)
            | List::Silent(item) => Some(item),
            List::People | List::OwnWords | List::WordSwaps | List::Trash => None,
        }
    }

    /// Whether this is a point or a voice: something that a question or an input can rest on.
    #[must_use]
    pub fn is_said(&self, id: Id) -> bool {
        self.points.contains_key(&id) || self.voices.contains_key(&id)
    }

    /// Puts every record into its list: after the tables were filled by hand.
    pub(crate) fn index(&mut self) {
        let places: Vec<_> = self.records().map(|record| record.place()).collect();
        self.lists.clear();
        for place in places {
            self.shelve(place);
        }
    }

    fn shelve(&mut self, (list, rank): (List, Rank)) {
        self.lists.entry(list).or_default().insert(rank);
    }

    fn unshelve(&mut self, (list, rank): &(List, Rank)) {
        if let Some(ranks) = self.lists.get_mut(list) {
            ranks.remove(rank);
            if ranks.is_empty() {
                self.lists.remove(list);
            }
        }
    }
}
