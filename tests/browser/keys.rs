//! Everything by key, and no key where somebody types or has turned them off.

use room_tests::pages::{Capture, Close, Home};
use room_tests::{Key, Outcome, Page, scope, visit};
use std::time::Duration;

const POINT: &str = "Nobody called me after I signed";

const PROBLEM: &str = "What keeps trials from becoming customers?";

async fn palette(page: &Page, query: &str) -> Outcome<Vec<String>> {
    page.chord(Key::Control, 'k').await?;
    let palette = page.by_role("dialog", "Command palette").await?;
    page.keys(query).await?;
    let mut names = Vec::new();
    for option in palette.inside()?.all_by_role("option").await? {
        names.push(option.text().await?);
    }
    Ok(names)
}

async fn is_capturing(page: &Page, what: &str) -> Outcome<bool> {
    page.by_role("radio", what).await?.is_on().await
}

#[test]
fn no_key_is_taken_while_somebody_types() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let words = "n v x d a c b l s t u ? 1";
        page.by_role("textbox", "Capture").await?.click().await?;
        page.keys(words).await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, words);
        assert!(is_capturing(page, "Point").await?);
        assert!(!page.has("dialog", "All keys").await?);
        assert_eq!(page.windows().await?.len(), 1);
        Ok(())
    });
}

/// Enter, as an input method uses it to take over what it has composed.
const COMPOSED: &str = r"
document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));";

#[test]
fn enter_is_an_input_methods_own_while_it_composes() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.click().await?;
        page.keys("トライアル").await?;
        page.script(COMPOSED, &[]).await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "トライアル");
        page.key(Key::Escape).await?;
        page.by_role("radio", "Decision").await?.click().await?;
        page.by_role("textbox", "Input text").await?.click().await?;
        page.keys("価格").await?;
        page.script(COMPOSED, &[]).await?;
        assert_eq!(page.by_role("textbox", "Input text").await?.value().await?, "価格");
        page.key(Key::Enter).await?;
        let is_taken =
            async || Ok(page.by_role("textbox", "Input text").await?.value().await?.is_empty().then_some(()));
        scope::until("the input", is_taken).await
    });
}

/// The palette's key, and where the keyboard is in the task after it.
const NEXT: &str = r"
const [done] = arguments;
document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));
setTimeout(() => done(document.activeElement.closest('dialog[open]')?.getAttribute('aria-label') ?? ''));";

#[test]
fn the_palette_has_the_keyboard_before_the_next_letter() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("timer", "Time left").await?;
        assert_eq!(page.script_later(NEXT, &[]).await?, "Command palette");
        Ok(())
    });
}

#[test]
fn single_letters_can_be_turned_off_and_stay_off() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("?").await?;
        let sheet = page.by_role("dialog", "All keys").await?.inside()?;
        sheet.by_role("checkbox", "Single-letter keys").await?.click().await?;
        page.key(Key::Escape).await?;
        page.gone("dialog", "All keys").await?;
        page.keys("v").await?;
        page.reload().await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("v?").await?;
        assert!(!is_capturing(page, "Voice").await?);
        assert!(!page.has("dialog", "All keys").await?);
        let found = palette(page, "letter").await?;
        assert!(found.first().is_some_and(|name| name.contains("Single-letter")), "{found:?}");
        page.key(Key::Enter).await?;
        page.gone("dialog", "Command palette").await?;
        page.keys("v").await?;
        let is_on = async || Ok(is_capturing(page, "Voice").await?.then_some(()));
        scope::until("the key of a voice to work again", is_on).await
    });
}

#[test]
fn the_chair_is_asked_and_answered_by_key() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("1").await?;
        assert!(!page.has("button", "Changed our mind").await?, "a key for an answer asks nothing");
        page.keys("c").await?;
        page.button("Changed our mind").await?;
        page.keys("1").await?;
        page.gone("button", "Changed our mind").await?;
        let region = page.by_role("region", "The customer").await?;
        let changed = async || Ok(region.text().await?.contains("changed our mind once").then_some(()));
        scope::until("the answer to be counted", changed).await
    });
}

#[test]
fn the_palette_finds_by_letters_here_and_there_and_other_meetings() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.title("The quarter of the imports").await?;
        prepare.start().await?;
        page.open().await?;
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        let found = palette(page, "prt").await?;
        assert!(found.first().is_some_and(|name| name.contains("Pause or resume the timer")), "{found:?}");
        page.key(Key::Escape).await?;
        page.gone("dialog", "Command palette").await?;
        let found = palette(page, "quarter imports").await?;
        assert!(found.first().is_some_and(|name| name.contains("The quarter of the imports")), "{found:?}");
        page.key(Key::Enter).await?;
        page.by_role("heading", "The quarter of the imports").await?;
        Ok(())
    });
}

#[test]
fn the_palette_opens_again_at_once_after_it_was_closed() {
    // The browser tells that a dialog closed in a task of its own, and keys that wait come before it.
    const BOTH: &str = "const [done] = arguments
        const press = (on, key, ctrlKey) =>
            on.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
        press(document.activeElement, 'Escape', false)
        const after = (turns, then) => turns ? Promise.resolve().then(() => after(turns - 1, then)) : then()
        after(20, () => {
            const wasOpen = document.querySelector('dialog.palette').open
            press(document.body, 'k', true)
            setTimeout(() => done(wasOpen), 100)
        })";
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        palette(page, "prt").await?;
        let was_open_between = page.script_later(BOTH, &[]).await?;
        assert_eq!(was_open_between, false, "Escape closes it");
        let palette = page.by_role("dialog", "Command palette").await?;
        page.keys("quarter").await?;
        assert_eq!(palette.inside()?.by_role("combobox", "Command palette").await?.value().await?, "quarter");
        Ok(())
    });
}

