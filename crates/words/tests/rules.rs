//! Every rule of the text check has a name, and an example it speaks up on.

#![allow(missing_docs)]

use grounding::{OwnKind, OwnWord, Rules, Verdict, all_rules, read};

#[test]
fn every_rule_speaks_up_on_its_example() {
    let words = words::current();
    let own = vec![OwnWord { words: "your own list".to_owned(), kind: OwnKind::Flag, swap: None }];
    let rules = Rules { own, ..Rules::default() };
    let mut silent = Vec::new();
    for rule in all_rules() {
        assert_ne!((words.rule)(rule.id), (words.rule)("none"), "{} has a name", rule.id);
        let example = (words.rule_example)(rule.id);
        let found = read(example, &rules).findings;
        if !found.iter().any(|finding| finding.rule == rule.id) {
            let found: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
            silent.push(format!("{} on \"{example}\", where there is {found:?}", rule.id));
        }
    }
    assert!(silent.is_empty(), "silent: {silent:#?}");
}

#[test]
fn no_problem_to_start_from_is_spoken_up_on() {
    for template in words::current().templates {
        let verdict = read(template.problem, &Rules::default()).verdict;
        assert!(!matches!(verdict, Verdict::Blame | Verdict::Jargon), "{}: {verdict:?}", template.problem);
    }
}
