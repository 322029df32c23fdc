//! One person's name: the rule that a decision and an action hang on one person.

/// Why a text is not the name of one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotOnePerson {
    /// Nothing was typed.
    Empty,
    /// A group stands there: "team", "all", "everyone", a department.
    Group,
    /// Two names or a list stand there.
    Several,
}

/// Words that name a group wherever they stand in the text.
const GROUP_WORDS: &[&str] = &[
    "team",
    "teams",
    "all",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "somebody",
    "someone",
    "nobody",
    "group",
    "committee",
    "department",
    "dept",
    "board",
    "staff",
    "squad",
    "council",
    "crew",
    "us",
    "we",
    "both",
    "whoever",
    "tbd",
    "tbc",
    "none",
    "others",
    "people",
    "management",
    "leadership",
    "folks",
    "company",
    "reps",
    "customers",
    "clients",
    "users",
    "managers",
    "executives",
    "execs",
    "employees",
    "colleagues",
    "stakeholders",
    "engineers",
    "marketers",
    "slt",
    "elt",
];

/// Words that name a group when the whole text is one of them (with or without "the", "our", "all").
const WHOLE_GROUPS: &[&str] = &[
    "marketing",
    "sales",
    "support",
    "product",
    "finance",
    "operations",
    "ops",
    "it",
    "hr",
    "engineering",
    "legal",
    "customer success",
    "customer service",
    "data",
    "design",
    "leaders",
    "directors",
    "founders",
    "sellers",
    "them",
    "they",
    "me and you",
    "agency",
    "partners",
    "c-suite",
    "exco",
    "gtm",
    "rep",
    "customer",
];

/// Marks that stand between two names wherever they are.
const MARKS: &[char] = &[',', ';', '/', '\\', '&', '+', '|', '\n', '•', '、', '，'];

/// Words that stand between two names, and dashes, which are part of a name without spaces round them.
const BETWEEN: &[&str] = &[
    "and",
    "or",
    "with",
    "und",
    "et",
    "y",
    "plus",
    "then",
    "vs",
    "versus",
    "as well as",
    "-",
    "--",
    "–",
    "—",
    "->",
    ">",
    "=",
    "→",
    "\u{2010}",
    "\u{2011}",
];

/// Marks that a list which a name was taken out of leaves at its ends.
const BULLETS: &[char] = &['-', '–', '—', '\u{2010}', '\u{2011}', '•', '·', '*', '→', '>', '=', ' '];

/// The name of exactly one person out of a text, trimmed, with single spaces and without the bullet of a list.
///
/// # Errors
/// Says why the text does not name one person.
pub fn one_person(text: &str) -> Result<String, NotOnePerson> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(BULLETS);
    if !name.chars().any(char::is_alphabetic) {
        return Err(NotOnePerson::Empty);
    }
    let lower = name.to_lowercase();
    // Quotes, brackets and exclamation marks around a group do not make one person of it.
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    // A trailing "Jr." style comma is rarer in a meeting than a list, so every comma is a list.
    // A full stop stays where it is: "Maya Y." is no "Maya y".
    let padded = format!(" {} ", lower.replace(['(', ')', '[', ']', '{', '}'], " ").replace("vs.", "vs"));
    let is_between = |word: &&str| padded.contains(&format!(" {word} "));
    if lower.contains(MARKS) || text.trim().contains('\n') || BETWEEN.iter().any(is_between) {
        return Err(NotOnePerson::Several);
    }
    let whole = ["the ", "our ", "all "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let is_group = bare
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']))
        .any(|word| GROUP_WORDS.contains(&word))
        || WHOLE_GROUPS.contains(&whole);
    if is_group { Err(NotOnePerson::Group) } else { Ok(name.to_owned()) }
}

/// Whether two texts are the same name to a reader: case and spaces aside.
#[must_use]
pub fn is_same(a: &str, b: &str) -> bool {
    let mut left = a.split_whitespace().map(str::to_lowercase);
    let mut right = b.split_whitespace().map(str::to_lowercase);
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (l, r) if l == r => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_person() {
        for name in
            ["Maya", "  maya   krishnan ", "Jean-Luc Picard", "O'Neill", "Ms. Anders", "Andy", "Wendy", "李雷", "Allan"]
        {
            assert!(one_person(name).is_ok(), "{name}");
        }
        assert_eq!(one_person("  maya   krishnan ").unwrap(), "maya krishnan");
        assert_eq!(one_person("Maya.").unwrap(), "Maya.", "what is shortened keeps its full stop");
    }

    #[test]
    fn the_bullet_of_a_list_is_no_part_of_a_name() {
        for text in ["- Maya", "– Maya", "Maya -", "• Maya", "* Maya", "-> Maya", "— Maya —", "-Maya"] {
            assert_eq!(one_person(text).as_deref(), Ok("Maya"), "{text}");
        }
        assert_eq!(one_person("– Maya Krishnan").unwrap(), "Maya Krishnan");
        for (text, why) in [
            ("-", NotOnePerson::Empty),
            ("- team", NotOnePerson::Group),
            ("- Maya - Tom", NotOnePerson::Several),
            ("- Maya\n- Tom", NotOnePerson::Several),
            ("• Maya • Tom", NotOnePerson::Several),
        ] {
            assert_eq!(one_person(text), Err(why), "{text}");
        }
    }

    #[test]
    fn groups_lists_and_nobody_are_refused() {
        use NotOnePerson::{Empty, Group, Several};
        for (text, why) in [
            ("", Empty),
            ("  ", Empty),
            ("?", Empty),
            ("team", Group),
            ("The Team", Group),
            ("all", Group),
            ("ALL of us", Group),
            ("leadership team", Group),
            ("Marketing", Group),
            ("the support", Group),
            ("TBD", Group),
            ("Maya, Tom", Several),
            ("Maya and Tom", Several),
            ("Maya & Tom", Several),
            ("Maya/Tom", Several),
            ("Maya + Tom", Several),
            ("Maya\nTom", Several),
        ] {
            assert_eq!(one_person(text), Err(why), "{text}");
        }
    }

    #[test]
    fn names_compare_as_a_reader_would() {
        assert!(is_same("Maya  K", "maya k"));
        assert!(!is_same("Maya", "Maya K"));
    }
}
