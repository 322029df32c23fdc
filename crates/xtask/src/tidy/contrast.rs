//! Contrast of the colour tokens, computed as WCAG 2.2 has it (1.4.3, 1.4.6, 1.4.11): light and dark, console and Stage.

use super::source::{files, report};
use std::collections::BTreeMap;

/// Text of the console, level AA.
const AA: f64 = 4.5;
/// Text of the Stage, level AAA.
const AAA: f64 = 7.0;
/// Marks and borders that carry a meaning.
const MARK: f64 = 3.0;

/// A colour in light and in dark, each as its relative luminance.
type Pair = [f64; 2];

/// What is drawn on what.
const TEXT: [(&str, &[&str]); 7] = [
    ("ink", &["paper", "sheet", "wash", "amber-wash", "data-wash", "warn-wash"]),
    ("ink-2", &["paper", "sheet", "wash", "amber-wash"]),
    ("ink-3", &["paper", "sheet", "wash"]),
    ("amber-ink", &["paper", "sheet", "amber-wash"]),
    ("data", &["paper", "sheet", "data-wash"]),
    ("warn", &["paper", "sheet", "warn-wash"]),
    ("paper", &["ink", "amber-ink"]),
];
const STAGE_TEXT: [(&str, &[&str]); 6] = [
    ("ink", &["paper", "amber-wash"]),
    ("ink-2", &["paper", "amber-wash"]),
    ("ink-3", &["paper"]),
    ("amber-ink", &["paper", "amber-wash"]),
    ("data", &["paper"]),
    ("warn", &["paper"]),
];
const MARKS: [(&str, &[&str]); 4] = [
    ("edge", &["paper", "sheet"]),
    ("amber", &["paper", "amber-wash"]),
    ("amber-drawn", &["amber-wash"]),
    ("data", &["paper", "sheet"]),
];

/// The linear light of an sRGB colour given as OKLCH (CSS Color 4, 10.2): lightness 0 to 1, chroma, hue in degrees.
fn luminance(lightness: f64, chroma: f64, hue: f64) -> f64 {
    let (green_red, blue_yellow) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let cone = |of_a: f64, of_b: f64| (lightness + of_a * green_red + of_b * blue_yellow).powi(3);
    let long = cone(0.396_337_777_4, 0.215_803_757_3);
    let medium = cone(-0.105_561_345_8, -0.063_854_172_8);
    let short = cone(-0.089_484_177_5, -1.291_485_548_0);
    let red = 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short;
    let green = -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short;
    let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The tokens that a style gives both a light and a dark colour without transparency.
fn tokens(css: &str) -> BTreeMap<String, Pair> {
    let declared = css.split(';').filter_map(|part| part.rsplit_once("--")?.1.split_once(": light-dark("));
    declared.filter_map(|(name, value)| Some((name.to_owned(), pair(value)?))).collect()
}

fn pair(value: &str) -> Option<Pair> {
    let mut colours = value.split("oklch(").skip(1).map(|colour| {
        let mut numbers = colour.split_once(')')?.0.split_whitespace();
        let lightness: f64 = numbers.next()?.strip_suffix('%')?.parse().ok()?;
        let (chroma, hue) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        numbers.next().is_none().then(|| luminance(lightness / 100.0, chroma, hue))
    });
    Some([colours.next()??, colours.next()??])
}

fn style(path: &str) -> BTreeMap<String, Pair> {
    files().iter().find(|file| file.path == path).map(|file| tokens(&file.text)).unwrap_or_default()
}

fn broken(of: &BTreeMap<String, Pair>, pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, grounds) in pairs {
        for ground in *grounds {
            let (Some(colour), Some(below)) = (of.get(*name), of.get(*ground)) else {
                broken.push(format!("--{name} or --{ground} is not a token any more"));
                continue;
            };
            for ((one, other), theme) in colour.iter().zip(below).zip(["light", "dark"]) {
                let contrast = contrast(*one, *other);
                if contrast < least {
                    broken.push(format!("--{name} on --{ground}, {theme}: {contrast:.2}, least {least}"));
                }
            }
        }
    }
    broken
}

#[test]
fn the_console_is_legible_and_the_stage_more_so() {
    let console = style("style/tokens.css");
    let mut stage = console.clone();
    stage.extend(style("style/stage.css"));
    let mut all = broken(&console, &TEXT, AA);
    all.extend(broken(&console, &MARKS, MARK));
    all.extend(broken(&stage, &STAGE_TEXT, AAA));
    all.extend(broken(&stage, &MARKS, MARK));
    report("Contrast", &all);
}

#[test]
fn contrast_is_that_of_the_standard() {
    let (white, black) = (luminance(1.0, 0.0, 0.0), luminance(0.0, 0.0, 0.0));
    assert!((contrast(white, black) - 21.0).abs() < 0.01);
    // #767676, the lightest grey that is legible on white.
    let grey = luminance(0.565_9, 0.0, 0.0);
    assert!((contrast(grey, white) - 4.54).abs() < 0.05, "{}", contrast(grey, white));
}

#[test]
fn a_colour_that_is_too_faint_is_seen() {
    let css =
        "--ink: light-dark(oklch(70% 0 0), oklch(95% 0 0)); --paper: light-dark(oklch(100% 0 0), oklch(19% 0 0));";
    assert_eq!(broken(&tokens(css), &[("ink", &["paper"])], AA).len(), 1);
}
