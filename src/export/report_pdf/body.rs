//! The sections of a report on paper: headings, questions, lines, statements, objections, actions. Uses the report's
//! tree, the pen and the words.

use super::flow::{Bar, Lump};
use super::grid::{Cell, Grid, RULE, Row};
use super::layout::Tag;
use super::pen::{Bit, Pen, Set, Style, plain, soft};
use crate::export::report::{ActionRow, Block, Fact, Item, Look, Purpose, Report, Run, Section, Table, Voice};
use crate::roadmap::fonts::Face;
use crate::roadmap::palette::{INK, LANES, Rgb, SOFT, blend};
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// What stands behind a statement.
const CARD: Rgb = Rgb(0xFB, 0xF8, 0xF1);
/// How far a line's words stand from its number, mm.
const NUMBER: f32 = 11.0;
/// The narrowest that lines below lines become, mm.
const NARROWEST: f32 = 80.0;

/// How high a box is in which people write, mm.
const BOX: f32 = 20.0;
/// How high a row is in which people write beside words, mm.
const HAND_ROW: f32 = 16.0;

/// What the sections share.
pub struct Body<'a> {
    pub pen: &'a mut Pen,
    /// The language of people's words, where it is another than that of the pages.
    pub lang: Option<&'a str>,
    /// The language of the program's words.
    ours: Lang,
    /// The colour of the theme.
    lane: Rgb,
    /// Whether a line stands above each section.
    ruled: bool,
}

impl<'a> Body<'a> {
    pub fn new(pen: &'a mut Pen, report: &'a Report) -> Self {
        Self { pen, lang: report.of_words(), ours: report.ours(), lane: SOFT, ruled: true }
    }

    /// Whether a line stands above each section.
    pub fn ruled(mut self, ruled: bool) -> Self {
        self.ruled = ruled;
        self
    }

    /// A section and what is in it.
    pub fn section(&mut self, section: &Section, level: u16) {
        let (lane, over) = (self.lane, self.pen.node);
        if let Some(n) = section.lane {
            self.lane = LANES.get(n % LANES.len()).copied().unwrap_or(SOFT);
        }
        self.pen.node = self.pen.below(over, Tag::Section);
        self.heading(section, level);
        for (n, block) in section.blocks.iter().enumerate() {
            self.block(block);
            // What leads to lines does not stand at a page's foot without them.
            let next = section.blocks.get(n + 1);
            let is_box = |block: &Block| matches!(block, Block::Table(table) if table.purpose == Purpose::ToFillIn);
            let leads = match block {
                Block::Para(_) | Block::Facts(_) => next.is_some(),
                Block::Items(_) => next.is_some_and(is_box),
                _ => false,
            };
            if let Some(last) = self.pen.lumps.last_mut().filter(|_| leads) {
                last.keep = true;
            }
        }
        for under in &section.sections {
            self.section(under, level + 1);
        }
        self.pen.node = over;
        self.lane = lane;
    }

