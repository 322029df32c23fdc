//! How the bare page is reached and filled.

use room_tests::{Outcome, Page};
use serde_json::json;

pub(crate) const PATH: &str = "/bare/";
pub(crate) const IS_READY: &str = "document.querySelector('input') !== null && document.readyState !== 'loading'";
pub(crate) const IS_READY_WITH_POINTS: &str = "document.querySelector('li') !== null";

const SEED: &str = r"
for (let order = 0; order < arguments[0]; order += 1) {
    const id = crypto.randomUUID();
    const text = `Churn among customers in month ${order} was ${order % 40} % in Q3, source: billing`;
    localStorage.setItem(`bare/${id}`, JSON.stringify({ id, order, at: new Date().toISOString(), text }));
}
";

pub(crate) async fn seed(page: &Page, points: usize) -> Outcome {
    page.script(SEED, &[json!(points)]).await?;
    page.reload().await
}
