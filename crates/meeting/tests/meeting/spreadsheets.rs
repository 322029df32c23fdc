//! Customers gained and lost out of files.

use meeting::command::Command;
use meeting::moment::Day;
use meeting::money::Currency;
use meeting::record::Side;
use meeting::spreadsheet::{BadRow, Columns, Fault, Import, Preview, Separator, Tally, Totals};
use std::fmt::Write;

/// The telecom's customer file (see `crates/sample/data/SOURCE.txt`).
const TELECOM: &str = include_str!("../../../sample/data/telco_churn.csv");

/// Reads a whole text as its preview says.
fn read(text: &[u8], period: (Option<Day>, Option<Day>)) -> (Preview, Totals) {
    let preview = Preview::of(text.get(..4096).unwrap_or(text), text.len() <= 4096);
    let mut import = Import::new(preview.separator, Tally::new(preview.columns.clone(), Currency::USD, period));
    text.chunks(1000).for_each(|chunk| import.feed(chunk));
    (preview, import.finish())
}

const ALWAYS: (Option<Day>, Option<Day>) = (None, None);

/// Known answers, counted with a spreadsheet in the original file.
#[test]
fn the_telecom_file_gives_what_a_spreadsheet_gives() {
    let (preview, totals) = read(TELECOM.as_bytes(), ALWAYS);
    assert_eq!(preview.separator, Separator::Comma);
    let of = |name: &str| preview.header.iter().position(|header| header == name);
    assert_eq!(
        preview.columns,
        Columns {
            flag: of("Churn Value"),
            value: of("CLTV"),
            reason: of("Churn Reason"),
            segment: of("Contract"),
            ..Columns::default()
        },
        "the columns are understood without help"
    );
    assert_eq!((totals.rows, totals.lost.count, totals.gained.count, totals.kept), (7043, 1869, 0, 5174));
    assert_eq!((totals.bad_rows, totals.bad.len()), (0, 0));
    let reasons: Vec<(&str, u64)> =
        totals.lost_by_reason().into_iter().map(|(reason, group)| (reason, group.count)).collect();
    assert_eq!(
        &reasons[..4],
        [
            ("Attitude of support person", 192),
            ("Competitor offered higher download speeds", 189),
            ("Competitor offered more data", 162),
            ("Don't know", 154),
        ]
    );
    assert_eq!(reasons.iter().map(|(_, count)| count).sum::<u64>(), 1869);
    assert_eq!(totals.money(totals.lost).unwrap().to_string(), "7755256.00 USD");
}

#[test]
fn what_was_read_goes_into_the_bowl_as_so_many_marbles() {
    let (_, totals) = read(TELECOM.as_bytes(), ALWAYS);
    let drafts = totals.marbles(30);
    assert_eq!((drafts.len(), drafts[0].count), (20, 192), "each reason whole, its segments together");
    let drafts = totals.marbles(10);
    assert_eq!(drafts.len(), 11, "the most frequent reasons, and the rest as one");
    assert_eq!(drafts.iter().map(|draft| draft.count).sum::<u64>(), 1869);
    assert!(drafts[10].reason.is_empty());
    crate::room::check(|room| {
        let bowl = room.item("Whom did we lose?", 10);
        room.does(Command::AddMarbles(bowl, totals.marbles(200)));
        let balance = room.meeting.balance(bowl);
        assert_eq!((balance.lost, balance.lost_value[0].to_string()), (1869, "7755256.00 USD".to_owned()));
        let reasons = room.meeting.lost_reasons();
        assert_eq!((reasons[0].by.as_str(), reasons[0].count), ("Attitude of support person", 192));
        assert!(room.undo());
        assert_eq!(room.meeting.balance(bowl).lost, 0, "one step takes the whole file back");
    });
}

#[test]
fn bad_rows_are_told_with_their_lines_and_do_not_count() {
    let text = "Customer ID;Status;Amount;Reason\r\n\
                a;lost;1.200,50;Price\r\n\
                b;perhaps;10;Price\r\n\
                \r\n\
                c;lost;twelve;Price\r\n\
                d;won;20,00\r\n\
                e;active;5;\r\n\
                a;lost;7;Price\r\n\
                f;lost;EUR 7;\"Two\nlines\"\r\n\
                g;new;-;\r\n\
                h;lost;\"3";
    let (preview, totals) = read(text.as_bytes(), ALWAYS);
    assert_eq!((preview.separator, preview.columns.decimal_comma), (Separator::Semicolon, true));
    let bad = |line, fault| BadRow { line, fault };
    assert_eq!(
        totals.bad,
        [
            bad(3, Fault::NoSide("perhaps".into())),
            bad(5, Fault::NotAmount("twelve".into())),
            bad(6, Fault::Width { found: 3, expected: 4 }),
            bad(8, Fault::Twice("a".into())),
            bad(9, Fault::OtherCurrency("EUR 7".into())),
            bad(12, Fault::OpenQuote),
        ]
    );
    assert_eq!((totals.rows, totals.bad_rows), (8, 6));
    assert_eq!((totals.lost.count, totals.lost.minor_units, totals.gained.count, totals.kept), (1, 120_050, 1, 1));
}

