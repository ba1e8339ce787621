//! The first page of a report, the contents, and what stands in the margins of every page. Uses the report's tree, the
//! pen and the words.

use super::body::Body;
use super::flow::{Lump, PageOf, moved, outlined};
use super::layout::{BOTTOM, HEIGHT, Layout, SIDE, Spot, TOP, Tag, WIDTH};
use super::pen::{Bit, Pen, Set, Style, plain, soft};
use crate::export::report::{Report, Section, Voice};
use crate::roadmap::fonts::Face;
use crate::roadmap::palette::{GLOW, INK, Rgb, SKY_FOOT, SKY_TOP, SOFT, SUN, WHITE};
use crate::roadmap::scene::{Outline, Paint, Rect, Step, Stroke};
use crate::words::report::ReportWord;
use std::collections::BTreeMap;

/// The highest that the band on the first page becomes, mm.
const BAND: f32 = 150.0;

/// Title, task and facts; notice; for whom this copy is.
pub fn title(pen: &mut Pen, report: &Report) {
    let (nodes, said) = (pen.layout.nodes.clone(), pen.layout.said);
    let sets = head(pen, report, WHITE, GLOW);
    let height: f32 = sets.iter().map(|set| set.height).sum();
    if height <= BAND {
        let mut whole = Set::default();
        let deep = TOP + height + 5.0;
        let band = Rect::new(0.0, -TOP, WIDTH, deep);
        whole.puts.push(outlined(band, shade(band)));
        whole.puts.push(super::flow::filled(Rect::new(0.0, deep - TOP, WIDTH, 1.3), SUN));
        for set in sets {
            whole.puts.extend(set.puts.iter().map(|put| moved(put, whole.height)));
            whole.height += set.height;
        }
        whole.height += 6.3;
        pen.push(whole, false);
    } else {
        // So much was said in the title that no band holds it: it runs on as any words do.
        (pen.layout.nodes, pen.layout.said) = (nodes, said);
        let sets = head(pen, report, INK, SOFT);
        for set in sets {
            pen.push(set, false);
        }
    }
    if let Some(notice) = &report.notice {
        pen.gap(5.0);
        let bits = [Bit::new(notice.as_str(), Face::Semibold, INK).lang(report.of_words().map(str::to_owned))];
        pen.para(&bits, Style::new(10.0, 1.4), Tag::Para, false);
    }
    for note in &report.notes {
        pen.gap(3.0);
        pen.para(&[soft(note.text_in(report.ours()))], Style::new(9.4, 1.4), Tag::Para, false);
    }
}

fn head(pen: &mut Pen, report: &Report, ink: Rgb, quiet: Rgb) -> Vec<Set> {
    let lang = report.of_words().map(str::to_owned);
    let (x, width) = (pen.x, pen.width);
    let mut out = Vec::new();
    let space = |mm: f32| Set { height: mm, puts: Vec::new() };
    let eyebrow = pen.below(pen.node, Tag::Para);
    out.extend(pen.set(
        &[Bit::new(report.eyebrow.text_in(report.ours()), Face::Semibold, quiet)],
        Style::new(10.5, 1.3),
        x,
        width,
        eyebrow,
    ));
    out.push(space(2.0));
    let size = match report.title.chars().count() {
        0..=80 => Style::TITLE,
        81..=200 => Style::new(19.0, 1.2),
        _ => Style::new(13.0, 1.3),
    };
    let named =
        if report.title.trim().is_empty() { report.eyebrow.text_in(report.ours()) } else { report.title.as_str() };
    let title = pen.below(pen.node, Tag::Head(1, named.to_owned()));
    out.extend(pen.set(&[Bit::new(named, Face::Semibold, ink).lang(lang.clone())], size, x, width, title));
    if let Some(task) = &report.task {
        let node = pen.below(pen.node, Tag::Para);
        out.push(space(6.0));
        let label = [Bit::new(ReportWord::OurTask.text_in(report.ours()), Face::Semibold, quiet)];
        out.extend(pen.set(&label, Style::new(9.0, 1.4), x, width, node));
        out.extend(pen.set(
            &[Bit::new(task.as_str(), Face::Regular, ink).lang(lang.clone())],
            Style::TASK,
            x,
            width,
            node,
        ));
    }
    out.push(space(6.0));
    // Facts three in a row; what is long has a row of its own.
    let column = (width - 12.0) / 3.0;
    let mut row: Vec<Vec<Set>> = Vec::new();
    for fact in &report.facts {
        let node = pen.below(pen.node, Tag::Para);
        let body = Body::new(pen, report);
        let bits = body.bits(&fact.text, Face::Regular, ink);
        let style = Style::new(10.2, 1.35);
        let whole_row = pen.measure(&bits, style) > 3.0 * column;
        if whole_row || row.len() == 3 {
            out.extend(abreast(std::mem::take(&mut row)));
        }
        let at = f32::from(u8::try_from(row.len()).unwrap_or(0));
        let (x, width) = (x + at * (column + 6.0), if whole_row { width } else { column });
        let mut sets =
            pen.set(&[Bit::new(fact.label.as_str(), Face::Semibold, quiet)], Style::new(8.6, 1.4), x, width, node);
        sets.extend(pen.set(&bits, style, x, width, node));
        sets.push(space(2.6));
        row.push(sets);
        if whole_row {
            out.extend(abreast(std::mem::take(&mut row)));
        }
    }
    out.extend(abreast(row));
    out
}

