//! The action log: what happened in the meeting, out of the journal, over a reload.

use super::{is_saved, running};
use room_tests::{Key, visit};

#[test]
fn a_host_reads_what_happened_and_when() {
    visit(async |page| {
        let run = running(page).await?;
        run.point_typed("Trials stall at the import").await?;
        run.save().await?;
        is_saved(page).await?;
        page.press("Count as established").await?;
        page.list_shows("Established", "Trials stall").await?;
        page.undo().await?;
        page.list_shows("Hypotheses", "Trials stall").await?;
        is_saved(page).await?;
        page.reload().await?;
        is_saved(page).await?;
        page.by_role("textbox", "Capture").await?.press(Key::Escape).await?;
        page.keys("h").await?;
        page.list_shows("What happened here", "moved to Established: Trials stall at the import").await?;
        let log = page.list("What happened here").await?.join("\n");
        for line in ["Undone: moved to Hypotheses", "point saved: Trials stall at the import", "meeting started"] {
            assert!(log.contains(line), "{line} in {log}");
        }
        let first = log.lines().next().unwrap_or_default();
        assert!(first.len() == 5 && first.contains(':'), "the time comes first: {log}");
        page.key(Key::Escape).await?;
        page.gone("dialog", "What happened here").await?;
        page.chord(Key::Control, 'k').await?;
        page.by_role("dialog", "Command palette").await?;
        page.keys("what happened").await?;
        page.key(Key::Enter).await?;
        page.by_role("dialog", "What happened here").await.map(drop)
    });
}
