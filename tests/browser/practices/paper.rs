//! The notes on paper: printed to PDF on A4 and on Letter, and read again by a parser that is not the browser's.

use pdf_extract::Document;
use room_tests::pages::{Capture, Close, Home, Item, Notes, Person, Verdict};
use room_tests::{Outcome, Page, scope, visit};
use serde_json::json;
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
                run.capture(Capture::Point, &said).await?;
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

#[test]
fn what_is_left_out_is_not_on_paper_either() {
    const VOICE: &str = "Nobody called me after I had signed";
    const DECISION: &str = "The first bill says what each line is for";
    const FOCUS: &str =
        "[...document.querySelectorAll('.leave button')].find(it => it.innerText.trim() === 'Print').focus()";
    const STUB: &str = "window.print = () => { window.__printed = (window.__printed ?? 0) + 1; }";
    visit(async |page| {
        let prepare = Home::of(page).new_meeting().await?;
        page.fill("Meeting title", "What Ana heard").await?;
        prepare.add_person(Person { name: "Ana Ruiz", function: "Marketing", is_frontline: false }).await?;
        prepare.add_item(Item { kind: "Shared problem", problem: "Why do customers leave?", minutes: 10 }).await?;
        let run = prepare.start().await?;
        run.capture(Capture::Point, "Ana Ruiz says that each one costs us EUR 1,200 a year").await?;
        run.voice(VOICE, "exit call").await?;
        run.decide().await?.decide(DECISION, "Ana Ruiz", Verdict::Like).await?;
        run.close().await?;
        Close::of(page).finish().await?;
        page.button("Print").await?;

        let all = async || Ok::<String, room_tests::Trouble>(printed(page, &A4).await?.1.concat());
        // By the browser's own menu, before anybody said a word about it.
        let paper = all().await?;
        assert!(!paper.contains(&joined(VOICE)), "a voice without permission is printed: {paper}");
        for words in ["What Ana heard", "EUR 1,200", DECISION, "Ana Ruiz"] {
            assert!(paper.contains(&joined(words)), "{words:?} is missing: {paper}");
        }

        page.script(FOCUS, &[]).await?;
        page.shows("Paper leaves without 1 voice without permission.").await?;
        page.gone("textbox", "What leaves").await?;
        let sheet = "return document.querySelector('.paper[data-shown]')?.textContent ?? ''";
        let shows = async |words: &str| {
            let is_there =
                async || Ok(page.script(sheet, &[]).await?.as_str().unwrap_or_default().contains(words).then_some(()));
            scope::until(&format!("{words:?} on the sheet"), is_there).await
        };
        shows("Ana Ruiz").await?;
        for name in ["Names of people", "Amounts of money"] {
            page.by_role("checkbox", name).await?.click().await?;
        }
        page.shows("Paper leaves without 1 name, amounts of money, 1 voice without permission.").await?;
        shows("Person 1").await?;
        page.screenshot("six/look-paper").await?;
        page.has_no_axe_violation().await?;
        page.script(STUB, &[]).await?;
        page.press("Print").await?;
        let is_printed = async || Ok((page.script("return window.__printed", &[]).await? == json!(1)).then_some(()));
        scope::until("the browser to print", is_printed).await?;
        for turn in ["printed", "loaded again, by the browser's own menu"] {
            let paper = all().await?;
            for words in ["Ana", "1,200", VOICE] {
                assert!(!paper.contains(&joined(words)), "{turn}: {words:?} is on it: {paper}");
            }
            assert!(paper.contains(&joined(DECISION)) && paper.contains("Person1"), "{turn}: {paper}");
            page.reload().await?;
            page.button("Print").await?;
        }
        page.shows("What Ana heard").await?;
        let title = page.script("return document.title", &[]).await?;
        assert_eq!(title, "What Ana heard", "the page has its own name again");
        let markdown = Notes::of(page).markdown().await?;
        assert!(markdown.contains("Ana Ruiz") && markdown.contains("EUR 1,200"), "for paper alone: {markdown}");
        Ok(())
    });
}

#[test]
fn a_lane_of_more_than_a_hundred_is_printed_whole() {
    visit(async |page| {
        let run = Home::of(page).run_about("Why do customers leave?").await?;
        run.says_many(120).await?;
        run.close().await?;
        Close::of(page).finish().await?;
        page.button("Print").await?;
        let (_, pages) = printed(page, &A4).await?;
        let text = pages.concat();
        for number in [0, 1, 60, 119] {
            assert!(text.contains(&format!("remark{number}")), "remark {number} is on paper");
        }
        Ok(())
    });
}
