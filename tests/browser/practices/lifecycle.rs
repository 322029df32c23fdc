//! Between the stages: a handoff gap with its scores, and who spoke about their own stages.

use super::with_marketing;
use room_tests::pages::Capture;
use room_tests::visit;

#[test]
fn a_gap_between_two_stages_is_scored_and_seen() {
    visit(async |page| {
        let run = with_marketing(page).await?;
        run.capture(Capture::Point, "Churn in the first three months was 26.5 % in Q3, source: billing").await?;
        page.script("document.querySelector('.lifecycle > summary').click()", &[]).await?;
        page.choose("Between", "Buy → Onboard").await?;
        page.fill("What happens to the customer there?", "They tell their story a second time").await?;
        page.press("Add gap").await?;
        page.list_shows("Handoff gaps", "They tell their story a second time").await?;
        for (score, value) in [("quality", "2"), ("seamlessness", "1")] {
            page.by_role("radiogroup", score).await?.inside()?.by_role("radio", value).await?.click().await?;
        }
        page.list_shows("Handoff gaps", "1.5").await?;
        page.shows("1 handoff gap").await?;
        let stage = run.open_stage().await?;
        stage.look(async |page| page.shows("1 handoff gap").await).await?;
        page.screenshot("six/lifecycle").await?;
        page.press("Edit").await?;
        page.choose("Lifecycle stage", "Aware").await?;
        page.choose("Who said it", "Ana Ruiz").await?;
        page.press("Done").await?;
        page.shows("Marketing: 100 % about the stages it looks after itself").await?;
        page.has_no_axe_violation().await
    });
}
