//! The harness on a page of its own: that it finds what is there, and that it does not let a fault pass.

use room_tests::emulate::Scheme;
use room_tests::pages::{Home, Notes, Run};
use room_tests::{Key, Outcome, Page, Visit, scope};
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn on_fixture(test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    on_fixture_in(Visit::new(), test)
}

fn on_fixture_in(visit: Visit, test: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let folder = xtask::place::root().join("tests").join("fixture");
    visit.also("/fixture/", folder).try_play(async |page| {
        page.go("/fixture/").await?;
        test(page).await
    })
}

#[test]
fn every_role_of_the_contract_is_found_by_its_name() -> Outcome {
    const CONTRACT: [(&str, &str); 22] = [
        ("heading", "What the harness must find"),
        ("navigation", "Agenda"),
        ("link", "First item"),
        ("timer", "Time left"),
        ("region", "The customer"),
        ("button", "Undo"),
        ("button", "Open the stage"),
        ("radiogroup", "Capture as"),
        ("radio", "Point"),
        ("radio", "Voice"),
        ("textbox", "Capture"),
        ("textbox", "Longer text"),
        ("textbox", "Value"),
        ("spinbutton", "Planned minutes"),
        ("date", "Due date"),
        ("combobox", "Owner"),
        ("combobox", "Decider"),
        ("checkbox", "Frontline"),
        ("list", "Established"),
        ("list", "Hypotheses"),
        ("list", "Decisions"),
        ("button", "Record decision"),
    ];
    on_fixture(async |page| {
        for (role, name) in CONTRACT {
            page.by_role(role, name).await?;
        }
        assert_eq!(page.status().await?, "Saved");
        assert!(!page.has("button", "Not to be seen").await?);
        Ok(())
    })
}

#[test]
fn fields_are_filled_as_by_hand() -> Outcome {
    on_fixture(async |page| {
        page.fill("Capture", "first").await?;
        page.fill("Capture", "second").await?;
        assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, "second");
        page.by_role("spinbutton", "Planned minutes").await?.fill("25").await?;
        assert_eq!(page.by_role("spinbutton", "Planned minutes").await?.value().await?, "25");
        page.by_role("date", "Due date").await?.pick_date("2026-12-31").await?;
        assert_eq!(page.by_role("date", "Due date").await?.value().await?, "2026-12-31");
        page.choose("Owner", "Ana").await?;
        assert_eq!(page.by_role("combobox", "Owner").await?.value().await?, "Ana");
        page.by_role("combobox", "Decider").await?.fill("Ana").await?;
        page.by_role("checkbox", "Frontline").await?.click().await?;
        assert!(page.by_role("checkbox", "Frontline").await?.is_on().await?);
        page.key(Key::Tab).await?;
        Ok(())
    })
}

#[test]
fn what_is_still_fading_in_has_its_words_already() -> Outcome {
    const FADE: &str =
        "document.querySelector('section').animate([{ opacity: 0 }, { opacity: 1 }], { duration: 100_000 }).pause()";
    on_fixture(async |page| {
        page.script(FADE, &[]).await?;
        assert_eq!(page.by_role("region", "The customer").await?.text().await?, "Waits.");
        Ok(())
    })
}

#[test]
fn a_list_gives_its_own_items() -> Outcome {
    on_fixture(async |page| {
        let run = Run::of(page);
        assert_eq!(run.established().await?.len(), 2);
        assert_eq!(run.hypotheses().await?.len(), 0);
        assert_eq!(run.decisions().await?, ["Call back within a day"]);
        page.list_shows("Established", "Trials").await
    })
}

#[test]
fn an_open_dialog_hides_what_is_behind_it() -> Outcome {
    on_fixture(async |page| {
        assert!(!page.has("dialog", "What would our best customers think?").await?);
        page.press("Record decision").await?;
        let gate = page.by_role("dialog", "What would our best customers think?").await?;
        gate.inside()?.button("Like").await?;
        assert!(!page.has("button", "Undo").await?);
        page.key(Key::Escape).await?;
        page.gone("dialog", "What would our best customers think?").await
    })
}

#[test]
fn files_and_the_clipboard_work_both_ways() -> Outcome {
    on_fixture(async |page| {
        let notes = Notes::of(page);
        assert_eq!(notes.json().await?["title"], "notes");
        assert_eq!(notes.markdown().await?, "# Notes");
        let file = page.downloads().join("to-import.json");
        fs::write(&file, "imported")?;
        Home::of(page).choose_notes(&file).await?;
        // A file is read in its own time, which a busy machine draws out.
        let read = async || Ok((page.driver().title().await? == "imported").then_some(()));
        scope::until("the words of the file in the title", read).await
    })
}

#[test]
fn the_stage_is_looked_at_from_the_console() -> Outcome {
    on_fixture(async |page| {
        let stage = Run::of(page).open_stage().await?;
        stage.shows("Why do customers leave?").await?;
        page.button("Undo").await?;
        stage.close().await
    })
}

