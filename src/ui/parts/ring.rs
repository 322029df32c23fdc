//! The circle: those who meet customers sit inside, those who listen around them.

use crate::room::Room;
use crate::ui::desk::people::initials;
use crate::ui::parts::dynamic::{dynamic, text};
use leptos::prelude::*;
use meeting::id::Id;
use meeting::meeting::Meeting;

/// How far from the middle somebody sits, in hundredths of the picture.
const INSIDE: u32 = 38;
const AROUND: u32 = 82;

/// The picture. Who speaks and who listens is told in words to those who do not see it.
#[component]
pub fn Ring(id: Id, room: Room) -> impl IntoView {
    let label = &words::current().label;
    let people = room.fact(move |meeting: &Meeting| {
        let speak: Vec<String> = meeting.speakers(id).map(|it| it.name.clone()).collect();
        let listen: Vec<String> = meeting.listening().iter().map(|it| it.name.clone()).collect();
        (speak, listen)
    });
    let seats = |names: &[String], from: u32, of: &'static str| {
        let count = u32::try_from(names.len()).unwrap_or(1).max(1);
        let seat = |(place, name): (u32, &String)| {
            let turn = 360 * place / count;
            // One who sits alone has the middle.
            let out = if count == 1 && of == "speaks" { 0 } else { from };
            let place = format!("rotate({turn} 100 100)translate(100 {})rotate(-{turn})", 100 - out);
            view! { <g class=of transform=place><circle r="14" /><text y="4">{initials(name)}</text></g> }
        };
        (0..).zip(names).map(seat).collect_view()
    };
    let told = move || {
        let (speak, listen) = people.get();
        format!("{}: {}. {}: {}", label.circle_speaks, speak.join(", "), label.circle_listening, listen.join(", "))
    };
    let drawn = dynamic(move || {
        let (speak, listen) = people.get();
        view! { <g>{seats(&listen, AROUND, "listens")}{seats(&speak, INSIDE, "speaks")}</g> }
    });
    view! {
        <svg class="ring" viewBox="0 0 200 200" role="img" aria-label=text(told)>
            <circle class="floor" cx="100" cy="100" r="60" />
            {drawn}
        </svg>
    }
}
