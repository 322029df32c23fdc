//! What must hold in every test without being said: a quiet console, and not one request to another host.

use crate::{Outcome, Page};
use serde_json::Value;
use xtask::serve::Served;

/// Everything that was wrong during a visit.
///
/// # Errors
/// The browser did not hand out its logs.
pub async fn faults(page: &Page, served: &Served) -> Outcome<Vec<String>> {
    let mut faults = console(page).await?;
    faults.extend(strangers(page, &served.url("/")).await?);
    faults.extend(served.missing().into_iter().map(|path| format!("asked for a file that is not there: {path}")));
    Ok(faults)
}

/// What the console said since this was last asked, and no test expected.
///
/// # Errors
/// The browser did not hand out its log.
pub async fn console(page: &Page) -> Outcome<Vec<String>> {
    let log = page.driver().get_log("browser").await?;
    let loud = log.into_iter().filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING");
    let unexpected = loud.filter(|entry| !page.is_expected(&entry.message));
    Ok(unexpected.map(|entry| format!("console, {}: {}", entry.level, entry.message)).collect())
}

async fn strangers(page: &Page, origin: &str) -> Outcome<Vec<String>> {
    let log = page.driver().get_log("performance").await?;
    let asked = log.iter().filter_map(|entry| asked_url(&entry.message));
    // The browser's own pages and what is in memory never reach a wire.
    let is_sent = |url: &str| ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| url.starts_with(scheme));
    let left = asked.filter(|url| is_sent(url) && !url.starts_with(origin));
    Ok(left.map(|url| format!("a request left the origin: {url}")).collect())
}

fn asked_url(message: &str) -> Option<String> {
    let message: Value = serde_json::from_str(message).ok()?;
    let place = match message.pointer("/message/method")?.as_str()? {
        "Network.requestWillBeSent" => "/message/params/request/url",
        "Network.webSocketCreated" | "Network.webTransportCreated" => "/message/params/url",
        _ => return None,
    };
    Some(message.pointer(place)?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::asked_url;

    #[test]
    fn requests_and_sockets_are_seen() {
        let request = r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"http://a/"}}}}"#;
        assert_eq!(asked_url(request).as_deref(), Some("http://a/"));
        let socket = r#"{"message":{"method":"Network.webSocketCreated","params":{"url":"ws://b/"}}}"#;
        assert_eq!(asked_url(socket).as_deref(), Some("ws://b/"));
        assert_eq!(asked_url(r#"{"message":{"method":"Network.dataReceived"}}"#), None);
    }
}
