//! The notes on paper: printed to PDF on A4 and on Letter, and read again by a parser that is not the browser's.

use pdf_extract::Document;
use room_tests::pages::{Close, Home, Item, Person, Verdict};
use room_tests::{Outcome, Page, visit};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

/// A sheet of paper by its name, in centimetres and in points.
struct Paper {
    name: &'static str,
    cm: (f64, f64),
    points: (f32, f32),
}

const A4: Paper = Paper { name: "A4", cm: (21.0, 29.7), points: (595.0, 842.0) };
const LETTER: Paper = Paper { name: "Letter", cm: (21.59, 27.94), points: (612.0, 792.0) };

/// The page as a PDF: the document, and the words of each of its pages without the spaces, which a PDF does not keep.
async fn printed(page: &Page, paper: &Paper) -> Outcome<(Document, Vec<String>)> {
    let (width, height) = paper.cm;
    let size = PrintPage { width, height };
    // The margins are those of the style.
    let margin = PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 };
    let bytes = page.driver().print_page(PrintParameters { page: size, margin, ..PrintParameters::default() }).await?;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes)?;
    Ok((Document::load_mem(&bytes)?, pages.iter().map(|text| joined(text)).collect()))
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

/// How large a page is, in points. The size may stand with the pages' common parent.
fn size(paper: &Document, page: pdf_extract::ObjectId) -> Outcome<(f32, f32)> {
    let mut at = paper.get_dictionary(page)?;
    while !at.has(b"MediaBox") {
        at = paper.get_dictionary(at.get(b"Parent")?.as_reference()?)?;
    }
    let corners = at.get(b"MediaBox")?.as_array()?;
    let corners = corners.iter().map(pdf_extract::Object::as_float).collect::<Result<Vec<f32>, _>>()?;
    match corners.as_slice() {
        [left, top, right, bottom] => Ok((right - left, bottom - top)),
        other => panic!("{other:?} is no page"),
    }
}

#[test]
fn the_notes_are_printed_on_a4_and_on_letter() {
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
        for problem in ["Why do customers leave?", "What keeps trials from buying?"] {
            prepare.add_item(Item { kind: "Shared problem", problem, minutes: 10 }).await?;
        }
        let run = prepare.start().await?;
        let decisions = ["Everyone gets one name to call", "The first bill says what each line is for"];
        for (turn, decision) in decisions.into_iter().enumerate() {
            for number in 1..=12 {
                let said = format!("Point {turn}.{number}: they waited for somebody who knew");
                run.capture(room_tests::pages::Capture::Point, &said).await?;
            }
            run.decide().await?.decide(decision, "Ana Ruiz", Verdict::Like).await?;
            if turn == 0 {
                run.next_item().await?;
            }
        }
        run.close().await?;
        Close::of(page).finish().await?;
        page.button("Print").await?;
        for paper in [A4, LETTER] {
            let (document, pages) = printed(page, &paper).await?;
            let name = paper.name;
            for id in document.get_pages().into_values() {
                let (width, height) = size(&document, id)?;
                let (wide, high) = paper.points;
                let is_so = (width - wide).abs() < 1.5 && (height - high).abs() < 1.5;
                assert!(is_so, "{name}: a page of {width} x {height} points");
            }
            assert!((2..=4).contains(&pages.len()), "{name}: {} pages", pages.len());
            for (number, text) in pages.iter().enumerate() {
                assert!(text.len() > 40, "{name}: page {number} is as good as blank: {text:?}");
            }
            let all = pages.concat();
            for words in decisions.into_iter().chain(["Why do customers leave?", "Point 1.12", "Ana Ruiz"]) {
                assert!(all.contains(&joined(words)), "{name} lacks {words:?}: {all}");
            }
            for control in
                ["Export", "Copy as Markdown", "Print", "Reopen", "Next meeting", "Look before", "What leaves"]
            {
                assert!(!all.contains(&joined(control)), "{name} prints a control: {control}");
            }
        }
        Ok(())
    });
}
