//! Sentences that are put together out of names and counts.

#[test]
fn a_decider_without_a_name_is_said_to_be_one() {
    let words = words::current();
    assert_eq!((words.terms.decides)("Maya"), "Maya decides");
    for name in ["", " "] {
        assert_eq!((words.terms.decides)(name), "Nobody named decides");
        assert_eq!((words.stage_decides)(name, true), "Nobody named decides, everyone else has given input");
    }
}
