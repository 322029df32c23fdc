//! The page's own rules and its manifest, as they were built: what the browser refuses, and what a system shows of an
//! installed app.

#![allow(clippy::indexing_slicing, reason = "what is missing fails the test, as it should")]

use room_tests::{Outcome, Page, scope, visit};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const RULES: &str = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";

/// Scripts and styles that stand in the page itself, handlers, and addresses elsewhere; in the page as it is served.
const WITHIN: &str = r"
const [done] = arguments;
fetch(location.pathname).then(answer => answer.text()).then(text => {
    const inline = /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|<base|javascript:/gi;
    const elsewhere = [...text.matchAll(/(?:href|src)=.?([^\s>]+)/g)].map(([, address]) => new URL(address, document.baseURI))
        .filter(address => address.origin !== location.origin && address.protocol !== 'data:');
    const unsure = [...text.matchAll(/<script[^>]*>/g)].filter(([tag]) => !tag.includes('integrity=')).map(([tag]) => tag);
    const asked = performance.getEntriesByType('resource').map(one => one.name);
    done([text.match(inline) ?? [], elsewhere.map(String), unsure,
        asked.filter(address => new URL(address).origin !== location.origin), asked.length]);
});";

#[test]
fn the_page_allows_its_own_files_and_nothing_else() {
    visit(async |page| {
        let rules = page.script(RULES, &[]).await?;
        let rules: BTreeMap<&str, Vec<&str>> = rules
            .as_str()
            .unwrap_or_default()
            .split(';')
            .filter_map(|rule| {
                let mut words = rule.split_whitespace();
                Some((words.next()?, words.collect()))
            })
            .collect();
        for (directive, allowed) in [
            ("default-src", &["'none'"][..]),
            ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
            ("style-src", &["'self'"]),
            ("connect-src", &["'self'"]),
            ("worker-src", &["'self'"]),
            ("font-src", &["'self'"]),
            ("manifest-src", &["'self'"]),
            ("img-src", &["'self'", "data:"]),
            ("base-uri", &["'none'"]),
            ("form-action", &["'none'"]),
            ("require-trusted-types-for", &["'script'"]),
            ("trusted-types", &["default"]),
        ] {
            assert_eq!(rules.get(directive).map(Vec::as_slice), Some(allowed), "{directive}");
        }
        // What is not named is as closed as `default-src`: objects, frames, media.
        assert_eq!(rules.len(), 12, "a rule that nobody looked at: {rules:?}");
        let within = page.script_later(WITHIN, &[]).await?;
        assert_eq!(within.as_array().map(|it| &it[..4]), Some(&[json!([]), json!([]), json!([]), json!([])][..]));
        assert!(within[4].as_u64() >= Some(4), "style, script, program and fonts are asked for: {within}");
        Ok(())
    });
}

/// The manifest, and each picture that it names: its size, and how much of its edge can be seen through.
const MANIFEST: &str = r"
const [done] = arguments;
const address = document.querySelector('link[rel=manifest]').href;
const picture = async ({ src }) => {
    const answer = await fetch(new URL(src, address));
    const type = answer.headers.get('content-type');
    if (!answer.ok || type === 'image/svg+xml') return { ok: answer.ok, type, size: 'any' };
    const bitmap = await createImageBitmap(await answer.blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(bitmap, 0, 0);
    const alpha = (x, y) => canvas.getImageData(x, y, 1, 1).data[3];
    const [right, bottom] = [bitmap.width - 1, bitmap.height - 1];
    const corners = [alpha(0, 0), alpha(right, 0), alpha(0, bottom), alpha(right, bottom)];
    return { ok: true, type, size: `${bitmap.width}x${bitmap.height}`, solid: corners.every(one => one === 255) };
};
(async () => {
    const manifest = await (await fetch(address)).json();
    const all = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(one => one.icons)];
    const within = place => new URL(place, address).href;
    const places = [manifest.id, manifest.start_url, manifest.scope, ...manifest.shortcuts.map(one => one.url),
        ...manifest.file_handlers.map(one => one.action)];
    done({ manifest, named: all, found: await Promise.all(all.map(picture)), places: places.map(within),
        scope: within(manifest.scope), here: new URL('.', location.href).href });
})();";

#[test]
fn what_the_manifest_names_is_there_in_the_size_it_says_and_leads_somewhere() {
    visit(async |page| {
        let seen = page.script_later(MANIFEST, &[]).await?;
        let manifest = &seen["manifest"];
        assert_eq!([&manifest["name"], &manifest["display"]], [&json!("Empty Chair"), &json!("standalone")]);
        let (named, found) = (list(&seen["named"]), list(&seen["found"]));
        for (named, found) in named.iter().zip(found) {
            assert_eq!(found["ok"], json!(true), "{named}");
            assert_eq!([&found["size"], &found["type"]], [&named["sizes"], &named["type"]], "{named}");
            // A system cuts a round or a square out of it: nothing behind it may be seen at its edge.
            assert!(named["purpose"] != "maskable" || found["solid"] == true, "{named} {found}");
        }
        let has = |size: &str, purpose: &Value| {
            list(&manifest["icons"]).iter().any(|it| it["sizes"] == size && &it["purpose"] == purpose)
        };
        assert!(has("192x192", &Value::Null) && has("512x512", &Value::Null) && has("512x512", &json!("maskable")));
        let forms: Vec<&Value> = list(&manifest["screenshots"]).iter().map(|it| &it["form_factor"]).collect();
        assert_eq!(forms, ["wide", "narrow"]);
        // Under whatever path it is served, all of it stays there.
        assert_eq!(seen["scope"], seen["here"]);
        let scope = seen["scope"].as_str().unwrap_or_default();
        let is_within = |place: &Value| place.as_str().is_some_and(|place| place.starts_with(scope));
        assert!(list(&seen["places"]).iter().all(is_within), "{seen}");
        assert_eq!(manifest["file_handlers"][0]["accept"], json!({ "application/json": [".json"] }));
        for shortcut in list(&manifest["shortcuts"]) {
            page.driver().goto("about:blank").await?;
            let (name, url) = (shortcut["name"].as_str(), shortcut["url"].as_str().unwrap_or_default());
            page.driver().goto(format!("{}{}", page.home_url(), url.trim_start_matches("./"))).await?;
            leads(page, name.unwrap_or_default()).await?;
        }
        Ok(())
    });
}

/// Waits until a shortcut has come to another place than home, which is where every unknown one leads.
async fn leads(page: &Page, name: &str) -> Outcome {
    const ELSEWHERE: &str = "return document.querySelector('.screen:not(.home) main') ? true : null";
    scope::until(name, async || Ok(page.script(ELSEWHERE, &[]).await?.as_bool())).await.map(drop)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
