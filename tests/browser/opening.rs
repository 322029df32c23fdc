//! From the address to a running meeting.

use room_tests::pages::Home;
use room_tests::visit;

#[test]
fn the_app_opens_from_any_path_with_a_quiet_console() {
    visit(async |page| {
        page.button("New meeting").await?;
        page.has_no_axe_violation().await
    });
}

#[test]
fn a_meeting_runs_after_two_clicks() {
    visit(async |page| {
        let run = Home::of(page).new_meeting().await?.start().await?;
        run.capture(room_tests::pages::Capture::Point, "Trials stall at the import step").await?;
        page.by_role("textbox", "Capture").await?;
        Ok(())
    });
}
