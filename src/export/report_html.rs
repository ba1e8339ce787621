//! The report as one HTML file: no script, nothing loaded from elsewhere, good on a screen, on a telephone, in the dark
//! and on A4 paper. Uses the report's tree, the words and the escaping of this format. What it writes is also sound XML,
//! so that tests can read it strictly.

mod style;

use super::escape::{self, xml};
use super::page;
use super::report::{ActionRow, Apart, Block, Fact, Item, Look, Purpose, Report, Run, Section, Table, Voice};
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// Renders a report. The same report gives the same bytes.
pub fn html(report: &Report) -> String {
    let mut page = Page { out: String::new(), lang: report.of_words(), ours: report.ours() };
    page.head(report);
    if report.apart != Apart::Slips {
        page.contents(report);
    }
    let class = match report.apart {
        Apart::No => "",
        Apart::Pages => " class=\"pages\"",
        Apart::Slips => " class=\"slips\"",
    };
    page.put(&format!("<main id=\"report\"{class}>\n"));
    for section in &report.sections {
        page.section(section, 2);
    }
    page.put("</main>\n<footer>\n");
    if let Some(notice) = &report.notice {
        page.notice(notice);
    }
    page.put(&format!(
        "<p>{}</p>\n</footer>\n</div>\n</body>\n</html>\n",
        xml(Word::ProgramName.text_in(report.ours()))
    ));
    page.out
}

/// The page while it is written.
struct Page<'a> {
    out: String,
    /// The language of people's words, where it is another than the page's.
    lang: Option<&'a str>,
    /// The language of the program's words.
    ours: Lang,
}

