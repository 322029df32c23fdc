//! Who may know whom inside the app: `ui -> room, live -> meeting` and `room -> browser`, never the other way round.

use super::source::{File, files, report};

struct Rule {
    /// A folder (with its slash) or a file.
    part: &'static str,
    never: &'static [&'static str],
    why: &'static str,
}

const STORAGE: [&str; 6] =
    ["gloo_storage", "LocalStorage", "local_storage", "indexed_db", "BroadcastChannel", "session_storage"];

const RULES: &[Rule] = &[
    Rule { part: "src/ui/", never: &["crate::browser"], why: "a view asks the room, which has the effects" },
    Rule { part: "src/ui/", never: &STORAGE, why: "a view knows nothing of storage" },
    Rule { part: "src/ui.rs", never: &["crate::browser"], why: "a view asks the room, which has the effects" },
    Rule {
        part: "src/browser/",
        never: &["crate::ui", "crate::room", "crate::live", "view!"],
        why: "an effect knows only the browser",
    },
    Rule { part: "src/room.rs", never: &["crate::ui"], why: "the room does not know who looks at it" },
    Rule { part: "src/room/", never: &["crate::ui"], why: "the room does not know who looks at it" },
    Rule {
        part: "src/live.rs",
        never: &["crate::ui", "crate::room", "crate::browser"],
        why: "what views read follows from the meeting alone",
    },
    Rule {
        part: "src/live/",
        never: &["crate::ui", "crate::room", "crate::browser"],
        why: "what views read follows from the meeting alone",
    },
];

impl Rule {
    fn broken(&self, files: &[File]) -> Vec<String> {
        let in_part = files.iter().filter(|file| file.path.starts_with(self.part) && file.has_ending("rs"));
        in_part.flat_map(|file| file.code().filter_map(|line| self.broken_at(file, line))).collect()
    }

    fn broken_at(&self, file: &File, (number, line): (usize, &str)) -> Option<String> {
        let name = self.never.iter().find(|name| line.contains(**name))?;
        Some(format!("{}:{number}: {name} ({})", file.path, self.why))
    }
}

#[test]
fn the_app_depends_in_one_direction() {
    let files = files();
    let broken: Vec<_> = RULES.iter().flat_map(|rule| rule.broken(&files)).collect();
    report("A part of the app names one it must not know", &broken);
}

#[test]
fn a_broken_rule_is_seen() {
    let file =
        File { path: "src/ui/home.rs".into(), text: "// crate::browser is far\nuse crate::browser::Store;\n".into() };
    let broken: Vec<_> = RULES.iter().flat_map(|rule| rule.broken(std::slice::from_ref(&file))).collect();
    assert_eq!(broken, ["src/ui/home.rs:2: crate::browser (a view asks the room, which has the effects)"]);
}
