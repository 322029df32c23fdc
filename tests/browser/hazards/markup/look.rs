//! What must not be there where notes with vectors are shown.

use room_tests::{Outcome, Page, Trouble, scope};
use serde_json::json;

/// Notes in every page, from its beginning, what the browser refused to run.
pub const LISTEN: &str = "window.__refused ??= [];
    document.addEventListener('securitypolicyviolation', event => window.__refused.push(event.violatedDirective));";

/// What ran, what was refused, elements that the app never makes, handlers, links that lead elsewhere than they may.
pub const LOOK: &str = r##"
const never = 'script, img, image, iframe, frame, frameset, object, embed, applet, video, audio, math, '
    + 'form:not([class]), base, style, meta, link, marquee, template, noembed, xmp, plaintext, noscript, foreignObject, '
    + 'animate, set, use:not([href^="#ec-"]), [style*=url], [srcdoc], [formaction], [action], [autofocus]:not(button.primary, textarea, input)';
const found = [...document.body.querySelectorAll(never)].map(element => element.outerHTML.slice(0, 80));
for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${name}=${value.slice(0, 80)}`);
    }
}
// As the browser itself reads an address, whatever stands in it before its scheme.
const may = ['http:', 'https:', 'mailto:', 'blob:'];
const leads = [...document.querySelectorAll('[href], [src], [action], [formaction], [data], [poster], [srcset]')]
    .map(element => ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'xlink:href']
        .map(name => element.getAttribute(name)).filter(address => address !== null)).flat()
    .filter(address => !may.includes(URL.parse(address, document.baseURI)?.protocol))
    .filter(address => !address.startsWith('data:image/svg+xml'));
return [window.__ran ?? 0, window.__refused ?? null, found, leads];"##;

/// Nothing ran, nothing was refused, nothing is there that could run.
pub async fn is_harmless(page: &Page, screen: &str) -> Outcome {
    assert_eq!(page.script(LOOK, &[]).await?, json!([0, [], [], []]), "{screen}");
    Ok(())
}

/// Which of these texts nobody sees: in no element, no field and no name.
const MISSING: &str = r"
const shown = [document.body.textContent, ...[...document.querySelectorAll('input, textarea')].map(field => field.value),
    ...[...document.querySelectorAll('[aria-label]')].map(named => named.getAttribute('aria-label'))].join('\n');
return arguments[0].filter(text => !shown.includes(text.trim()));";

/// Waits until all of these texts are on the page, letter for letter, and looks at what else is there.
pub async fn are_shown(page: &Page, texts: &[String], screen: &str) -> Outcome {
    let none = async || Ok((page.script(MISSING, &[json!(texts)]).await? == json!([])).then_some(()));
    if let Err(trouble) = scope::until(screen, none).await {
        let missing = page.script(MISSING, &[json!(texts)]).await?;
        return Err(Trouble::new(format!("{trouble}: it does not show {missing}")));
    }
    is_harmless(page, screen).await
}