#[test]
fn circumstances_reach_the_page() -> Outcome {
    on_fixture(async |page| {
        page.prefer(Scheme::Dark, true).await?;
        page.resize(390, 844).await?;
        page.slow_down(4).await?;
        let seen = page
            .script(
                "return [matchMedia('(prefers-color-scheme: dark)').matches,
                    matchMedia('(prefers-reduced-motion: reduce)').matches, innerWidth, innerHeight]",
                &[],
            )
            .await?;
        assert_eq!(seen, serde_json::json!([true, true, 390, 844]));
        Ok(())
    })
}

#[test]
fn time_can_pass_at_once_and_stays_passed() -> Outcome {
    on_fixture(async |page| {
        let now = async || Ok::<_, room_tests::Trouble>(page.script("return Date.now()", &[]).await?.as_f64());
        let before = now().await?;
        page.make_it_later(Duration::from_mins(30)).await?;
        page.reload().await?;
        assert!(now().await? > before.map(|before| before + 1_800_000.0));
        Ok(())
    })
}

#[test]
fn storage_can_be_blocked_and_forgotten() -> Outcome {
    const STORE: &str = "try { localStorage.kept = 1; return 'stored' } catch (error) { return error.name }";
    on_fixture_in(Visit::new().storage_blocked(), async |page| {
        assert_eq!(page.script(STORE, &[]).await?, "SecurityError");
        Ok(())
    })?;
    on_fixture(async |page| {
        assert_eq!(page.script(STORE, &[]).await?, "stored");
        page.forget_everything().await?;
        assert_eq!(page.script("return localStorage.kept ?? 'nothing'", &[]).await?, "nothing");
        Ok(())
    })
}

#[test]
fn a_browser_is_handed_on_as_it_came() -> Outcome {
    const USE: &str = "localStorage.kept = 1; history.pushState(0, '', '#used'); console.error('loud');";
    const SEEN: &str =
        "return [localStorage.length, history.length <= 3, innerWidth, navigator.onLine, Date.now() > arguments[0],
        document.visibilityState, (await navigator.permissions.query({ name: 'clipboard-read' })).state]";
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let in_an_hour = serde_json::json!(now + 3_600_000);
    let see = async |page: &Page| page.script(SEEN, std::slice::from_ref(&in_an_hour)).await;
    for _each_browser_there_may_be in 0..4 {
        on_fixture(async |page| {
            assert_eq!(page.windows().await?.len(), 1);
            assert_eq!(fs::read_dir(page.downloads())?.count(), 0);
            assert_eq!(see(page).await?, serde_json::json!([0, true, 1440, true, false, "visible", "prompt"]));
            page.expect_console("loud");
            // The second window may still be on the way to its icon when the network goes.
            page.expect_console("favicon.svg");
            page.script(USE, &[]).await?;
            fs::write(page.downloads().join("left"), "here")?;
            page.make_it_later(Duration::from_hours(2)).await?;
            page.resize(390, 844).await?;
            page.clipboard().await?;
            page.another_window(page.home_url()).await?;
            page.offline(true).await
        })?;
    }
    Ok(())
}

#[test]
fn a_control_without_a_name_is_an_axe_violation() {
    let faulty = on_fixture(async |page| {
        page.script("document.querySelector('main').append(document.createElement('button'))", &[]).await?;
        page.has_no_axe_violation().await
    });
    assert!(faulty.unwrap_err().to_string().contains("button-name"));
}

#[test]
fn words_that_fade_in_are_read_by_axe_once_they_have() -> Outcome {
    const FADE: &str = "document.body.animate([{ opacity: 0.1 }, { opacity: 0.1 }], 700);";
    on_fixture(async |page| {
        page.script(FADE, &[]).await?;
        page.has_no_axe_violation().await
    })
}

#[test]
fn a_loud_console_fails_the_test_unless_it_was_expected() {
    let loud = on_fixture(async |page| page.press("Say something loud").await);
    assert!(loud.unwrap_err().to_string().contains("loud"));
    let expected = on_fixture(async |page| {
        page.expect_console("loud");
        page.press("Say something loud").await
    });
    expected.unwrap();
}

#[test]
fn a_request_to_another_host_fails_the_test() {
    let strange = on_fixture(async |page| {
        page.expect_console("elsewhere");
        page.go("/fixture/stage.html").await?;
        page.script("fetch('http://elsewhere.invalid/').catch(() => {})", &[]).await.map(drop)
    });
    assert!(strange.unwrap_err().to_string().contains("left the origin: http://elsewhere.invalid/"));
}

#[test]
fn a_missing_name_says_what_is_there() {
    let missing = on_fixture(async |page| page.by_role("spinbutton", "Minutes").await.map(drop));
    assert!(missing.unwrap_err().to_string().contains("[\"Planned minutes\"]"));
}
