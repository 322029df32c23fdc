//! axe-core in the page: what a screen reader, a keyboard or weak eyes would stumble over.

use crate::{Outcome, Page, Trouble};
use serde_json::Value;
use std::fmt::Write;

const RUN: &str = r"
const done = arguments[0];
const ends = each => Number.isFinite(each.effect.getComputedTiming().endTime);
Promise.allSettled(document.getAnimations().filter(ends).map(each => each.finished)).then(() => axe.run(document, { resultTypes: ['violations'] })).then(
    found => done(found.violations.map(each => ({
        rule: each.id, help: each.help,
        places: each.nodes.map(node => `${node.target.join(' ')}: ${node.any.concat(node.all, node.none)
            .map(check => check.message).join('; ')}`),
    }))),
    error => done(`${error}`));
";

impl Page {
    /// Fails with every fault that axe-core finds on the page as it is now, once what arrives on it has arrived: words that
    /// fade in have little contrast for a moment.
    ///
    /// # Errors
    /// There are faults, or axe-core could not run.
    pub async fn has_no_axe_violation(&self) -> Outcome {
        if self.script("return typeof window.axe", &[]).await? != "object" {
            self.script(&xtask::tools::axe::script()?, &[]).await?;
        }
        let answer = self.script_later(RUN, &[]).await?;
        let Some(violations) = answer.as_array() else {
            return Err(Trouble::new(format!("axe-core did not run: {answer}")));
        };
        if violations.is_empty() { Ok(()) } else { Err(Trouble::new(told(violations))) }
    }
}

fn told(violations: &[Value]) -> String {
    let mut text = format!("axe-core finds {} faults", violations.len());
    for violation in violations {
        let word = |name: &str| violation.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let _to_a_string = write!(text, "\n  {}: {}", word("rule"), word("help"));
        let places = violation.get("places").and_then(Value::as_array).into_iter().flatten();
        for place in places.filter_map(Value::as_str).take(5) {
            let _to_a_string = write!(text, "\n    {place}");
        }
    }
    text
}
