//! Every screen, with every vector in every field of every list.

use super::files;
use super::filled::{Filler, KINDS, backup};
use super::look::{LISTEN, LOOK, are_shown, is_harmless};
use room_tests::pages::{Home, Run};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Goes to each of these places, and looks there once something is there. What was found, and how many texts were shown.
const WALK: &str = r"
const [ids, place, wanted, done] = arguments;
const look = () => { LOOK };
const found = [];
let seen = 0;
const shown = () => [document.body.textContent,
    ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\n');
// A field of one line has no line breaks.
const inLine = text => text.replace(/[\r\n]/g, '');
const go = at => {
    if (at === ids.length) return done([found, seen]);
    location.hash = place.replace('ID', ids[at]);
    const until = performance.now() + PATIENCE;
    const wait = () => {
        const text = inLine(shown());
        const is_there = location.hash.includes(ids[at]) && wanted[at].every(words => text.includes(inLine(words).trim()));
        if (!is_there && performance.now() < until) return setTimeout(wait, 5);
        if (!is_there) return done([found, seen, ids[at], wanted[at].filter(words => !text.includes(inLine(words).trim()))]);
        seen += 1;
        const [ran, refused, elements, leads] = look();
        if (ran || refused.length || elements.length || leads.length) found.push([ids[at], ran, refused, elements, leads]);
        go(at + 1);
    };
    setTimeout(wait, 5);
};
go(0);";

/// Visits these meetings at a place, one after the other: on each all the texts of these fields have to be seen.
async fn walks(page: &Page, meetings: &[Value], place: &str, fields: &[&str]) -> Outcome {
    let of = |notes: &Value, field: &str| notes["meeting"].pointer(field).and_then(Value::as_str).map(str::to_owned);
    let ids: Vec<_> = meetings.iter().map(|notes| notes["meeting"]["id"].clone()).collect();
    let wanted: Vec<Vec<_>> =
        meetings.iter().map(|notes| fields.iter().filter_map(|field| of(notes, field)).collect()).collect();
    assert!(wanted.iter().all(|wanted| wanted.len() == fields.len()), "{fields:?}");
    let patience = scope::PATIENCE.as_millis().to_string();
    let walk = WALK.replace("LOOK", LOOK).replace("PATIENCE", &patience);
    let found = page.script_later(&walk, &[json!(ids), json!(place), json!(wanted)]).await?;
    assert_eq!(found, json!([[], meetings.len()]), "{place}");
    Ok(())
}

async fn imports(page: &Page, file: &Path, preview: &str) -> Outcome {
    Home::of(page).choose_notes(file).await?;
    let offered = page.by_role("dialog", "Import notes").await;
    let Ok(offered) = offered else {
        return Err(room_tests::Trouble::new(page.alert().await?));
    };
    is_harmless(page, preview).await?;
    offered.inside()?.press("Import").await?;
    page.gone("dialog", "Import notes").await
}

/// What stands in the fields that a meeting has once, and where it is seen.
const SEAT: [&str; 5] =
    ["/customer/segment", "/customer/needs", "/customer/wants", "/customer/dislikes", "/customer/verbatim"];
const ENDING: [&str; 5] =
    ["/closing/improvement", "/closing/leader", "/closing/middle", "/closing/front", "/closing/thanks"];
const HEAD: [&str; 3] = ["/title", "/sponsor", "/strategy_line"];

#[test]
fn two_hundred_vectors_each_alone_in_every_field_run_on_no_screen_and_in_no_file() {
    visit(async |page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })).await?;
        page.open().await?;
        let filler = Filler::new();
        // One for each vector. Some are opened; in the others it is the title that is shown.
        let status = |number: usize| if number.is_multiple_of(12) { "running" } else { "closed" };
        let small: Vec<Value> = (0..filler.vectors.len()).map(|number| filler.small(number, status(number))).collect();
        let several = page.downloads().join("several.json");
        fs::write(&several, backup(&small))?;
        imports(page, &several, "import of several").await?;
        home(page, &filler.vectors).await?;
        once(page, &small).await?;
        for (number, few) in Filler::several(8).enumerate() {
            let notes = few.whole(number);
            let file = page.downloads().join(format!("whole-{number}.json"));
            fs::write(&file, notes.to_string())?;
            page.open().await?;
            imports(page, &file, "import").await?;
            page.list_shows("Meetings", "__ran").await?;
            let address = format!("#/meeting/{}", notes["meeting"]["id"].as_str().unwrap());
            page.script("location.hash = arguments[0]", &[json!(address)]).await?;
            page.button("Reopen").await?;
            are_shown(page, &few.vectors, "notes").await?;
            files::all(page, &few.vectors).await?;
            // Running takes longest: every field of every list, with some vectors of each sort.
            if number > 0 {
                continue;
            }
            page.press("Reopen").await?;
            page.by_role("timer", "Time left").await?;
            run(page).await?;
            dialogs(page).await?;
            ends(page).await?;
        }
        Ok(())
    });
}

