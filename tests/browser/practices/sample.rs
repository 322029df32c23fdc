//! The sample is a series: a review, a bowl with its history and an audit are there at a first visit.

use room_tests::pages::Home;
use room_tests::{Visit, visit};

#[test]
fn three_meetings_of_one_series_and_the_next_in_two_clicks() {
    visit(async |page| {
        let home = Home::of(page);
        home.try_sample().await?;
        page.button("Export JSON").await?;
        page.open().await?;
        page.button("New meeting").await?;
        assert_eq!(home.meetings().await?.len(), 3);
        let names = "return [...document.querySelectorAll('.rows a')].map(it => it.ariaLabel)";
        let names = page.script(names, &[]).await?;
        let names: Vec<&str> = names.as_array().into_iter().flatten().filter_map(|it| it.as_str()).collect();
        let [latest, second, first] = names.as_slice() else { panic!("{names:?}") };
        assert!(second.starts_with(&format!("{latest}, ")) && first.starts_with(&format!("{latest}, ")), "{names:?}");
        assert_ne!(second, first, "each link goes by a name of its own");
        page.screenshot("six/home").await?;
        page.script("document.querySelector('.rows a').click()", &[]).await?;
        page.shows("Gained and lost over the series").await?;
        page.screenshot("six/sample-third").await?;
        page.press("Next meeting").await?;
        page.button("Start meeting").await?;
        // Whichever meeting of the series is asked, the next one is the one that is being prepared.
        page.open().await?;
        page.button("New meeting").await?;
        let first = "[...document.querySelectorAll('.rows button:not(.icon)')].at(-1).click()";
        page.script(first, &[]).await?;
        page.press("Start meeting").await?;
        page.by_role("timer", "Time left").await?;
        page.list_shows("Promised", "what each line is for").await?;
        page.list_shows("To be answered", "about the first bill").await?;
        page.screenshot("six/sample-next").await?;
        page.has_no_axe_violation().await
    });
}

#[test]
fn the_series_reads_well_in_the_dark_and_on_a_phone() {
    for (name, visit) in [("dark", Visit::new().dark()), ("phone", Visit::new().phone())] {
        visit.play(async |page| {
            Home::of(page).try_sample().await?;
            page.button("Export JSON").await?;
            page.open().await?;
            page.button("New meeting").await?;
            page.screenshot(&format!("six/home-{name}")).await?;
            page.script("document.querySelector('.rows a').click()", &[]).await?;
            page.shows("Gained and lost over the series").await?;
            page.press("Reopen").await?;
            page.by_role("timer", "Time left").await?;
            page.script("document.querySelector('.activity').scrollIntoView()", &[]).await?;
            page.script_later("setTimeout(arguments[0], 1500)", &[]).await?;
            page.screenshot(&format!("six/sample-run-{name}")).await?;
            page.script("document.querySelectorAll('.agenda a')[1].click()", &[]).await?;
            page.shows("of the gained only replaced lost ones").await?;
            page.script("document.querySelector('.activity').scrollIntoView()", &[]).await?;
            page.script_later("setTimeout(arguments[0], 2500)", &[]).await?;
            page.screenshot(&format!("six/sample-math-{name}")).await?;
            let wide = page.script("return document.documentElement.scrollWidth - innerWidth", &[]).await?;
            assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "the page is {wide} pixels too wide");
            // Of a phone's bar only the clock is left, which has no heading.
            if name == "dark" { page.has_no_axe_violation().await } else { Ok(()) }
        });
    }
}
