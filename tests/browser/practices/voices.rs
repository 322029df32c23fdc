//! A voice is linked to the point it speaks for and to the decision it is about, and goes with both.

use super::with_marketing;
use room_tests::pages::{Capture, Close, Notes, Verdict};
use room_tests::{Key, visit};

#[test]
fn a_voice_goes_with_its_point_and_its_decision() {
    visit(async |page| {
        let run = with_marketing(page).await?;
        run.capture(Capture::Point, "Churn in the first three months was 26.5 % in Q3, source: billing").await?;
        run.decide().await?.decide("Everyone gets one name to call", "Ana Ruiz", Verdict::Like).await?;
        run.voice("Nobody called me after I had signed", "exit call").await?;
        page.list_shows("Established", "Nobody called me").await?;
        page.script("[...document.querySelectorAll('.point')].find(it => it.dataset.mark === 'voice').querySelector('[aria-label=Edit]').click()", &[]).await?;
        page.choose("Point it speaks for", "Churn in the first three months was 26.5 % in Q3, source: billing").await?;
        page.choose("Decision it is about", "Everyone gets one name to call").await?;
        page.by_role("checkbox", "The customer permits us to record and play their words").await?.click().await?;
        page.has_no_axe_violation().await?;
        page.press("Done").await?;
        page.list_shows("Decisions", "Nobody called me after I had signed").await?;
        let quoted = "return [...document.querySelectorAll('.heard')].map(it => it.innerText)";
        let quoted = page.script(quoted, &[]).await?;
        let words = "“Nobody called me after I had signed”";
        assert_eq!(quoted, serde_json::json!([words, words]));
        page.screenshot("six/voice-linked").await?;
        run.close().await?;
        Close::of(page).finish().await?;
        let markdown = Notes::of(page).markdown().await?;
        let line = "  - voice: “Nobody called me after I had signed” (exit call)";
        assert_eq!(markdown.matches(line).count(), 2, "{markdown}");
        let csv = Notes::of(page).csv().await?;
        assert!(csv.lines().next().is_some_and(|head| head.contains("refers_to")), "{csv}");
        Ok(())
    });
}

#[test]
fn how_it_was_heard_and_who_may_play_it_are_said_where_it_is_typed() {
    visit(async |page| {
        let run = with_marketing(page).await?;
        run.capture_as(Capture::Voice).await?;
        page.fill("Capture", "“I explained my router three times”").await?;
        page.choose("How we heard it", "lost-customer call").await?;
        page.fill("Which customer", "Small firms").await?;
        page.by_role("checkbox", "May be recorded and played").await?.click().await?;
        page.has_no_axe_violation().await?;
        page.screenshot("voice-typed").await?;
        // A reload brings it all back.
        page.reload().await?;
        page.by_role("checkbox", "May be recorded and played").await?;
        page.fill("Source", "call, 12 Nov").await?;
        run.save().await?;
        for words in ["I explained my router three times", "lost-customer call", "Small firms", "call, 12 Nov"] {
            page.list_shows("Established", words).await?;
        }
        page.press("Play the voice").await?;
        Ok(())
    });
}

#[test]
fn a_guessed_stage_is_corrected_by_one_key_and_the_stage_shows_who_spoke() {
    visit(async |page| {
        let run = with_marketing(page).await?;
        run.capture(Capture::Point, "Somebody said something about our customers").await?;
        page.key(Key::Escape).await?;
        page.script("document.activeElement.blur()", &[]).await?;
        page.keys(".").await?;
        page.shows("That is about: Aware").await?;
        page.keys(".").await?;
        page.shows("That is about: Evaluate").await?;
        page.list_shows("Hypotheses", "Evaluate").await?;
        page.keys(",").await?;
        page.shows("That is about: Aware").await?;
        page.press("Edit").await?;
        page.choose("Who said it", "Ana Ruiz").await?;
        page.press("Done").await?;
        let stage = run.open_stage().await?;
        stage
            .look(async |page| {
                page.resize(1920, 1080).await?;
                page.list_shows("Lifecycle", "Marketing spoke about it once, which it looks after itself").await?;
                page.list_shows("Lifecycle", "Mk").await?;
                page.screenshot("six/stage-spoke").await
            })
            .await?;
        page.key(Key::Escape).await?;
        page.script("document.activeElement.blur()", &[]).await?;
        page.keys(".").await?;
        stage
            .look(async |page| {
                let told = "Marketing spoke about it once";
                page.list_shows("Lifecycle", told).await?;
                page.script_later("setTimeout(arguments[0], 300)", &[]).await?;
                let own = "return document.querySelectorAll('.spoke > b:not([data-own])').length";
                assert_eq!(page.script(own, &[]).await?, serde_json::json!(1), "not its own stage any more");
                Ok(())
            })
            .await
    });
}