/// The fields that a meeting has once.
async fn once(page: &Page, small: &[Value]) -> Outcome {
    let every = |from: usize| small.iter().skip(from).step_by(12).cloned().collect::<Vec<_>>();
    let (running, closed) = (every(0), every(4));
    walks(page, &closed, "#/meeting/ID", &[&HEAD[..1], &SEAT, &ENDING].concat()).await?;
    walks(page, &running, "#/meeting/ID", &SEAT).await?;
    walks(page, &running, "#/meeting/ID/prepare", &[&HEAD[..], &SEAT].concat()).await?;
    walks(page, &running, "#/meeting/ID/close", &ENDING).await?;
    walks(page, &running, "#/stage/ID", &["/agenda/0/problem"]).await
}

/// Goes through the agenda, which has an item of every kind, with the Stage beside.
async fn run(page: &Page) -> Outcome {
    let stage = Run::of(page).open_stage().await?;
    stage.shows("ran").await?;
    // Again, with what is listened for from its beginning.
    let again = async |page: &Page| {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })).await?;
        page.reload().await
    };
    stage.look(again).await?;
    stage.shows("ran").await?;
    let mut held = BTreeSet::new();
    for (number, kind) in KINDS.iter().enumerate() {
        page.script_later(DRAWN, &[json!(number)]).await?;
        is_harmless(page, kind).await?;
        stage.look(async |page| is_harmless(page, &format!("stage, {kind}")).await).await?;
        // A voice that is played, and a decision that is held up, in turn alone on the Stage.
        for (moment, words) in [("voice", "Play the voice"), ("gate", "Ask the best-customer question")] {
            if page.script(PRESS, &[json!(words)]).await? == json!(true) {
                stage.look(async |page| holds(page, moment).await).await?;
                is_harmless(page, moment).await?;
                held.insert(moment);
                page.script("document.querySelector('dialog.gate[open]')?.close()", &[]).await?;
                page.script(PRESS, &[json!("Stop")]).await?;
            }
        }
        Run::of(page).next_item().await?;
    }
    assert_eq!(held.len(), 2, "{held:?}");
    stage.close().await
}

/// Waits until the agenda stands at the item with this number, and nothing has come or gone for a fifth of a second.
const DRAWN: &str = "const [number, done] = arguments;
    const rest = () => { clearTimeout(timer); timer = setTimeout(look, 200); };
    const look = () => {
        const at = [...document.querySelectorAll('nav.agenda a')].findIndex(item => item.ariaCurrent === 'step');
        if (at !== number) return rest();
        seen.disconnect();
        done();
    };
    const seen = new MutationObserver(rest);
    seen.observe(document.body, { childList: true, subtree: true });
    let timer = setTimeout(look, 200);";

/// Presses the first that has these words.
const PRESS: &str = "const all = [...document.querySelectorAll('button.link')];
    const found = all.find(button => button.textContent.trim().startsWith(arguments[0]));
    found?.click(); return Boolean(found)";

/// Waits until the Stage has come to this moment, and looks at it.
async fn holds(page: &Page, moment: &str) -> Outcome {
    let look = "return document.querySelector('.stage').dataset.moment === arguments[0] || null";
    scope::until(moment, async || Ok(page.script(look, &[json!(moment)]).await?.as_bool())).await?;
    is_harmless(page, &format!("stage, {moment}")).await
}

/// What happened, what is in the trash, everything by name, the team's own words.
async fn dialogs(page: &Page) -> Outcome {
    page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
    for (key, name) in [("h", "What happened here"), ("w", "Words and rules"), ("?", "All keys")] {
        // With the keyboard nowhere, where a key is one of the room.
        page.script("document.activeElement.blur()", &[]).await?;
        page.keys(key).await?;
        page.by_role("dialog", name).await?;
        is_harmless(page, name).await?;
        page.key(Key::Escape).await?;
        page.gone("dialog", name).await?;
    }
    for (typed, then) in [("ran", "Command palette"), ("Trash of this", "Trash")] {
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys(typed).await?;
        is_harmless(page, "palette").await?;
        if then == "Trash" {
            page.key(Key::Enter).await?;
            page.by_role("dialog", then).await?;
            is_harmless(page, then).await?;
        }
        page.key(Key::Escape).await?;
        page.gone("dialog", then).await?;
    }
    Ok(())
}

/// Preparing, closing, and what comes after.
async fn ends(page: &Page) -> Outcome {
    page.press("Change agenda and people").await?;
    page.button("Back to the meeting").await?;
    is_harmless(page, "prepare").await?;
    page.press("Back to the meeting").await?;
    let close = Run::of(page).close().await?;
    is_harmless(page, "close").await?;
    close.finish().await?;
    is_harmless(page, "notes").await
}

async fn home(page: &Page, vectors: &[String]) -> Outcome {
    are_shown(page, vectors, "home").await?;
    page.by_role("link", "What is stored here").await?.click().await?;
    page.by_role("list", "Meetings").await?;
    are_shown(page, vectors, "stored").await
}