#[test]
fn days_tell_who_came_and_who_left_within_a_period() {
    let text = "Account,Signed,Lost on,ARR\n\
                a,1/2/2026,,100\n\
                b,15/10/2026,,100\n\
                c,1/11/2026,30/11/2026,100\n\
                d,1/1/2025,2/10/2026,50\n\
                e,1/1/2025,soon,50\n";
    let period = (Day::parse("2026-10-01"), Day::parse("2026-12-31"));
    let (preview, totals) = read(text.as_bytes(), period);
    assert!(preview.columns.day_first && preview.columns.tell_sides() && preview.columns.flag.is_none());
    assert_eq!(
        (totals.gained.count, totals.lost.count, totals.kept),
        (2, 2, 1),
        "who came and left counts on both sides"
    );
    assert_eq!(totals.bad, [BadRow { line: 6, fault: Fault::NotDay("soon".into()) }]);
}

/// As a host chooses a column that nobody guessed.
#[test]
fn amounts_and_days_of_a_column_chosen_by_hand_are_read_as_they_are_written_there() {
    let text = "Kundennr;Weg;Jahresbetrag\n1;31/11x;49,90\n2;15/10/2026;1.249,90\n3;03/11/2026;0,10\n";
    let preview = Preview::of(text.as_bytes(), true);
    assert_eq!((preview.columns.value, preview.columns.lost_on), (None, None));
    let chosen = Columns { value: Some(2), lost_on: Some(1), ..preview.columns.clone() };
    let columns = chosen.as_written(&preview.rows);
    assert!(columns.decimal_comma && columns.day_first);
}

#[test]
fn columns_that_do_not_hold_what_their_names_say_are_not_taken() {
    let preview = Preview::of(b"Customer,Status,Value,Churn reason\nAcme,Berlin,high,Price\nAcme,Rome,low,\n", true);
    assert_eq!(preview.columns, Columns { reason: Some(3), ..Columns::default() });
    assert!(!preview.columns.tell_sides());
    assert_eq!(Preview::of(b"", true).header, Vec::<String>::new());
}

/// A hundred thousand rows are counted in pieces: between two of them the page lives, and can stop.
#[test]
fn a_hundred_thousand_rows_are_read_in_pieces_and_can_be_stopped() {
    let mut text = String::from("\u{feff}Customer ID,Churn,CLTV,Churn Reason,Contract\r\n");
    for number in 0..100_000_u32 {
        let reason = ["Price too high", "\"Moved, far\"", "Attitude"][number as usize % 3];
        writeln!(text, "c{number},{},{}.5,{reason},Month-to-month\r", number % 2, number % 5000).unwrap();
    }
    let preview = Preview::of(&text.as_bytes()[..8192], false);
    let tally = || Tally::new(preview.columns.clone(), Currency::USD, ALWAYS);
    let mut import = Import::new(preview.separator, tally());
    let mut seen = 0;
    for chunk in text.as_bytes().chunks(65_536) {
        import.feed(chunk);
        assert!(import.so_far().rows >= seen, "progress only grows");
        seen = import.so_far().rows;
    }
    assert!(seen > 99_000);
    let totals = import.finish();
    assert_eq!((totals.rows, totals.lost.count, totals.kept, totals.bad_rows), (100_000, 50_000, 50_000, 0));
    assert_eq!(totals.groups.len(), 3);
    assert_eq!(
        totals.lost.minor_units,
        (0..100_000_i64).filter(|n| n % 2 == 1).map(|n| (n % 5000) * 100 + 50).sum::<i64>()
    );
    assert!(totals.groups.keys().all(|(side, ..)| *side == Side::Lost));

    let mut stopped = Import::new(preview.separator, tally());
    stopped.feed(&text.as_bytes()[..1_000_000]);
    assert!((1000..50_000).contains(&stopped.so_far().rows), "whoever stops feeding has stopped it");
}
