//! Hazard 12: the page is left in the middle of typing.

use super::running;
use room_tests::{Key, visit};
use std::time::Duration;
use tokio::time::sleep;

#[test]
fn what_was_typed_is_there_whenever_the_page_is_left() {
    visit(async |page| {
        running(page).await?;
        let mut typed = String::new();
        for step in 0..24_u64 {
            let more = char::from(b'a' + u8::try_from(step).unwrap_or_default());
            page.by_role("textbox", "Capture").await?.click().await?;
            page.key(Key::End).await?;
            page.keys(&more.to_string()).await?;
            typed.push(more);
            sleep(Duration::from_millis(step * 17)).await;
            page.reload().await?;
            assert_eq!(page.by_role("textbox", "Capture").await?.value().await?, typed, "after {} ms", step * 17);
        }
        Ok(())
    });
}

#[test]
fn what_was_saved_is_there_whenever_the_page_is_left() {
    visit(async |page| {
        running(page).await?;
        for step in 0..16_u64 {
            page.fill("Capture", &format!("remark {}", char::from(b'a' + u8::try_from(step).unwrap_or_default())))
                .await?;
            page.key(Key::Enter).await?;
            sleep(Duration::from_millis(step * 25)).await;
            page.reload().await?;
            let run = room_tests::pages::Run::of(page);
            let count = usize::try_from(step).unwrap_or_default() + 1;
            let all = async || Ok((run.hypotheses().await?.len() == count).then_some(()));
            room_tests::scope::until(&format!("{count} remarks"), all).await?;
        }
        Ok(())
    });
}
