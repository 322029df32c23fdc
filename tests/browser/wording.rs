//! The text check as a host meets it: words underlined while typing, plain words by one key, lanes by the host's hand,
//! two that contradict each other, and the page of words and rules.

use room_tests::pages::{Action, Capture, Home, Notes, Run, Verdict};
use room_tests::{Key, Outcome, Page, scope, visit};
use serde_json::json;

const PROBLEM: &str = "What keeps trials from becoming customers?";
const JARGON: &str = "Let's pick the low-hanging fruit";

async fn running(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).run_about(PROBLEM).await
}

/// The words underlined in the text, each with what it is.
async fn underlined(page: &Page) -> Outcome<Vec<(String, String)>> {
    let script =
        "return [...document.querySelectorAll('.mirror > mark')].map(mark => [mark.textContent, mark.dataset.kind])";
    let found = page.script(script, &[]).await?;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let pairs = found.as_array().into_iter().flatten().filter_map(|pair| Some((pair.get(0)?, pair.get(1)?)));
    Ok(pairs.map(|(words, kind)| (text(words), text(kind))).collect())
}

/// Presses Alt and Enter.
async fn swap(page: &Page) -> Outcome {
    let chain = page.driver().action_chain().key_down(Key::Alt);
    Ok(chain.send_keys(Key::Enter.value().to_string()).key_up(Key::Alt).perform().await?)
}

#[test]
fn words_are_underlined_where_they_stand_and_nothing_moves() {
    visit(async |page| {
        let run = running(page).await?;
        let box_of = "const it = document.querySelector('.capture textarea').getBoundingClientRect(); return [it.x, it.y, it.width]";
        let before = page.script(box_of, &[]).await?;
        run.point_typed(JARGON).await?;
        assert_eq!(underlined(page).await?, [("low-hanging fruit".to_owned(), "jargon".to_owned())]);
        assert_eq!(page.script(box_of, &[]).await?, before, "the field stays where it is");
        let caret = page.script("return document.querySelector('.capture textarea').selectionStart", &[]).await?;
        assert_eq!(caret, json!(JARGON.len()), "the cursor stays where it is");
        // The line lies under the word: the mirror breaks and measures the text as the field does.
        let same = "const [a, b] = ['.capture textarea', '.mirror'].map(it => document.querySelector(it)); \
            const style = it => { const s = getComputedStyle(it); return [s.font, s.paddingInline, s.lineHeight, s.letterSpacing].join() }; \
            const at = it => { const r = it.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].join() }; \
            return style(a) === style(b) && at(a) === at(b)";
        assert_eq!(page.script(same, &[]).await?, json!(true));
        page.has_no_axe_violation().await
    });
}

#[test]
fn plain_words_by_one_key_or_one_tap_and_they_are_counted() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed(JARGON).await?;
        swap(page).await?;
        let field = page.by_role("textbox", "Capture").await?;
        assert_eq!(field.value().await?, "Let's pick the easiest first steps");
        assert!(field.has_focus().await?);
        assert_eq!(underlined(page).await?, []);
        run.capture_as(Capture::Action).await?;
        page.fill("Action", "Hold an alignment meeting").await?;
        say_plainly(page).await?;
        run.close().await?.finish().await?;
        let notes = Notes::of(page).json().await?;
        let counted = notes["meeting"]["word_swaps"].to_string();
        assert!(counted.contains("low-hanging fruit") && counted.contains("alignment meeting"), "{counted}");
        Ok(())
    });
}

#[test]
fn a_listener_hears_one_summary_after_a_pause() {
    visit(async |page| {
        let run = running(page).await?;
        page.script(
            "window.heard = []; new MutationObserver(() => document.querySelectorAll('.capture [aria-live=polite]').forEach( \
             it => heard.push(it.textContent))).observe(document.querySelector('.capture'), { subtree: true, childList: true, characterData: true })",
            &[],
        )
        .await?;
        run.point_typed("Sales dropped the ball on renewals").await?;
        let heard = scope::until("a summary", async || {
            let heard = page.script("return [...new Set(heard.filter(it => it))]", &[]).await?;
            Ok(heard.as_array().filter(|heard| !heard.is_empty()).cloned())
        })
        .await?;
        assert_eq!(heard.len(), 1, "{heard:?}");
        assert!(heard[0].as_str().is_some_and(|text| text.contains("puts somebody at fault")), "{heard:?}");
        Ok(())
    });
}

