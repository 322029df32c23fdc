//! Customer math: a line by hand, a file of a CRM, the bowl, the totals.

use room_tests::pages::{Home, Item, Prepare, Run};
use room_tests::{Key, Outcome, Page, Visit, scope, visit};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

const ASKS: &str = "Whom did we gain, and whom did we lose?";

/// A running meeting with the bowl in hand.
async fn counting(page: &Page) -> Outcome<Run<'_>> {
    let prepare: Prepare = Home::of(page).new_meeting().await?;
    prepare.add_item(Item { kind: "Customer math", problem: "", minutes: 10 }).await?;
    prepare.start().await
}

/// Chooses a file of customers.
async fn choose(page: &Page, file: &std::path::Path) -> Outcome {
    page.choose_file(file, async || page.press("Choose a CSV").await).await
}

fn telecom() -> PathBuf {
    xtask::place::root().join("crates/sample/data/telco_churn.csv")
}

#[test]
fn a_line_is_entered_in_seconds_and_the_bowl_follows() {
    visit(async |page| {
        let run = counting(page).await?;
        page.shows(ASKS).await?;
        let stage = run.open_stage().await?;
        page.fill("Customers", "12").await?;
        page.fill("Value together", "EUR 1,200.50").await?;
        page.choose("Lifecycle stage", "Get help").await?;
        page.by_role("textbox", "Reason").await?.fill("Nobody answered").await?;
        page.by_role("textbox", "Reason").await?.press(Key::Enter).await?;
        page.shows("Nobody answered").await?;
        assert_eq!(page.focused().await?, "Customers", "the hand is at the next line");
        page.by_role("radio", "gained").await?.click().await?;
        page.fill("Customers", "9").await?;
        page.by_role("textbox", "Customers").await?.press(Key::Enter).await?;
        page.shows("100\u{202f}%").await?;
        stage.shows("of the gained only replaced lost ones").await?;
        stage.shows("Nobody answered").await?;
        let marbles = page.script(
            "return ['gained', 'lost'].map(side => document.querySelectorAll(`.activity .bowl .${side}[data-on]`).length)",
            &[],
        );
        assert_eq!(marbles.await?, serde_json::json!([9, 12]));
        page.screenshot("six/math-hand").await?;
        page.has_no_axe_violation().await?;
        page.undo().await
    });
}

/// As a German writes them, and never cut off in silence.
#[test]
fn customers_are_counted_whole() {
    visit(async |page| {
        counting(page).await?;
        page.fill("Customers", "2,5").await?;
        page.shows("This is not a number.").await?;
        page.by_role("textbox", "Customers").await?.press(Key::Enter).await?;
        let at_it = async || Ok((page.focused().await? == "Customers").then_some(()));
        scope::until("the hand at the number", at_it).await?;
        page.fill("Customers", "1.200").await?;
        page.by_role("textbox", "Customers").await?.press(Key::Enter).await?;
        page.shows("1,200").await?;
        let is_empty = async || Ok(page.by_role("textbox", "Customers").await?.value().await?.is_empty().then_some(()));
        scope::until("an empty field for the next ones", is_empty).await
    });
}

#[test]
fn a_crm_export_is_counted_before_it_counts() {
    visit(async |page| {
        let run = counting(page).await?;
        choose(page, &telecom()).await?;
        page.shows("7,043 rows: 0 gained, 1,869 lost, 5,174 neither.").await?;
        for reason in ["192", "189", "162"] {
            page.shows(reason).await?;
        }
        page.screenshot("six/math-preview").await?;
        let stage = run.open_stage().await?;
        page.press("Put into the bowl").await?;
        stage.shows("1,869").await?;
        page.shows("1 marble is 50 customers").await?;
        page.script("document.querySelector('main').scrollTo(0, 0)", &[]).await?;
        page.screenshot("six/math").await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.script_later("setTimeout(arguments[0], 2500)", &[]).await?;
                page.screenshot("six/stage-math").await
            })
            .await?;
        page.has_no_axe_violation().await
    });
}