impl Page<'_> {
    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn head(&mut self, report: &Report) {
        let title = ReportWord::PageTitle.with_in(report.ours(), &[&report.title]);
        let dir = if report.from_right { " dir=\"rtl\"" } else { "" };
        let tag = escape::lang(report.tag()).unwrap_or("en-GB");
        self.put(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\"{dir}>\n<head>\n{}", page::HEAD));
        self.put("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        self.put(&format!(
            "<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n",
            xml(&title),
            style::CSS,
            from_right(report)
        ));
        self.put(&format!("<a class=\"skip\" href=\"#report\">{}</a>\n", xml(ReportWord::Skip.text_in(report.ours()))));
        self.put("<header>\n<div>\n");
        self.put(&format!("<p class=\"eyebrow\">{}</p>\n", xml(report.eyebrow.text_in(self.ours))));
        self.put(&format!("<h1 dir=\"auto\"{}>{}</h1>\n", self.lang_of(None), xml(&report.title)));
        if let Some(task) = &report.task {
            let label = xml(ReportWord::OurTask.text_in(report.ours()));
            let lang = self.lang_of(None);
            self.put(&format!("<p class=\"task\"><b>{label}</b> <span dir=\"auto\"{lang}>{}</span></p>\n", xml(task)));
        }
        self.put("<dl>\n");
        for fact in &report.facts {
            self.put(&format!("<div><dt>{}</dt><dd>", xml(&fact.label)));
            self.text(&fact.text);
            self.put("</dd></div>\n");
        }
        self.put("</dl>\n</div>\n</header>\n<div class=\"page\">\n");
        if report.notice.is_none() && report.notes.is_empty() {
            return;
        }
        self.put(&format!("<aside aria-label=\"{}\">\n", xml(ReportWord::AboutCopy.text_in(self.ours))));
        if let Some(notice) = &report.notice {
            self.notice(notice);
        }
        for note in &report.notes {
            self.put(&format!("<p class=\"note\">{}</p>\n", xml(note.text_in(self.ours))));
        }
        self.put("</aside>\n");
    }

    fn notice(&mut self, notice: &str) {
        self.put(&format!("<p class=\"notice\" dir=\"auto\">{}</p>\n", xml(notice)));
    }

    fn contents(&mut self, report: &Report) {
        self.put(&format!(
            "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ul>\n",
            xml(ReportWord::Contents.text_in(report.ours()))
        ));
        for section in &report.sections {
            self.contents_line(section, 1);
        }
        self.put("</ul>\n</nav>\n");
    }

    fn contents_line(&mut self, section: &Section, level: usize) {
        let lang = if section.title.voice == Voice::Theirs { self.lang_of(None) } else { String::new() };
        let number = if section.number.is_empty() { String::new() } else { format!("{} ", xml(&section.number)) };
        self.put(&format!(
            "<li><a href=\"#{}\" dir=\"auto\"{lang}>{number}{}</a>",
            xml(&section.anchor),
            xml(&section.title.text)
        ));
        if level < 2 && !section.sections.is_empty() {
            self.put("\n<ul>\n");
            for under in &section.sections {
                self.contents_line(under, level + 1);
            }
            self.put("</ul>\n");
        }
        self.put("</li>\n");
    }

    /// The `lang` of people's words, where it is another than the page's.
    fn lang_of(&self, run: Option<&str>) -> String {
        match run.or(self.lang).and_then(escape::lang) {
            Some(tag) => format!(" lang=\"{tag}\""),
            None => String::new(),
        }
    }

    fn text(&mut self, text: &[Run]) {
        for run in text {
            let words = xml(&run.text);
            let markup = match (run.voice, &run.to) {
                (Voice::Ours, _) => words,
                (Voice::Theirs, _) => {
                    format!("<span dir=\"auto\"{}>{words}</span>", self.lang_of(run.lang.as_deref()))
                }
                (Voice::Mark, Some(anchor)) => format!("<a class=\"no\" href=\"#{}\">{words}</a>", xml(anchor)),
                (Voice::Mark, None) => format!("<b class=\"no\">{words}</b>"),
            };
            self.put(&markup);
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        let lane = section.lane.map(|lane| format!(" class=\"lane-{}\"", lane % 8)).unwrap_or_default();
        // Only the large parts are landmarks: of those there are few, each with a name of its own.
        let label = if level == 2 { format!(" aria-labelledby=\"{}\"", xml(&section.anchor)) } else { String::new() };
        self.put(&format!("<section{label}{lane}>\n"));
        let h = level.min(6);
        let auto = match section.title.voice {
            Voice::Theirs => format!(" dir=\"auto\"{}", self.lang_of(None)),
            Voice::Ours | Voice::Mark => String::new(),
        };
        self.put(&format!("<h{h} id=\"{}\"{}>", xml(&section.anchor), home_mark(section.home.is_some())));
        if !section.number.is_empty() {
            self.put(&format!("<b class=\"chip\">{}</b> ", xml(&section.number)));
        }
        self.put(&format!("<span{auto}>{}</span></h{h}>\n", xml(&section.title.text)));
        for block in &section.blocks {
            self.block(block);
        }
        for under in &section.sections {
            self.section(under, level + 1);
        }
        self.put("</section>\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Para(text) => {
                self.put("<p>");
                self.text(text);
                self.put("</p>\n");
            }
            Block::Question(question) => {
                self.put(&format!("<p class=\"question\" dir=\"auto\">{}</p>\n", xml(question)));
            }
            Block::Facts(facts) => self.facts("facts", facts),
            Block::Items(items) => self.items(items),
            Block::Actions(caption, rows) => self.actions(caption, rows),
            Block::Table(table) => self.table(table),
        }
    }

    /// Facts, one below the other.
    fn facts<'f>(&mut self, class: &str, facts: impl IntoIterator<Item = &'f Fact>) {
        let mut facts = facts.into_iter().peekable();
        if facts.peek().is_none() {
            return;
        }
        self.put(&format!("<ul class=\"{class}\">\n"));
        for fact in facts {
            self.put("<li>");
            self.fact(fact);
            self.put("</li>\n");
        }
        self.put("</ul>\n");
    }

    fn fact(&mut self, fact: &Fact) {
        if !fact.label.is_empty() {
            self.put(&format!("<b>{}:</b> ", xml(&fact.label)));
        }
        self.text(&fact.text);
    }

    /// Short facts in a row, then those that need a line each.
    fn beside(&mut self, short: &[Fact], more: &[Fact]) {
        self.facts("beside", short);
        self.facts("more", more);
    }

    fn items(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.put("<ul class=\"lines\">\n");
        for item in items {
            self.item(item);
        }
        self.put("</ul>\n");
    }

    fn item(&mut self, item: &Item) {
        let look = match item.look {
            Look::Line => "line",
            Look::Statement => "statement",
            Look::Objection => "objection",
            Look::Mention => "mention",
            Look::Together => "together",
        };
        let id = match &item.home {
            Some(home) => format!(" id=\"{}\"{}", xml(&home.anchor), home_mark(true)),
            None => String::new(),
        };
        self.put(&format!("<li class=\"{look}\"{id}>"));
        match (&item.to, item.number.is_empty()) {
            (_, true) => self.put("<span class=\"no\"></span>"),
            (Some(anchor), false) => {
                self.put(&format!("<a class=\"no\" href=\"#{}\">{}</a>", xml(anchor), xml(&item.number)));
            }
            (None, false) => self.put(&format!("<b class=\"no\">{}</b>", xml(&item.number))),
        }
        let (tongues, more): (Vec<&Fact>, Vec<&Fact>) = item.more.iter().partition(|fact| fact.is_rendering());
        let (open, close) = if tongues.is_empty() { ("", "") } else { ("<div class=\"tongues\">", "</div>") };
        self.put(&format!(" <div>{open}<p class=\"words\">"));
        if let Some(lead) = &item.lead {
            self.put(&format!("<b class=\"lead\" dir=\"auto\">{}</b> ", xml(lead)));
        }
        self.text(&item.words);
        self.put("</p>");
        for fact in tongues {
            self.put("<p class=\"words\">");
            if !fact.label.is_empty() {
                self.put(&format!("<b class=\"tongue\">{}</b> ", xml(&fact.label)));
            }
            self.text(&fact.text);
            self.put("</p>");
        }
        self.put(close);
        if item.look == Look::Together {
            self.items(&item.under);
        } else {
            self.facts("beside", &item.facts);
            self.facts("more", more);
            self.items(&item.under);
        }
        self.put("</div></li>\n");
    }

    /// Actions as a table; on a telephone each row is a card of its own, and still a row to those who listen.
    fn actions(&mut self, caption: &str, rows: &[ActionRow]) {
        let heads = [
            ReportWord::Number,
            ReportWord::What,
            ReportWord::Who,
            ReportWord::ByWhen,
            ReportWord::Help,
            ReportWord::Became,
        ];
        self.put("<table class=\"actions\" role=\"table\">\n");
        self.put(&format!("<caption>{}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">", xml(caption)));
        for head in heads {
            self.put(&format!("<th scope=\"col\" role=\"columnheader\">{}</th>", xml(head.text_in(self.ours))));
        }
        self.put("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for row in rows {
            self.action(row);
        }
        self.put("</tbody>\n</table>\n");
    }

    fn action(&mut self, row: &ActionRow) {
        self.put(&format!(
            "<tr role=\"row\" id=\"{}\"{}><th scope=\"row\" role=\"rowheader\"><span class=\"chip\">{}</span></th>",
            xml(&row.home.anchor),
            home_mark(true),
            xml(&row.number)
        ));
        self.put("<td role=\"cell\" class=\"what\"><p class=\"words\">");
        self.text(&row.what);
        self.put("</p>");
        self.beside(&row.facts, &row.more);
        self.put("</td>");
        self.cell(ReportWord::Who, |page| {
            if row.who.is_empty() {
                page.put(&format!("<span class=\"open\">{}</span>", xml(Word::LookingForSomeone.text_in(page.ours))));
            }
            page.text(&row.who);
            if !row.with.is_empty() {
                let (before, after) = ReportWord::With.text_in(page.ours).split_once("{}").unwrap_or_default();
                page.put(&format!(" <span class=\"with\">{}", xml(before)));
                page.text(&row.with);
                page.put(&format!("{}</span>", xml(after)));
            }
        });
        self.cell(ReportWord::ByWhen, |page| {
            if row.due.is_empty() {
                page.put(&format!("<span class=\"open\">{}</span>", xml(Word::NoDateYet.text_in(page.ours))));
            }
            page.text(&row.due);
        });
        self.cell(ReportWord::Help, |page| page.text(&row.help));
        self.cell(ReportWord::Became, |page| {
            if row.promised {
                page.put(&format!("<span class=\"promised\">{}</span>", xml(ReportWord::Promised.text_in(page.ours))));
            }
            if row.promised && !row.became.is_empty() {
                page.put("<br/>");
            }
            page.text(&row.became);
        });
        self.put("</tr>\n");
    }

    fn cell(&mut self, head: ReportWord, fill: impl FnOnce(&mut Self)) {
        self.put("<td role=\"cell\"");
        let before = self.out.len();
        self.put(&format!(" data-label=\"{}\">", xml(head.text_in(self.ours))));
        let opened = self.out.len();
        fill(self);
        if self.out.len() == opened {
            // An empty cell has no label on a telephone.
            self.out.truncate(before);
            self.put(">");
        }
        self.put("</td>");
    }

    fn table(&mut self, table: &Table) {
        // Where it is wider than the page it is moved with the keys, too.
        let label = xml(&table.caption);
        let boxes = table.rows.iter().flatten().all(Vec::is_empty);
        let class = match table.purpose {
            Purpose::ToFillIn if boxes => " class=\"write box\"",
            Purpose::ToFillIn => " class=\"write\"",
            Purpose::ToRead | Purpose::WithSum => "",
        };
        self.put(&format!("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><table{class}>\n"));
        self.put(&format!("<caption>{}</caption>\n<thead><tr>", xml(&table.caption)));
        for head in &table.head {
            self.put("<th scope=\"col\">");
            self.text(head);
            self.put("</th>");
        }
        self.put("</tr></thead>\n<tbody>\n");
        for (n, row) in table.rows.iter().enumerate() {
            let sum = table.purpose == Purpose::WithSum && n + 1 == table.rows.len();
            self.put(if sum { "<tr class=\"sum\">" } else { "<tr>" });
            for (n, cell) in row.iter().enumerate() {
                // An empty cell heads nothing: those who listen are told of none.
                let heads = n == 0 && !cell.is_empty();
                let (open, close) = if heads { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
                self.put(open);
                self.text(cell);
                self.put(close);
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table></div>\n");
    }
}

/// Marks the one place of an entry, so that what was printed can be counted.
fn home_mark(home: bool) -> &'static str {
    if home { " data-line=\"1\"" } else { "" }
}

/// What a page adds to the style that runs from right to left.
fn from_right(report: &Report) -> &'static str {
    if report.from_right { page::FROM_RIGHT } else { "" }
}
