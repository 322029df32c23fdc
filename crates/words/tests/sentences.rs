//! Sentences that are put together out of names and counts.

use meeting::outline::InputTally;

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
fn where_input_comes_from_stands_after_a_full_stop_and_alone() {
    let input_from = words::current().input_from;
    let all = InputTally { people: 2, unnamed: 1, customers: 1, data: 3 };
    assert_eq!(input_from(all), "Input from 2 people, 1 stakeholder without a name, 1 customer, 3 data points");
    assert_eq!(input_from(InputTally { customers: 1, ..InputTally::default() }), "Input from 1 customer");
    assert_eq!(input_from(InputTally::default()), "No input yet");
}

#[test]
fn one_customer_is_one() {
    let words = words::current();
    assert_eq!((words.customers)("1"), "1 customer");
    assert_eq!((words.customers)("1,200"), "1,200 customers");
    assert_eq!((words.cost_sum)("1", "€1,200.50", "€1,200.50", true), "1 customer × €1,200.50 = €1,200.50");
    assert_eq!((words.cost_sum)("597", "€4,020.78", "€2,400,405", false), "597 customers × €4,020.78 ≈ €2,400,405");
}