#[test]
fn a_crm_export_is_dropped_and_what_is_no_file_is_not() {
    // WebDriver carries no file over a page; the browser's own event does, with the file in its hands.
    const DROP: &str = "const [name, text] = arguments; const place = document.querySelector('.drop');
        const data = new DataTransfer();
        if (name) data.items.add(new File([text], name, { type: 'text/csv' }));
        else data.setData('text/plain', text);
        const event = type => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
        const taken = !place.dispatchEvent(event('dragover'));
        const marked = place.hasAttribute('data-over');
        return new Promise(done => requestAnimationFrame(() => {
            const shown = place.hasAttribute('data-over');
            place.dispatchEvent(event('drop'));
            done([taken, marked || shown]);
        }))";
    visit(async |page| {
        counting(page).await?;
        page.button("Choose a CSV").await?;
        page.script(DROP, &["".into(), "no file at all".into()]).await?;
        page.gone("button", "Put into the bowl").await?;
        let text = "customer,status,value,reason\na,lost,12,price\nb,gained,30,\nc,lost,9,price\n";
        let seen = page.script(DROP, &["crm.csv".into(), text.into()]).await?;
        assert_eq!(seen, serde_json::json!([true, true]), "the place takes it and shows that it does");
        page.shows("3 rows: 1 gained, 2 lost, 0 neither.").await?;
        let is_marked = page.script("return document.querySelector('.drop').hasAttribute('data-over')", &[]).await?;
        assert_eq!(is_marked, false, "nothing is over it any more");
        page.press("Put into the bowl").await?;
        page.shows("price").await?;
        page.undo().await
    });
}

#[test]
fn a_hundred_thousand_rows_leave_the_page_awake_and_can_be_stopped() {
    const WATCH: &str = "window.__longest = 0; let last = performance.now();
        const look = () => { const now = performance.now(); window.__longest = Math.max(window.__longest, now - last); last = now; requestAnimationFrame(look); };
        requestAnimationFrame(look);";
    Visit::new().unwatched().play(async |page| {
        let mut text = "customer,status,value,reason\n".to_owned();
        for row in 0..100_000 {
            let status = if row % 3 == 0 { "lost" } else { "gained" };
            writeln!(text, "c{row},{status},{},\"reason {}\"", row % 900, row % 40)?;
        }
        text.push_str("c7,lost,12,again\nc-x,perhaps,3,\n");
        let file = page.downloads().join("crm.csv");
        fs::write(&file, text)?;
        counting(page).await?;
        page.script(WATCH, &[]).await?;
        choose(page, &file).await?;
        page.shows("100,002 rows: 66,666 gained, 33,334 lost, 0 neither.").await?;
        let longest = page.script("return window.__longest", &[]).await?.as_f64().unwrap_or(f64::MAX);
        println!("the longest frame took {longest:.0} ms");
        assert!(longest < 500.0, "a frame took {longest} ms");
        page.shows("2 rows could not be counted").await?;
        page.press("Cancel").await?;
        page.gone("button", "Put into the bowl").await
    });
}

#[test]
fn the_history_has_what_only_the_journals_know() {
    const HISTORY: &str = "Gained and lost over the series";
    /// A database that does not open.
    const BROKEN: &str =
        "IDBFactory.prototype.open = () => { throw new DOMException('It does not open', 'UnknownError'); };";
    visit(async |page| {
        counting(page).await?;
        page.shows(ASKS).await?;
        page.shows("Saved").await?;
        page.reload().await?;
        page.shows("Saved").await?;
        // The readable copies as they are now know of no customer yet.
        let copies = page.script("return JSON.stringify({ ...localStorage })", &[]).await?;
        page.fill("Customers", "37").await?;
        page.by_role("textbox", "Customers").await?.press(Key::Enter).await?;
        page.shows("Saved").await?;
        Run::of(page).close().await?;
        room_tests::pages::Close::of(page).finish().await?;
        page.press("Next meeting").await?;
        Prepare::of(page).add_item(Item { kind: "Customer math", problem: "", minutes: 10 }).await?;
        Prepare::of(page).start().await?;
        page.press("Next item").await?;
        page.shows(ASKS).await?;
        page.shows("−37").await?;
        page.shows("Saved").await?;
        let next = page.driver().current_url().await?.to_string();

        // The copy of the first meeting is behind its journal, as after a kill.
        page.driver().goto("about:blank").await?;
        page.open().await?;
        let restore = "for (const [key, text] of Object.entries(JSON.parse(arguments[0]))) localStorage[key] = text";
        page.script(restore, &[copies]).await?;
        let source = serde_json::json!({ "source": BROKEN });
        let broken = page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.driver().goto("about:blank").await?;
        page.driver().goto(&next).await?;
        page.shows(ASKS).await?;
        page.shows("In a copy only").await?;
        assert!(!page.seen().await?.contains("−37"), "the copies know of it: nothing is tried here");
        let identifier = serde_json::json!({ "identifier": broken.get("identifier") });
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier).await?;
        page.reload().await?;
        page.shows(HISTORY).await?;
        page.shows("−37").await
    });
}
