//! `cargo xtask lighthouse`: the release app as Lighthouse sees it, on a desk and on a phone.

use crate::serve::{Mount, Served};
use crate::tools::{browser, lighthouse};
use crate::{Outcome, Stop, build, command, place, steps};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Not the top of the host, as on most static hosts.
const PATH: &str = "/empty-chair/";
/// Odd, so that one of them is in the middle: a single run on a busy machine says little about speed.
const RUNS: usize = 3;
/// What is measured, and whether less than 100 ends the command.
const CATEGORIES: [(&str, bool); 4] =
    [("performance", true), ("accessibility", true), ("best-practices", true), ("seo", false)];
/// Nothing but the page: no sandbox in a container, no calls of the browser's own.
const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking";

/// A machine that Lighthouse pretends to be.
struct Device {
    name: &'static str,
    options: &'static [&'static str],
}

const DEVICES: [Device; 2] =
    [Device { name: "desktop", options: &["--preset=desktop"] }, Device { name: "mobile", options: &[] }];

/// Builds the app and measures it; a word chooses one of the two devices.
///
/// # Errors
/// The app does not build, or [`measure`] ends with a sentence.
pub fn lighthouse(words: &[&str]) -> Outcome {
    measure(build::dist()?, words)
}

/// Measures a release folder, and prints the middle of the scores.
///
/// # Errors
/// A word is not known, something is missing, or a score that has to be 100 is not.
pub fn measure(folder: PathBuf, words: &[&str]) -> Outcome {
    if let Some(other) = words.iter().find(|word| DEVICES.iter().all(|device| device.name != **word)) {
        return Err(Stop::new(format!("`lighthouse` knows desktop and mobile, not {other}.")));
    }
    let script = lighthouse::bring()?;
    let served = Served::compressed(0, &[Mount { path: PATH.into(), folder }])?;
    let url = served.url(PATH);
    let mut short = Vec::new();
    for device in DEVICES.iter().filter(|device| words.is_empty() || words.contains(&device.name)) {
        steps::say(&format!("Lighthouse, {}", device.name), &format!("{RUNS} runs of about half a minute"));
        let mut reports = Vec::new();
        for run in 1..=RUNS {
            reports.push(report(&script, &url, device, run)?);
        }
        for (category, counts) in CATEGORIES {
            let mut scores = reports.iter().map(|report| score(report, category)).collect::<Outcome<Vec<_>>>()?;
            scores.sort_unstable();
            let middle = scores.get(RUNS / 2).copied().unwrap_or_default();
            println!("{middle:>4}  {category:<15} {scores:?}");
            if middle < 100 {
                reports
                    .last()
                    .into_iter()
                    .flat_map(|report| costs(report, category))
                    .for_each(|cost| println!("{cost}"));
            }
            if counts && middle < 100 {
                short.push(format!("{category} on {} {middle}", device.name));
            }
        }
    }
    if short.is_empty() { Ok(()) } else { Err(Stop::new(format!("Below 100: {}.", short.join(", ")))) }
}

/// One run: its report, which is also kept for a person to open.
fn report(script: &Path, url: &str, device: &Device, run: usize) -> Outcome<Value> {
    let node = command::on_path("node").ok_or_else(|| Stop::new("Lighthouse needs Node.js: install it with npm."))?;
    let folder = place::target().join("lighthouse");
    fs::create_dir_all(&folder)?;
    let stem = folder.join(format!("{}-{run}", device.name));
    let mut lighthouse = command::program(node);
    lighthouse.arg(script).arg(url).args(device.options).args([
        "--quiet",
        "--no-enable-error-reporting",
        "--output=json",
        "--output=html",
        &format!("--output-path={}", stem.display()),
        &format!("--chrome-flags={FLAGS}"),
    ]);
    lighthouse.env("CHROME_PATH", browser::chromium()?.browser);
    command::finish(&mut lighthouse)?;
    let text = fs::read_to_string(stem.with_extension("report.json"))?;
    serde_json::from_str(&text).map_err(|error| Stop::new(format!("Lighthouse's report is not JSON: {error}.")))
}

/// The score of a category, of 100.
fn score(report: &Value, category: &str) -> Outcome<u32> {
    let score = report.pointer(&format!("/categories/{category}/score")).and_then(Value::as_f64);
    let trouble = || {
        let why = report.pointer("/runtimeError/message").and_then(Value::as_str).unwrap_or("no reason given");
        Stop::new(format!("Lighthouse gave no score for {category}: {why}."))
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score is between 0 and 1")]
    score.map(|score| (score * 100.0).round() as u32).ok_or_else(trouble)
}

/// What kept a category from 100, one line each.
fn costs(report: &Value, category: &str) -> Vec<String> {
    let audits = report.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
    let weighs = |audit: &&Value| audit.get("weight").and_then(Value::as_f64).unwrap_or_default() > 0.0;
    audits
        .into_iter()
        .flatten()
        .filter(weighs)
        .filter_map(|audit| {
            let audit = report.pointer(&format!("/audits/{}", audit.get("id")?.as_str()?))?;
            let score = audit.get("score")?.as_f64()?;
            let told = audit.get("displayValue").and_then(Value::as_str).unwrap_or_default();
            let title = audit.get("title")?.as_str()?;
            (score < 1.0).then(|| format!("        {score:.2} {title} {told}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{costs, score};
    use serde_json::json;

    #[test]
    fn a_score_is_read_and_what_it_lacks_is_told() {
        let report = json!({
            "categories": { "performance": { "score": 0.97, "auditRefs": [
                { "id": "first", "weight": 10 }, { "id": "second", "weight": 10 }, { "id": "hint", "weight": 0 },
            ] } },
            "audits": {
                "first": { "score": 1, "title": "First Contentful Paint", "displayValue": "0.4 s" },
                "second": { "score": 0.8, "title": "Largest Contentful Paint", "displayValue": "2.6 s" },
                "hint": { "score": 0, "title": "A hint" },
            },
        });
        assert_eq!(score(&report, "performance").unwrap(), 97);
        assert_eq!(costs(&report, "performance"), ["        0.80 Largest Contentful Paint 2.6 s"]);
    }

    #[test]
    fn a_page_that_did_not_load_is_no_zero() {
        let report = json!({ "runtimeError": { "message": "The page did not load" }, "categories": {} });
        assert!(score(&report, "seo").unwrap_err().to_string().contains("The page did not load"));
    }
}
