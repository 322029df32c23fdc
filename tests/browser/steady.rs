//! Nothing moves while somebody types or while time passes.

use room_tests::pages::{Capture, Home, Run};
use room_tests::{Outcome, Page, Visit, visit};
use serde_json::json;
use std::time::Duration;

/// Collects every shift of the layout from now on, also those that follow a key.
const WATCH: &str = r"
window.__shifts = [];
// The mirror's words are clear: of them only the lines show, and those stand under the words of the field.
const shows = source => !(source.node?.parentElement ?? source.node)?.closest('.mirror');
const where = rect => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join();
new PerformanceObserver(list => window.__shifts.push(...list.getEntries().flatMap(entry => entry.sources.filter(source => shows(source) && where(source.previousRect) !== where(source.currentRect)).map(
    source => `${source.node?.nodeName} ${source.node?.className} ${source.node?.textContent} ${where(source.previousRect)} > ${where(source.currentRect)}`,
)))).observe({ type: 'layout-shift' });";

async fn is_steady(page: &Page, what: &str) -> Outcome {
    let shifts = page.script("return window.__shifts", &[]).await?;
    assert_eq!(shifts, json!([]), "{what}");
    Ok(())
}

async fn sample(page: &Page) -> Outcome<Run<'_>> {
    Home::of(page).try_sample().await?;
    page.press("Reopen").await?;
    page.by_role("timer", "Time left").await?;
    page.press("Resume timer").await?;
    Ok(Run::of(page))
}

#[test]
fn nothing_moves_while_typing_or_while_time_passes() {
    visit(async |page| {
        let run = sample(page).await?;
        run.point_typed("a").await?;
        page.script(WATCH, &[]).await?;
        for words in ["26.5 % of customers ", "left in Q3 2026, ", "the retention team ", "source: billing"] {
            page.keys(words).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        is_steady(page, "while typing").await?;
        tokio::time::sleep(Duration::from_millis(2500)).await;
        is_steady(page, "while time passes").await
    });
}

/// Whether what is told for a moment lies over the place to type.
const LIES_OVER: &str = r"
const [toast, bar] = ['.toast', '.capture'].map(name => document.querySelector(name).getBoundingClientRect());
return toast.bottom > bar.top && toast.top < bar.bottom;";

/// A phone has no key for it in view, and here it does not matter which way it is asked for.
const UNDO: &str = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, \
    bubbles: true, cancelable: true }))";

/// However high the place to type is: a decision takes more of it than a point.
#[test]
fn what_is_told_for_a_moment_lies_over_no_words_that_are_typed() {
    for visiting in [Visit::new(), Visit::new().phone()] {
        visiting.play(async |page| {
            let run = sample(page).await?;
            run.point_typed("Trials stall at the import").await?;
            run.save().await?;
            for kind in ["Point", "Decision"] {
                page.by_role("radio", kind).await?.click().await?;
                page.script(UNDO, &[]).await?;
                page.by_role("region", "Just now").await?;
                assert_eq!(page.script(LIES_OVER, &[]).await?, false, "{kind}");
            }
            Ok(())
        });
    }
}

#[test]
fn the_agenda_is_changed_from_a_phone_too() {
    Visit::new().phone().play(async |page| {
        sample(page).await?;
        page.press("More").await?;
        page.by_role("menuitem", "Change agenda and people").await?.click().await?;
        page.by_role("textbox", "Meeting title").await.map(drop)
    });
}

#[test]
fn the_capture_bar_stays_at_the_thumb() {
    const LOW: &str = "const bar = document.querySelector('.capture').getBoundingClientRect(); \
        return bar.bottom <= innerHeight + 1 && bar.top > innerHeight / 3";
    Visit::new().phone().play(async |page| {
        Home::of(page).try_sample().await?;
        page.press("Reopen").await?;
        page.by_role("timer", "Time left").await?;
        assert_eq!(page.script(LOW, &[]).await?, true, "before anything is typed");
        Run::of(page).point_typed("26.5 % of customers left in Q3 2026, and 192 of them named a person").await?;
        assert_eq!(page.script(LOW, &[]).await?, true, "with three lines of text");
        page.has_no_axe_violation().await
    });
}

/// The parts under the field whose name is broken in two, that have no room to be written in, that stand over another, or
/// whose tick cannot be seen.
const CRAMPED: &str = r"
const slots = [...document.querySelectorAll('.capture .slot')];
const box = element => element.getBoundingClientRect();
const over = (one, other) => one !== other && box(one).left < box(other).right - 1 && box(other).left < box(one).right - 1 &&
    box(one).top < box(other).bottom - 1 && box(other).top < box(one).bottom - 1;
return slots.filter(slot => {
    const [name, field] = [slot.querySelector('span'), slot.querySelector('input, select')];
    const room = field.type === 'date' ? 90 : field.type === 'checkbox' ? 14 : 16;
    return box(name).height > 24 || box(field).width < room || slots.some(other => over(slot, other)) ||
        (field.type === 'checkbox' && getComputedStyle(field).borderTopWidth === '0px');
}).map(slot => slot.textContent);";

#[test]
fn the_parts_under_the_field_have_room_for_their_names_and_for_what_is_written() {
    visit(async |page| {
        let run = Home::of(page).run_about("Who never comes back?").await?;
        for width in [1440, 1200] {
            page.resize(width, 900).await?;
            for what in [Capture::Point, Capture::Voice, Capture::Question] {
                run.capture_as(what).await?;
                assert_eq!(page.script(CRAMPED, &[]).await?, json!([]), "{what:?}, {width} wide");
            }
        }
        Ok(())
    });
}

#[test]
fn every_font_that_is_named_is_a_face_that_the_browser_took() {
    // A face whose name begins with a word of CSS's own (`serif`, once its quotes are gone) is dropped without a sound.
    const NOT_THERE: &str = r#"
        const style = getComputedStyle(document.querySelector('.empty-chair'));
        const named = ['--serif', '--sans'].flatMap(name => style.getPropertyValue(name).match(/"[^"]+"/g) ?? []);
        const bare = name => name.replaceAll('"', '');
        const taken = new Set([...document.fonts].map(face => bare(face.family)));
        return [named.length > 6, named.map(bare).filter(name => !taken.has(name))];"#;
    visit(async |page| {
        assert_eq!(page.script(NOT_THERE, &[]).await?, json!([true, []]));
        Ok(())
    });
}
