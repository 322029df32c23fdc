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

#[test]
fn one_customer_is_one() {
    let words = words::current();
    assert_eq!((words.customers)("1"), "1 customer");
    assert_eq!((words.customers)("1,200"), "1,200 customers");
    assert_eq!((words.cost_sum)("1", "€1,200.50", "€1,201"), "1 customer × €1,200.50 = €1,201");
}