/// Columns of lines as lines of all columns.
fn abreast(columns: Vec<Vec<Set>>) -> Vec<Set> {
    let mut out: Vec<Set> = Vec::new();
    for column in columns {
        for (n, set) in column.into_iter().enumerate() {
            match out.get_mut(n) {
                Some(line) => {
                    line.height = line.height.max(set.height);
                    line.puts.extend(set.puts);
                }
                None => out.push(set),
            }
        }
    }
    out
}

fn shade(rect: Rect) -> Outline {
    Outline { steps: rect.steps(), fill: Some(Paint::Down(SKY_TOP, SKY_FOOT)), stroke: None }
}

/// Where a slip is cut off.
pub fn cut(pen: &mut Pen) {
    let rect = Rect::new(pen.x, 0.0, pen.width, 0.2);
    let stroke = Stroke { ink: SOFT, width: 0.25, dash: Some((1.6, 1.6)) };
    let steps = vec![Step::Move(rect.x, 0.1), Step::Line(rect.right(), 0.1)];
    pen.gap(9.0);
    pen.push(
        Set { height: 0.2, puts: vec![outlined(rect, Outline { steps, fill: None, stroke: Some(stroke) })] },
        true,
    );
}

/// The contents: sections and what is in them, with their pages.
pub fn contents(pen: &mut Pen, report: &Report) {
    pen.gap(9.0);
    let named = ReportWord::Contents.text_in(report.ours());
    let bits = [Bit::new(named, Face::Semibold, SOFT)];
    pen.para(&bits, Style::new(10.5, 1.4), Tag::Head(2, named.to_owned()), true);
    pen.gap(1.6);
    let mut entries: Vec<(&Section, bool)> = Vec::new();
    for section in &report.sections {
        entries.push((section, false));
        entries.extend(section.sections.iter().map(|under| (under, true)));
    }
    pen.within(Tag::Contents, |pen| {
        let lang = report.of_words();
        let few = entries.len() <= 26;
        // Long contents stand in two columns; the second begins with a section.
        let half = entries.iter().enumerate().skip(entries.len().div_ceil(2)).find(|(_, entry)| !entry.1);
        let half = half.map_or(entries.len(), |(at, _)| at);
        if few || entries.len() > 90 {
            for (section, inner) in entries {
                pen.gap(if inner { 0.0 } else { 1.4 });
                let (set, page) = line(pen, section, inner, (pen.x, pen.width), lang);
                pen.push(set, false);
                if let Some(lump) = pen.lumps.last_mut() {
                    lump.pages_of.push(page);
                }
            }
            return;
        }
        let wide = (pen.width - 10.0) * 0.5;
        let (mut whole, mut pages) = (Set::default(), Vec::new());
        for (column, entries) in [entries.get(..half), entries.get(half..)].into_iter().flatten().enumerate() {
            let x = if column == 0 { pen.x } else { pen.x + wide + 10.0 };
            let mut y = 0.0;
            for (section, inner) in entries {
                y += if *inner || y == 0.0 { 0.0 } else { 1.4 };
                let (set, page) = line(pen, section, *inner, (x, wide), lang);
                whole.puts.extend(set.puts.iter().map(|put| moved(put, y)));
                pages.push(PageOf { y: page.y + y, ..page });
                y += set.height;
            }
            whole.height = whole.height.max(y);
        }
        pen.push(whole, false);
        if let Some(lump) = pen.lumps.last_mut() {
            lump.pages_of = pages;
        }
    });
}