    fn heading(&mut self, section: &Section, level: u16) {
        let (size, above, below, face, ink) = match level {
            2 => (18.0, 12.0, 3.0, Face::Semibold, INK),
            3 => (13.5, 7.5, 1.6, Face::Semibold, INK),
            4 => (11.5, 6.0, 1.2, Face::Semibold, INK),
            _ => (10.0, 4.5, 0.8, Face::Semibold, SOFT),
        };
        let title = &section.title.text;
        let named = if section.number.is_empty() { title.clone() } else { format!("{} {title}", section.number) };
        let spoken = if named.trim().is_empty() { ReportWord::Eyebrow.text_in(self.ours).to_owned() } else { named };
        self.pen.gap(above);
        self.pen.anchor(&section.anchor);
        self.pen.bookmark(usize::from(level.saturating_sub(2)), &spoken);
        if let Some(home) = &section.home {
            self.pen.anchor(&home.anchor);
        }
        if level == 2 && self.ruled {
            let rule = super::flow::filled(crate::roadmap::scene::Rect::new(self.pen.x, 0.0, self.pen.width, 0.5), INK);
            self.pen.push(Set { height: 3.6, puts: vec![rule] }, true);
        }
        let lang = if section.title.voice == Voice::Theirs { self.lang.map(str::to_owned) } else { None };
        let style = Style::new(size, 1.22);
        let node = self.pen.below(self.pen.node, Tag::Head(level.min(6), spoken));
        let (x, width) = (self.pen.x, self.pen.width);
        let (mut puts, mut room) = (Vec::new(), 0.0);
        if !section.number.is_empty() {
            let (chip, wide) = self.pen.chip(&section.number, self.lane, (x, style.baseline()), size * 0.84, node);
            puts = chip;
            room = (wide + 2.4).min(width * 0.4);
        }
        let mut sets =
            self.pen.set(&[Bit::new(title.as_str(), face, ink).lang(lang)], style, x + room, width - room, node);
        if sets.is_empty() {
            sets.push(Set { height: style.line(), puts: Vec::new() });
        }
        if let Some(first) = sets.first_mut() {
            puts.append(&mut first.puts);
            first.puts = puts;
        }
        let tall = sets.len() > 8;
        for set in sets {
            self.pen.push(set, !tall);
        }
        self.pen.gap(below);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Para(text) => {
                let bits = self.bits(text, Face::Regular, INK);
                self.pen.gap(1.8);
                self.pen.para(&bits, Style::new(10.0, 1.42), Tag::Para, false);
                self.pen.gap(1.8);
            }
            Block::Question(question) => {
                let bits = [Bit::new(question.as_str(), Face::Italic, SOFT)];
                self.pen.para(&bits, Style::new(10.5, 1.4), Tag::Para, question.len() < 600);
                self.pen.gap(2.4);
            }
            Block::Facts(facts) => {
                self.facts(facts, Style::new(10.0, 1.42));
                self.pen.gap(2.0);
            }
            Block::Items(items) => {
                self.items(items);
                self.pen.gap(2.6);
            }
            // What the table shows is said by the heading above it.
            Block::Actions(_, rows) => self.actions(rows),
            Block::Table(table) => self.table(table),
        }
    }

    /// Text in its voices.
    pub fn bits(&self, text: &[Run], face: Face, ink: Rgb) -> Vec<Bit> {
        let theirs = |run: &Run| run.lang.clone().or_else(|| self.lang.map(str::to_owned));
        text.iter()
            .filter(|run| !run.text.is_empty())
            .map(|run| match run.voice {
                Voice::Ours => Bit::new(run.text.as_str(), face, ink),
                Voice::Theirs => Bit::new(run.text.as_str(), face, ink).lang(theirs(run)),
                Voice::Mark => Bit { to: run.to.clone(), ..Bit::new(run.text.as_str(), Face::Semibold, ink) },
            })
            .collect()
    }

    fn fact(&self, fact: &Fact) -> Vec<Bit> {
        let mut bits = Vec::new();
        if !fact.label.is_empty() {
            bits.push(Bit::new(format!("{}: ", fact.label), Face::Semibold, SOFT));
        }
        bits.extend(self.bits(&fact.text, Face::Regular, SOFT));
        bits
    }

    /// Facts, one below the other.
    pub fn facts(&mut self, facts: &[Fact], style: Style) {
        for fact in facts {
            let mut bits = self.fact(fact);
            for bit in bits.iter_mut().skip(usize::from(!fact.label.is_empty())) {
                bit.ink = INK;
            }
            self.pen.gap(0.5);
            self.pen.para(&bits, style, Tag::Para, false);
        }
    }

    /// Short facts in a row.
    fn beside(&self, facts: &[Fact]) -> Vec<Bit> {
        let mut out: Vec<Bit> = Vec::new();
        for fact in facts {
            if !out.is_empty() {
                out.push(soft("   ·   "));
            }
            out.extend(self.fact(fact));
        }
        out
    }

    fn items(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        let over = self.pen.node;
        self.pen.node = self.pen.below(over, Tag::List);
        for item in items {
            self.item(item);
        }
        self.pen.node = over;
    }

    fn item(&mut self, item: &Item) {
        let over = self.pen.node;
        let (x, width, bars) = (self.pen.x, self.pen.width, self.pen.bars.clone());
        let first = self.pen.lumps.len();
        self.pen.node = self.pen.below(over, Tag::Item);
        self.pen.gap(if item.look == Look::Statement { 3.6 } else { 1.5 });
        if let Some(home) = &item.home {
            self.pen.anchor(&home.anchor);
        }
        let statement = item.look == Look::Statement;
        if statement {
            self.pen.bars.push(Bar { x, width, ink: blend(CARD, blend(self.lane, CARD, 0.02), 0.9), joined: false });
            self.pen.bars.push(Bar { x, width: 1.6, ink: self.lane, joined: false });
            self.pen.x += 5.0;
            self.pen.width -= 9.0;
            self.pen.push(Set { height: 2.4, puts: Vec::new() }, true);
        }
        self.words(item);
        if statement {
            self.pen.push(Set { height: 2.4, puts: Vec::new() }, false);
        }
        let own = self.pen.lumps.len();
        // What was said stays whole, where it is not long.
        let (count, under) = (own - first, !item.under.is_empty());
        if count <= 12 {
            let together = self.pen.lumps.iter_mut().skip(first);
            together.take(if under { count } else { count - 1 }).for_each(|lump: &mut Lump| lump.keep = true);
        }
        self.pen.bars.clone_from(&bars);
        self.pen.bars.iter_mut().for_each(|bar| bar.joined = true);
        if under {
            self.under(item, x, width);
        }
        self.pen.bars = bars;
        self.pen.bars.iter_mut().for_each(|bar| bar.joined = true);
        (self.pen.x, self.pen.width, self.pen.node) = (x, width, over);
        if statement {
            self.pen.gap(3.0);
        }
    }

    /// A line's number, its words, and what is said of it.
    fn words(&mut self, item: &Item) {
        let style = match item.look {
            Look::Statement => Style::STATEMENT,
            Look::Together => Style::new(9.4, 1.5),
            Look::Line | Look::Objection | Look::Mention => Style::WORDS,
        };
        let (face, ink) = match item.look {
            Look::Together => (Face::Semibold, SOFT),
            Look::Objection => (Face::Italic, INK),
            Look::Line | Look::Statement | Look::Mention => (Face::Regular, INK),
        };
        let room = self.number(item, style);
        let (x, width) = (self.pen.x, self.pen.width);
        let mut bits = Vec::new();
        if let Some(lead) = &item.lead {
            bits.push(Bit::new(format!("{lead} "), Face::Semibold, INK));
        }
        let mut said = self.bits(&item.words, face, ink);
        if item.look == Look::Objection && !said.is_empty() {
            said.insert(0, Bit::new("“", Face::Italic, INK));
            said.push(Bit::new("”", Face::Italic, INK));
        }
        bits.extend(said);
        let body = self.pen.below(self.pen.node, Tag::Body);
        let (renderings, more): (Vec<&Fact>, Vec<&Fact>) = item.more.iter().partition(|fact| fact.is_rendering());
        let tag = if item.look == Look::Objection { Tag::Quote } else { Tag::Para };
        let node = self.pen.below(body, tag);
        (self.pen.x, self.pen.width) = (x + room.0, width - room.0);
        let mut sets = self.tongues(&bits, style, &renderings, node, body);
        if sets.is_empty() {
            sets.push(Set { height: style.line(), puts: Vec::new() });
        }
        if let Some(first) = sets.first_mut() {
            let mut puts = room.1;
            puts.append(&mut first.puts);
            first.puts = puts;
        }
        self.pen.push_all(sets, false);
        let over = std::mem::replace(&mut self.pen.node, body);
        let facts = self.beside(&item.facts);
        if !facts.is_empty() {
            self.pen.gap(if item.look == Look::Statement { 1.4 } else { 0.2 });
            self.pen.para(&facts, Style::FACTS, Tag::Para, false);
        }
        for fact in more {
            let bits = self.fact(fact);
            self.pen.gap(0.3);
            self.pen.para(&bits, Style::FACTS, Tag::Para, false);
        }
        self.pen.node = over;
        (self.pen.x, self.pen.width) = (x, width);
    }

    /// The words, and beside them what they are in other languages.
    fn tongues(&mut self, bits: &[Bit], style: Style, others: &[&Fact], node: usize, body: usize) -> Vec<Set> {
        let (x, width) = (self.pen.x, self.pen.width);
        if others.is_empty() {
            return self.pen.set(bits, style, x, width, node);
        }
        let half = (width - 6.0) * 0.5;
        let mut left = self.pen.set(bits, style, x, half, node);
        let mut right = Vec::new();
        for fact in others {
            let node = self.pen.below(body, Tag::Para);
            let label = [Bit::new(fact.label.as_str(), Face::Semibold, SOFT)];
            if !fact.label.is_empty() {
                right.extend(self.pen.set(&label, Style::FACTS, x + half + 6.0, half, node));
            }
            let words = self.bits(&fact.text, Face::Regular, INK);
            right.extend(self.pen.set(&words, style, x + half + 6.0, half, node));
        }
        // Side by side line for line, so that long words break over pages together.
        let mut out = Vec::new();
        let (mut left, mut right) = (left.drain(..), right.drain(..));
        loop {
            match (left.next(), right.next()) {
                (None, None) => return out,
                (Some(one), None) | (None, Some(one)) => out.push(one),
                (Some(mut one), Some(other)) => {
                    one.height = one.height.max(other.height);
                    one.puts.extend(other.puts);
                    out.push(one);
                }
            }
        }
    }

    /// A line's number, and how far its words stand from it.
    fn number(&mut self, item: &Item, style: Style) -> (f32, Vec<super::layout::Put>) {
        if item.number.is_empty() {
            return (if item.look == Look::Statement { 0.0 } else { NUMBER }, Vec::new());
        }
        let label = self.pen.below(self.pen.node, Tag::Label);
        let bit = Bit { to: item.to.clone(), ..Bit::new(item.number.as_str(), Face::Semibold, SOFT) };
        let look = Style::new(8.8, 1.0);
        let wide = self.pen.measure(std::slice::from_ref(&bit), look).min(self.pen.width * 0.3);
        let sets = self.pen.set(&[bit], look, self.pen.x, wide + 0.5, label);
        let puts = sets.into_iter().next().unwrap_or_default().puts;
        let down = style.baseline() - look.baseline();
        let puts = puts.iter().map(|put| super::flow::moved(put, down)).collect();
        (NUMBER.max(wide + 2.0), puts)
    }

    fn under(&mut self, item: &Item, x: f32, width: f32) {
        if width > NARROWEST {
            self.pen.x = x + NUMBER;
            self.pen.width = width - NUMBER;
            if item.look != Look::Statement {
                self.pen.bars.push(Bar { x: x + NUMBER - 0.6, width: 0.4, ink: RULE, joined: false });
                self.pen.x += 2.6;
                self.pen.width -= 2.6;
            }
        }
        self.pen.gap(1.0);
        self.items(&item.under);
    }

    fn actions(&mut self, rows: &[ActionRow]) {
        let head = |word: ReportWord| Cell::of(vec![Bit::new(word.text_in(self.ours), Face::Semibold, SOFT)]);
        let any = |of: &dyn Fn(&ActionRow) -> bool| rows.iter().any(of);
        let help = any(&|row| !row.help.is_empty());
        let became = any(&|row| row.promised || !row.became.is_empty());
        let longest = rows.iter().map(|row| row.number.chars().count()).max().unwrap_or(0);
        let number = if longest > 5 { 20.0 } else { 13.0 };
        let mut widths = vec![number, 0.0, 35.0, 30.0];
        let mut heads =
            vec![head(ReportWord::Number), head(ReportWord::What), head(ReportWord::Who), head(ReportWord::ByWhen)];
        for (there, word, width) in [(help, ReportWord::Help, 26.0), (became, ReportWord::Became, 27.0)] {
            if there {
                heads.push(head(word));
                widths.push(width);
            }
        }
        let taken: f32 = widths.iter().sum();
        if let Some(what) = widths.get_mut(1) {
            *what = self.pen.width - taken;
        }
        let rows = rows.iter().map(|row| self.action(row, help, became)).collect();
        self.pen.gap(2.0);
        self.pen.grid(&Grid { caption: None, head: heads, rows, widths: Some(widths), at_least: 0.0 });
        self.pen.gap(3.0);
    }

    fn action(&self, row: &ActionRow, help: bool, became: bool) -> Row {
        let mut number = Cell::of(vec![plain(row.number.as_str())]);
        number.chip = Some(self.lane);
        let what = Cell { paras: vec![(self.bits(&row.what, Face::Regular, INK), Style::new(10.2, 1.36))], chip: None };
        let beside = self.beside(&row.facts);
        let mut below: Vec<(Vec<Bit>, Style)> = Vec::new();
        below.extend((!beside.is_empty()).then_some((beside, Style::FACTS)));
        below.extend(row.more.iter().map(|fact| (self.fact(fact), Style::FACTS)));
        let open = |word: Word| vec![Bit::new(word.text_in(self.ours), Face::Italic, SOFT)];
        let mut who = self.bits(&row.who, Face::Semibold, INK);
        if row.who.is_empty() {
            who = open(Word::LookingForSomeone);
        }
        if !row.with.is_empty() {
            let (before, after) = ReportWord::With.text_in(self.ours).split_once("{}").unwrap_or_default();
            who.push(soft(format!(" {before}")));
            who.extend(self.bits(&row.with, Face::Regular, SOFT));
            who.push(soft(after));
        }
        let due = if row.due.is_empty() { open(Word::NoDateYet) } else { self.bits(&row.due, Face::Regular, INK) };
        let mut cells = vec![number, what, Cell::of(who), Cell::of(due)];
        if help {
            cells.push(Cell::of(self.bits(&row.help, Face::Regular, INK)));
        }
        if became {
            let mut cell = Cell::default();
            if row.promised {
                let word = format!("● {}", ReportWord::Promised.text_in(self.ours));
                cell.paras.push((vec![Bit::new(word, Face::Semibold, self.lane)], Style::CELL));
            }
            if !row.became.is_empty() {
                cell.paras.push((self.bits(&row.became, Face::Regular, INK), Style::CELL));
            }
            cells.push(cell);
        }
        Row { anchor: Some(row.home.anchor.clone()), cells, summed: false, below }
    }

    fn table(&mut self, table: &Table) {
        let head = table.head.iter().map(|text| Cell::of(self.bits(text, Face::Semibold, SOFT))).collect();
        let last = table.rows.len();
        let rows: Vec<Row> = table
            .rows
            .iter()
            .enumerate()
            .map(|(n, row)| {
                let summed = table.purpose == Purpose::WithSum && n + 1 == last;
                let face = if summed { Face::Semibold } else { Face::Regular };
                let cells = row.iter().map(|text| Cell::of(self.bits(text, face, INK))).collect();
                Row { cells, summed, ..Row::default() }
            })
            .collect();
        self.pen.gap(3.0);
        let at_least = match table.purpose {
            Purpose::ToFillIn if rows.iter().all(|row| row.cells.iter().all(Cell::is_empty)) => BOX,
            Purpose::ToFillIn => HAND_ROW,
            Purpose::ToRead | Purpose::WithSum => 0.0,
        };
        // What stands above boxes to write in says what they are for, and stands close to them.
        let caption = Some(table.caption.clone()).filter(|_| at_least < BOX);
        self.pen.gap(if caption.is_some() { 3.0 } else { 0.6 });
        self.pen.grid(&Grid { caption, head, rows, widths: None, at_least });
        self.pen.gap(3.0);
    }
}
