//! The telecom company's quarter: what its host types, out of the sample that ships with the app. The figures in it were
//! computed from the customer file, and so none is typed in here.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::pages::{Figures, Item, Person, Point, Prepare, Seat};
use room_tests::{Outcome, Page};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// The notes of that meeting, as data.
pub struct Quarter {
    /// The whole file.
    pub file: Value,
}

/// Where the sample lies in the sources.
pub fn path() -> PathBuf {
    xtask::place::root().join("public/sample/telecom-quarter.json")
}

/// The same meeting in a file of another title.
pub fn renamed(page: &Page, title: &str) -> Outcome<PathBuf> {
    let mut changed = Quarter::read()?.file;
    changed["meeting"]["title"] = json!(title);
    let file = page.downloads().join("changed.json");
    fs::write(&file, changed.to_string())?;
    Ok(file)
}

impl Quarter {
    pub fn read() -> Outcome<Self> {
        Ok(Self { file: serde_json::from_slice(&fs::read(path())?)? })
    }

    pub fn meeting(&self) -> &Value {
        &self.file["meeting"]
    }

    pub fn title(&self) -> &str {
        text(self.meeting(), "/title")
    }

    /// The records of a list that belong to the agenda item at this place.
    pub fn of(&self, item: usize, list: &str) -> Vec<&Value> {
        let id = &self.all("agenda")[item]["id"];
        self.all(list).iter().filter(|record| &record["item"] == id).collect()
    }

    pub fn all(&self, list: &str) -> &[Value] {
        self.meeting()[list].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of the person whom a record names in this field.
    pub fn name(&self, record: &Value, field: &str) -> &str {
        let person = self.all("people").iter().find(|person| person["id"] == record[field]);
        person.map(|person| text(person, "/name")).unwrap_or_default()
    }

    /// Writes down who comes, whose seat it is, and what it is about.
    pub async fn prepare(&self, prepare: &Prepare<'_>) -> Outcome {
        prepare.title(self.title()).await?;
        let customer = &self.meeting()["customer"];
        let seat = Seat {
            segment: text(customer, "/segment"),
            needs: text(customer, "/needs"),
            wants: text(customer, "/wants"),
            dislikes: text(customer, "/dislikes"),
            last_words: text(customer, "/verbatim"),
        };
        prepare.seat(seat).await?;
        for person in self.all("people") {
            let function = capitalised(text(person, "/function"));
            let is_frontline = person["frontline"] == true;
            prepare.add_person(Person { name: text(person, "/name"), function: &function, is_frontline }).await?;
        }
        for item in self.all("agenda") {
            self.prepare_item(prepare, item).await?;
        }
        Ok(())
    }

    async fn prepare_item(&self, prepare: &Prepare<'_>, item: &Value) -> Outcome {
        let minutes = item["planned_minutes"].as_u64().and_then(|minutes| minutes.try_into().ok()).unwrap_or(10);
        prepare.add_item(Item { kind: "Shared problem", problem: text(item, "/problem"), minutes }).await?;
        let number = |pointer: &str| item.pointer(pointer).map(Value::to_string).unwrap_or_default();
        let cents = item["value_per_customer"]["minor_units"].as_i64().unwrap_or_default();
        let value = format!("USD {}.{:02}", cents / 100, cents % 100);
        let (now, target, customers) = (number("/metric/now"), number("/metric/target"), number("/customers_affected"));
        let figures = Figures {
            metric: text(item, "/metric/name"),
            now: &now,
            target: &target,
            unit: text(item, "/metric/unit"),
            as_of: text(item, "/metric/as_of"),
            source: text(item, "/metric/source"),
            customers: &customers,
            value: &value,
            will_change: text(item, "/will_change"),
        };
        prepare.figures(figures).await
    }
}

/// A point of the file, as its parts are given by hand.
pub fn point(record: &Value) -> Point<'_> {
    let kind = match text(record, "/evidence") {
        "performance" => "Performance",
        "experience_gap" => "Experience gap",
        "internal_capability" => "Internal capability",
        _ => "",
    };
    Point {
        text: text(record, "/text"),
        kind,
        value: text(record, "/value"),
        period: text(record, "/period"),
        source: text(record, "/source"),
    }
}

/// The text at this place of a record, or none.
pub fn text<'a>(record: &'a Value, pointer: &str) -> &'a str {
    record.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