#[test]
fn the_host_overrules_a_lane_by_one_click() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "The price scares people off").await?;
        page.list_shows("Hypotheses", "The price scares people off").await?;
        let stage = run.open_stage().await?;
        stage.shows("1 hypothesis waits for data").await?;
        page.press("Count as established").await?;
        page.list_shows("Established", "placed by the host").await?;
        stage.shows("100\u{202f}%").await?;
        page.press("Follow the check again").await?;
        page.list_shows("Hypotheses", "The price scares people off").await?;
        stage.hides("100\u{202f}%").await
    });
}

/// Takes the plain words that are offered.
async fn say_plainly(page: &Page) -> Outcome {
    scope::until("plain words", async || {
        for button in page.all_by_role("button").await? {
            if button.name().await?.starts_with("Say:") {
                button.click().await?;
                return Ok(Some(()));
            }
        }
        Ok(None)
    })
    .await
}

#[test]
fn problems_points_questions_decisions_and_actions_are_guarded_too() {
    const SILO: &str = "Hold an alignment meeting";
    const PLAIN: &str = "Hold a meeting about the customer's problem";
    visit(async |page| {
        Home::of(page).new_meeting().await?;
        page.press("Start meeting").await?;
        page.fill("Problem", SILO).await?;
        say_plainly(page).await?;
        page.key(Key::Enter).await?;
        page.by_role("heading", PLAIN).await?;
        let run = Run::of(page);
        run.capture(Capture::Point, "Nothing yet").await?;
        run.capture(Capture::Question, "Nothing yet").await?;
        run.action(Action { text: "Nothing yet", owner: "Ana", due: "2026-12-31" }).await?;
        run.decide().await?.decide("Nothing yet", "Ana", Verdict::Like).await?;
        for (list, edit, field, done) in [
            ("Hypotheses", "Edit", "Point", "Done"),
            ("Parked questions", "Edit", "Question", "Done"),
            ("Actions", "Edit", "Action", "Done"),
            ("Decisions", "Reword", "Reword", "Save"),
        ] {
            page.list_shows(list, "Nothing yet").await?;
            let row = page.by_role("list", list).await?.inside()?;
            row.press(edit).await?;
            row.fill(field, SILO).await?;
            say_plainly(page).await?;
            row.press(done).await?;
            if list == "Decisions" {
                // Other words: the customer is asked again.
                page.press("Like").await?;
            }
            page.list_shows(list, PLAIN).await?;
        }
        Ok(())
    });
}

#[test]
fn two_that_contradict_each_other_become_a_question() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "I think it is the price").await?;
        run.capture(Capture::Point, "I think it is not the price").await?;
        page.press("Stop arguing, go find out").await?;
        let draft = page.by_role("textbox", "Capture").await?.value().await?;
        assert_eq!(draft, "Which is it: “I think it is the price” or “I think it is not the price”?");
        run.save().await?;
        page.list_shows("Parked questions", "Which is it").await?;
        page.gone("button", "Stop arguing, go find out").await
    });
}

#[test]
fn a_rule_is_switched_off_and_a_word_of_our_own_put_on() {
    visit(async |page| {
        let run = running(page).await?;
        page.keys("w").await?;
        let dialog = page.by_role("dialog", "Words and rules").await?;
        let rules = dialog.inside()?;
        rules.by_role("switch", "an office idiom").await?.click().await?;
        rules.fill("Word or phrase", "flux capacitor").await?;
        rules.fill("Say instead", "battery").await?;
        rules.press("Add to our words").await?;
        page.has_no_axe_violation().await?;
        page.key(Key::Escape).await?;
        run.point_typed("The flux capacitor is low-hanging fruit").await?;
        let marks = underlined(page).await?;
        assert!(marks.iter().any(|(words, _)| words == "flux capacitor"), "{marks:?}");
        swap(page).await?;
        assert!(page.by_role("textbox", "Capture").await?.value().await?.starts_with("The battery is"));
        Ok(())
    });
}

/// It is not told that there is nothing to save while it is on its way to other words.
#[test]
fn a_row_that_is_emptied_keeps_its_words_and_says_nothing() {
    visit(async |page| {
        let run = running(page).await?;
        run.capture(Capture::Point, "Trials stall at the import").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        page.press("Edit").await?;
        page.by_role("textbox", "Point").await?.fill("").await?;
        page.press("Done").await?;
        page.list_shows("Hypotheses", "Trials stall at the import").await?;
        assert!(!page.seen().await?.contains("nothing to save"));
        Ok(())
    });
}
