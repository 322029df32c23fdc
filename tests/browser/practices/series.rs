//! A series: the next meeting is two clicks away, and begins with what was promised.

use room_tests::pages::{Action, Close, Home, Question, Run, Verdict};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;

const PROBLEM: &str = "Why do customers leave?";
const PROMISE: &str = "Customer can now see who will call them";
const LATE: &str = "Customer can now pay by card";
const ASKED: &str = "How long does the first bill take?";
const DECISION: &str = "Every new customer gets one named contact";

/// A meeting that promised two things, parked a question and predicted a number.
async fn held(page: &Page) -> Outcome {
    let prepare = Home::of(page).new_meeting().await?;
    page.fill("Sponsor", "Helen Marsh").await?;
    page.fill("KPIs", "early churn, lifetime value").await?;
    prepare.add_item(room_tests::pages::Item { kind: "Shared problem", problem: PROBLEM, minutes: 10 }).await?;
    let run = prepare.start().await?;
    for (text, owner) in [(PROMISE, "Ana Ruiz"), (LATE, "Bo Lind")] {
        run.action(Action { text, owner, due: "2026-01-05" }).await?;
    }
    run.park(Question { text: ASKED, settled_by: "the bills", ask: "billing", asker: "Ana Ruiz", due: "2026-01-05" })
        .await?;
    run.decide().await?.decide(DECISION, "Ana Ruiz", Verdict::Like).await?;
    page.press("Reword").await?;
    page.by_role("combobox", "KPI").await?.fill("early churn").await?;
    page.fill("Unit", "%").await?;
    page.fill("Before", "26.5").await?;
    page.fill("Expected", "20").await?;
    page.by_role("date", "Review on").await?.pick_date("2026-01-05").await?;
    page.by_role("textbox", "Expected").await?.press(room_tests::Key::Enter).await?;
    page.shows("early churn: 26.5").await?;
    run.close().await?;
    Close::of(page).finish().await.map(drop)
}

async fn is_gone(page: &Page, words: &str) -> Outcome {
    let gone = async || Ok((!page.seen().await?.contains(words)).then_some(()));
    scope::until(&format!("\"{words}\" to go"), gone).await
}

#[test]
fn the_next_meeting_is_ready_in_two_clicks_and_opens_with_a_review() {
    visit(async |page| {
        held(page).await?;
        page.press("Next meeting").await?;
        page.shows("What became of what we promised?").await?;
        assert_eq!(page.by_role("textbox", "Sponsor").await?.value().await?, "Helen Marsh");
        page.press("Start meeting").await?;
        page.by_role("timer", "Time left").await?;
        let run = Run::of(page);
        let stage = run.open_stage().await?;
        stage.shows("0 of 2 kept").await?;

        page.press(&format!("Done: {PROMISE}")).await?;
        stage.shows("1 of 2 kept").await?;
        page.press(&format!("Drop: {LATE}")).await?;
        page.press("Drop").await?;
        page.fill("Why it is dropped", "nobody asked for it").await?;
        page.press("Drop").await?;
        stage.shows("1 of 2 kept · 1 dropped").await?;

        page.fill("Answer", "Nineteen days in Q3").await?;
        page.fill("Source of the answer", "billing log").await?;
        page.press("Save answer").await?;
        page.shows("Nineteen days in Q3").await?;

        page.fill("Actual", "23").await?;
        page.shows("54 % of the way").await?;
        page.fill("What did we learn?", "A name alone is half of it").await?;
        stage.shows("54 % of the way").await?;
        page.screenshot("six/review").await?;
        stage.look(async |page| page.screenshot("six/stage-review").await).await?;
        page.has_no_axe_violation().await?;
        // The answer is a point where the question was parked.
        run.next_item().await?;
        page.list_shows("Established", "Nineteen days in Q3").await
    });
}

/// Key by key: with the month alone it is in the future, and would leave the table with the field.
#[test]
fn another_day_for_a_promise_is_typed_by_keyboard() {
    visit(async |page| {
        held(page).await?;
        page.press("Next meeting").await?;
        page.press("Start meeting").await?;
        page.press(&format!("Not yet: {PROMISE}")).await?;
        page.script("document.querySelector('.review [type=date]').focus()", &[]).await?;
        page.keys("12042026").await?;
        assert_eq!(page.by_role("date", "New due date").await?.value().await?, "2026-12-04");
        page.key(room_tests::Key::Enter).await?;
        is_gone(page, PROMISE).await?;
        let is_kept = async || Ok(page.kept().await?.contains("2026-12-04").then_some(()));
        scope::until("the day in the journal", is_kept).await
    });
}

#[test]
fn a_meeting_that_is_being_prepared_is_the_next_one() {
    visit(async |page| {
        held(page).await?;
        page.press("Next meeting").await?;
        page.button("Start meeting").await?;
        page.open().await?;
        let home = Home::of(page);
        assert_eq!(home.meetings().await?.len(), 2);
        page.press(&format!("Next meeting: Go-to-Market Meeting: {PROBLEM}")).await?;
        page.button("Start meeting").await?;
        is_gone(page, "No meetings yet").await?;
        let begins = page.script("return document.querySelector('[type=datetime-local]').value", &[]).await?;
        assert_ne!(begins, "", "a week later is proposed");
        let file = page.download(async || page.press("Save calendar entry").await).await?;
        let entry = std::fs::read_to_string(file)?;
        assert!(entry.contains("BEGIN:VEVENT") && entry.contains("What became of what we promised?"), "{entry}");
        Ok(())
    });
}

/// A killed browser loses what was put into localStorage last. The next meeting is there all the same, as far as it came.
#[test]
fn a_next_meeting_that_only_the_journal_has_is_the_next_one_and_not_made_again() {
    const COPY: &str =
        "const key = Object.keys(localStorage).find(key => key.endsWith(arguments[0]) && key.includes('/meeting/'));
        const before = localStorage[key];
        if (arguments[1]) localStorage[key] = arguments[1]; else localStorage.removeItem(key);
        return before;";
    visit(async |page| {
        let saved = async || {
            let word = page.script("return document.querySelector('.saved')?.textContent ?? ''", &[]).await?;
            Ok((word == "Saved").then_some(()))
        };
        let address = async || Ok::<_, room_tests::Trouble>(page.driver().current_url().await?.to_string());
        held(page).await?;
        let first = address().await?;
        page.press("Next meeting").await?;
        page.button("Start meeting").await?;
        scope::until("Saved", saved).await?;
        let next = address().await?;
        let id = next.rsplit('/').next().unwrap_or_default().to_owned();
        page.open().await?;
        let planned = page.script(COPY, &[json!(id), json!("")]).await?;
        // From home, and from the notes.
        page.press(&format!("Next meeting: Go-to-Market Meeting: {PROBLEM}")).await?;
        page.button("Start meeting").await?;
        assert_eq!(address().await?, next);
        page.open().await?;
        page.script(COPY, &[json!(id), json!("")]).await?;
        page.driver().goto(&first).await?;
        page.press("Next meeting").await?;
        page.button("Start meeting").await?;
        assert_eq!(address().await?, next);
        // It was held, and the copy does not know.
        page.press("Start meeting").await?;
        Run::of(page).close().await?;
        Close::of(page).finish().await?;
        page.open().await?;
        page.button("New meeting").await?;
        page.script(COPY, &[json!(id), planned]).await?;
        page.driver().goto(&first).await?;
        page.press("Next meeting").await?;
        page.button("Start meeting").await?;
        assert_ne!(address().await?, next);
        Ok(())
    });
}
