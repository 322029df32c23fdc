//! Nothing in the project tells on whose machine it was made, or where packages were fetched.

use super::source::{files, report};

/// Written in two halves, so that this file does not break its own rule.
const NEVER: [(&str, &str); 11] = [
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("C:\\U", "sers"),
    ("/wo", "rk/"),
    ("registry.np", "mjs.org"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("deb.deb", "ian.org"),
    ("files.python", "hosted.org"),
    ("../sha", "red"),
];

#[test]
fn no_machine_and_no_registry_is_named() {
    let never: Vec<String> = NEVER.iter().map(|(start, end)| format!("{start}{end}")).collect();
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| file.path != "Cargo.lock") {
        for (number, line) in file.lines() {
            let named = never.iter().find(|name| line.contains(name.as_str()));
            broken.extend(named.map(|name| format!("{}:{number}: {name}", file.path)));
        }
    }
    report("No absolute path, no registry host, nothing from beside the project", &broken);
}