/// A line of the contents, and where the number of its page goes.
fn line(pen: &mut Pen, section: &Section, inner: bool, at: (f32, f32), lang: Option<&str>) -> (Set, PageOf) {
    let node = pen.below(pen.node, Tag::ContentsLine);
    let (style, face, indent) =
        if inner { (Style::new(9.2, 1.4), Face::Regular, 5.0) } else { (Style::new(10.2, 1.4), Face::Semibold, 0.0) };
    let number = if section.number.is_empty() { String::new() } else { format!("{} ", section.number) };
    let lang = if section.title.voice == Voice::Theirs { lang.map(str::to_owned) } else { None };
    let text = format!("{number}{}", section.title.text);
    let bit = Bit { to: Some(section.anchor.clone()), ..Bit::new(text, face, INK).lang(lang) };
    let mut whole = Set::default();
    for set in pen.set(&[bit], style, at.0 + indent, at.1 - indent - 14.0, node) {
        whole.puts.extend(set.puts.iter().map(|put| moved(put, whole.height)));
        whole.height += set.height;
    }
    let page = PageOf {
        anchor: section.anchor.clone(),
        said: pen.number(node),
        right: at.0 + at.1,
        y: whole.height - style.line() + style.baseline(),
    };
    (whole, page)
}

/// Puts the numbers of the pages into the contents.
pub fn page_numbers(pen: &mut Pen, lumps: &mut [Lump], places: &BTreeMap<String, Spot>) {
    let style = Style::new(9.4, 1.0);
    for lump in lumps {
        for of in &lump.pages_of {
            let Some(spot) = places.get(&of.anchor) else { continue };
            let number = (spot.page + 1).to_string();
            let wide = pen.measure(&[plain(number.as_str())], style);
            let mut puts = pen.aside(&number, style, (of.right - wide, of.y), wide + 0.5, 0.0);
            if let Some(put) = puts.first_mut() {
                put.said = Some(of.said);
            }
            lump.puts.append(&mut puts);
        }
    }
}

/// The running title, with which paper it is where it is not the whole record; and the number of the page.
pub fn margins(pen: &mut Pen, layout: &mut Layout, paper: Option<&str>) {
    let style = Style::new(8.4, 1.0);
    let room = WIDTH - 2.0 * SIDE;
    let all = layout.pages.len();
    let title = shortened(&layout.title);
    let title = paper.map_or_else(|| title.clone(), |paper| format!("{title} · {paper}"));
    for (n, page) in layout.pages.iter_mut().enumerate() {
        if n > 0 {
            page.puts.extend(pen.aside(&title, style, (SIDE, TOP - 9.0), room, 0.0));
            page.puts.push(super::flow::filled(Rect::new(SIDE, TOP - 7.2, room, 0.2), super::grid::RULE));
        }
        let number = format!("{} / {all}", n + 1);
        page.puts.extend(pen.aside(&number, style, (SIDE, (BOTTOM + HEIGHT) * 0.5 + 1.0), room, 1.0));
    }
}

/// A title that stands on one line.
fn shortened(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= 80 {
        return title;
    }
    let mut out = String::new();
    for word in title.split(' ') {
        if out.chars().count() + word.chars().count() > 76 {
            break;
        }
        out.push_str(word);
        out.push(' ');
    }
    let cut = if out.is_empty() { title.chars().take(40).collect() } else { out };
    format!("{}…", cut.trim_end())
}