#[test]
fn what_each_practice_is_for_is_told_where_it_is_chosen_and_in_the_sheet_of_keys() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_item(room_tests::pages::Item { kind: "Friction audit", problem: "", minutes: 10 }).await?;
        page.shows("why does the step exist").await?;
        prepare.start().await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("?").await?;
        page.by_role("dialog", "All keys").await?;
        assert!(!page.seen().await?.contains("marbles in a bowl"), "the keys come first");
        page.script("document.querySelector('dialog[open] summary').click()", &[]).await?;
        page.shows("marbles in a bowl").await?;
        page.has_no_axe_violation().await
    });
}

/// Types on where the keyboard is, ten letters a second, until the other window has closed the meeting, and a second of
/// letters longer: each of them undoes if it is a key of the room.
const TYPES_ON: &str = r"
const [done] = arguments;
let after = 0;
const type = () => {
    const key = document.querySelector('.capture') ? 'o' : (after += 1, 'u');
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    after < 10 ? setTimeout(type, 100) : 0;
};
setTimeout(type);
done();";

/// What is typed on when another window closes the meeting is no key of the room, until whoever types has looked up.
#[test]
fn what_is_typed_on_without_its_field_is_no_key_of_the_room() {
    const SAID: &str = "Trials stall at the import";
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        let (first, address) = (page.window().await?, page.driver().current_url().await?.to_string());
        let second = page.window_beside(&address).await?;
        page.enter(&second).await?;
        run.capture(Capture::Point, SAID).await?;
        page.list_shows("Hypotheses", SAID).await?;
        page.by_role("textbox", "Capture").await?.click().await?;
        page.enter(&first).await?;
        page.list_shows("Hypotheses", SAID).await?;
        run.close().await?;
        page.enter(&second).await?;
        page.script_later(TYPES_ON, &[]).await?;
        page.enter(&first).await?;
        Close::of(page).finish().await?;
        page.enter(&second).await?;
        page.button("Reopen").await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert!(page.seen().await?.contains(SAID), "nothing is undone");
        assert!(!page.kept().await?.contains("undo"), "and the journal has no such entry");
        page.keys("u").await?;
        let is_undone = async || Ok((!page.seen().await?.contains(SAID)).then_some(()));
        scope::until("the step to be taken back", is_undone).await?;
        scope::until("that in the journal", async || Ok(page.kept().await?.contains("undo").then_some(()))).await
    });
}

/// Whoever has finished a word by a key that ends it, or has taken something else in hand, waits for nothing.
#[test]
fn a_key_of_the_room_is_one_again_at_once_after_a_field_was_left() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        let is_blank = async |is_so: bool| {
            let blank = async || {
                let moment = page.script("return document.querySelector('.mini .stage').dataset.moment", &[]).await?;
                Ok(((moment == "blank") == is_so).then_some(()))
            };
            scope::until(if is_so { "a blank Stage" } else { "a Stage that shows" }, blank).await
        };
        page.by_role("textbox", "Capture").await?.click().await?;
        page.keys(&format!("Nobody called{}b", Key::Escape.value())).await?;
        is_blank(true).await?;
        page.by_role("textbox", "Capture").await?.click().await?;
        page.keys(" them back").await?;
        page.by_role("heading", PROBLEM).await?.click().await?;
        page.keys("b").await?;
        is_blank(false).await
    });
}

#[test]
fn whoever_saves_from_a_part_below_the_field_goes_on_in_the_field() {
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("radio", "Action").await?.click().await?;
        page.fill("Action", "Customer can now pay by invoice").await?;
        page.by_role("combobox", "Owner").await?.click().await?;
        page.keys("Ben").await?;
        page.key(Key::Enter).await?;
        page.list_shows("Actions", "Customer can now pay by invoice").await?;
        page.keys("Customer can now read it").await?;
        assert_eq!(page.by_role("textbox", "Action").await?.value().await?, "Customer can now read it");
        Ok(())
    });
}

#[test]
fn undo_in_a_field_that_nobody_typed_into_takes_back_the_last_step() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.capture(Capture::Point, POINT).await?;
        page.list_shows("Hypotheses", POINT).await?;
        // Enter took the words, and the keyboard is still in the field.
        page.chord(Key::Control, 'z').await?;
        page.shows("Undone: point saved").await?;
        assert_eq!(run.hypotheses().await?, Vec::<String>::new());
        // What is typed and taken away again is the field's own.
        page.keys("x").await?;
        page.key(Key::Backspace).await?;
        page.chord(Key::Control, 'z').await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "x");
        assert!(page.has("heading", PROBLEM).await?, "the meeting is as it was");
        Ok(())
    });
}

#[test]
fn the_ends_of_the_agenda_are_told() {
    visit(async |page| {
        let run = Home::of(page).run_about(PROBLEM).await?;
        run.next_item().await?;
        page.shows("There is no item after this one.").await?;
        run.previous_item().await?;
        page.shows("There is no item before this one.").await
    });
}

/// A dialog that was closed has the keyboard until the next frame, which is late on a machine that is busy.
#[test]
fn a_key_is_the_rooms_as_soon_as_a_dialog_is_closed() {
    const CLOSED_AND_PRESSED: &str = "const dialog = document.querySelector('dialog[open]');
        dialog.close();
        const there = document.activeElement;
        there.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));
        return dialog.contains(there);";
    visit(async |page| {
        Home::of(page).run_about(PROBLEM).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("?").await?;
        page.by_role("dialog", "All keys").await?;
        assert_eq!(page.script(CLOSED_AND_PRESSED, &[]).await?, true, "where the keyboard is");
        page.by_role("dialog", "Command palette").await.map(drop)
    });
}
