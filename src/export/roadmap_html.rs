//! The roadmap as one HTML file without script: the picture, and every fact of it again in words and tables. Uses the plan,
//! its scene, the SVG writer and the escape function.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::xml;
use super::formats::PaperSize;
use super::page;
use super::svg::{Place, svg};
use crate::roadmap::plan::{Card, Lane, Plan, language_from_right};
use crate::roadmap::scene::Scene;
use crate::roadmap::words;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures;
use crate::words::poster::Poster;

const STYLE: &str = "\
:root{color-scheme:light dark;--page:#fbf8f1;--ink:#1d2433;--soft:#4a5263;--line:#c9c3b4;--head:#efe9db;--link:#0b4a8f}\
@media(prefers-color-scheme:dark){:root{--page:#161a22;--ink:#eceae4;--soft:#b9bdc6;--line:#454b58;--head:#232936;--link:#9ec8ff}}\
*{box-sizing:border-box}\
body{margin:0;background:var(--page);color:var(--ink);font:1.05rem/1.5 'Source Sans 3','Source Sans Pro',system-ui,sans-serif}\
.words,header,footer{max-width:72rem;margin:0 auto;padding:0 1.2rem}\
h1{font-size:2.1rem;line-height:1.15;margin:1.4rem 0 .2rem}h2{font-size:1.4rem;margin:2.2rem 0 .5rem}\
a{color:var(--link)}.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--page);padding:.5rem 1rem;z-index:2}\
.about,figcaption,.notice{color:var(--soft)}\
figure{margin:1rem 0;padding:0 1.2rem}figcaption{padding-top:.6rem}.sheet{overflow-x:auto;border:1px solid var(--line);background:#fbf8f1}\
.sheet svg{display:block;width:100%;min-width:62rem;height:auto}\
.vision{font-size:1.25rem;border-inline-start:.35rem solid #ffc94d;margin:.6rem 0;padding-block:.1rem;padding-inline-start:1rem}.vision p{margin:.35rem 0}\
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}\
caption{text-align:start;padding:.3rem 0 .6rem;color:var(--soft)}\
th,td{border:1px solid var(--line);padding:.45rem .6rem;text-align:start;vertical-align:top}\
thead th{background:var(--head)}tbody th{white-space:nowrap}tr:target{outline:3px solid #ffc94d}\
td.when{white-space:nowrap}section>p{margin:.25rem 0}@media(max-width:44rem){table{min-width:42rem}h1{font-size:1.6rem}}\
@page{size:A4;margin:14mm}@page poster{size:A3 landscape;margin:0}\
@media print{:root{--page:#fff;--ink:#000;--soft:#333;--line:#999;--head:#eee;--link:#000}.skip,header,figcaption{display:none}\
figure{page:poster;margin:0;padding:0;break-after:page}.sheet{border:0;overflow:visible}.sheet svg{min-width:0;width:420mm;max-height:296mm}\
.words,footer{max-width:none;padding:0}table{min-width:0}tr,dt{break-inside:avoid}h2,h2~p,caption,thead{break-after:avoid}.scroll{overflow:visible;break-before:avoid}tbody tr:first-child{break-before:avoid}thead{display:table-header-group}a{text-decoration:none}}";

/// Writes a plan and its scene as one HTML file. `lang` is the language of the session, as in "en".
pub fn roadmap_html(plan: &Plan, scene: &Scene, lang: &str) -> String {
    let ours = plan.lang();
    let title = if plan.title.trim().is_empty() { Poster::Roadmap.text_in(ours) } else { plan.title.trim() };
    let from_right = plan.from_right() || language_from_right(lang);
    let mut out = page::begin((lang, from_right), title, STYLE, Poster::ToTheWords.text_in(ours));
    let _ = writeln!(
        out,
        "<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"about\" dir=\"auto\">{}</p>\n</header>",
        xml(title),
        xml(&plan.subtitle)
    );
    let _ = writeln!(
        out,
        "<main>\n<figure>\n<div class=\"sheet\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n{}</div>\n\
         <figcaption>{}</figcaption>\n</figure>\n<div id=\"words\" class=\"words\">",
        Poster::ThePicture.text_in(ours),
        svg(scene, lang, Place::Page),
        Poster::AllInWords.text_in(ours)
    );
    vision(&mut out, plan);
    list(&mut out, "values", Poster::Ground.text_in(ours), &plan.values);
    let mut ids = Ids::default();
    let links = ids.all(plan);
    for (at, lane) in plan.lanes.iter().enumerate() {
        self::lane(&mut out, lane, (at, ours), &links);
    }
    if plan.lanes.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", Poster::NothingSaid.text_in(ours));
    }
    if !plan.assets.is_empty() {
        let _ = writeln!(out, "<section id=\"assets-list\">\n<h2>{}</h2>\n<dl>", Poster::Assets.text_in(ours));
        for (kind, things) in &plan.assets {
            let things: Vec<String> = things.iter().map(|thing| xml(thing)).collect();
            let _ = writeln!(
                out,
                "<dt dir=\"auto\"><strong>{}</strong></dt><dd dir=\"auto\">{}</dd>",
                xml(kind),
                things.join(", ")
            );
        }
        out.push_str("</dl>\n</section>\n");
    }
    list(&mut out, "relationships", Poster::Connections.text_in(ours), &plan.relationships);
    let apart: Vec<String> =
        plan.not_agreed.iter().cloned().chain(words::more_not_agreed(plan, plan.not_agreed.len())).collect();
    list(&mut out, "not-agreed", Poster::NotAgreed.text_in(ours), &apart);
    let next = plan.next_meeting.as_deref().map(str::trim).filter(|next| !next.is_empty());
    let _ = writeln!(
        out,
        "<section id=\"next-meeting-words\">\n<h2>{}</h2>\n<p dir=\"auto\">{}</p>\n</section>\n</div>\n</main>",
        Poster::NextMeeting.text_in(ours),
        xml(next.unwrap_or(Poster::NotFixedSaid.text_in(ours)))
    );
    if let Some(notice) = &plan.notice {
        let _ = writeln!(out, "<footer>\n<p class=\"notice\" dir=\"auto\">{}</p>\n</footer>", xml(notice));
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The page with its picture printed on another paper than A3.
pub fn on_paper(page: &str, paper: PaperSize) -> String {
    let ((width, height), name) = (paper.size(), paper.name());
    let high = height - 1.0;
    page.replacen("@page poster{size:A3 landscape", &format!("@page poster{{size:{name} landscape"), 1)
        .replacen("width:420mm;max-height:296mm", &format!("width:{width}mm;max-height:{high}mm"), 1)
        .replacen(
            &format!("size:{name} landscape"),
            // Browsers know A3 and A4 by name; of the larger sizes they are told the edges.
            &match paper {
                PaperSize::A3 | PaperSize::A4 => format!("size:{name} landscape"),
                _ => format!("size:{width}mm {height}mm"),
            },
            1,
        )
}

fn vision(out: &mut String, plan: &Plan) {
    let heading = words::vision_heading(plan);
    let _ = writeln!(out, "<section id=\"vision-words\">\n<h2>{heading}</h2>\n<div class=\"vision\">");
    if let Some(year) = plan.vision.year {
        let it_is = Poster::ItIs.with_in(plan.lang(), &[year.to_string()]);
        let _ = writeln!(out, "<p><strong>{it_is}</strong></p>");
    }
    if plan.vision.lines.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", words::no_vision(plan));
    } else {
        for line in &plan.vision.lines {
            let _ = writeln!(out, "<p dir=\"auto\">{}</p>", xml(line));
        }
    }
    out.push_str("</div>\n");
    let (promised, cards) = plan.promised();
    if cards > 0 {
        let heading = Poster::Promises.text_in(plan.lang());
        let some_of = Poster::SomeOf.with_in(plan.lang(), &[promised.to_string(), cards.to_string()]);
        let _ = writeln!(out, "<p>{heading}: <strong>{some_of}</strong>.</p>");
    }
    out.push_str("</section>\n");
}

fn list(out: &mut String, id: &str, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "<section id=\"{id}-list\">\n<h2>{heading}</h2>\n<ul>");
    for line in lines {
        let _ = writeln!(out, "<li dir=\"auto\">{}</li>", xml(line));
    }
    out.push_str("</ul>\n</section>\n");
}

/// Ids of rows: each once in the file, also where two cards have one number.
#[derive(Default)]
struct Ids(BTreeMap<String, usize>);

/// The id of each card, by lane and card, and the first row of each number.
struct Links {
    rows: Vec<Vec<String>>,
    first: BTreeMap<String, String>,
}

impl Ids {
    fn all(&mut self, plan: &Plan) -> Links {
        let mut links = Links { rows: Vec::new(), first: BTreeMap::new() };
        for lane in &plan.lanes {
            let mut rows = Vec::new();
            for card in &lane.cards {
                let clean: String =
                    card.number.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
                let times = self.0.entry(clean.clone()).or_insert(0);
                *times += 1;
                let id = if *times == 1 { format!("row-{clean}") } else { format!("row-{clean}_{times}") };
                links.first.entry(card.number.clone()).or_insert_with(|| id.clone());
                rows.push(id);
            }
            links.rows.push(rows);
        }
        links
    }
}

fn lane(out: &mut String, lane: &Lane, (at, ours): (usize, Lang), links: &Links) {
    let number = if lane.number.is_empty() { String::new() } else { format!("{}. ", xml(&lane.number)) };
    let _ = writeln!(out, "<section id=\"theme-{}\">\n<h2 dir=\"auto\">{number}{}</h2>", at + 1, xml(&lane.name));
    if let Some(second) = &lane.second {
        let _ = writeln!(out, "<p dir=\"auto\"><em>{}</em></p>", xml(second));
    }
    let parts = [
        (Poster::PurposeIs.text_in(ours), &lane.purpose),
        (Poster::KeeperIs.text_in(ours), &lane.keeper),
        (Poster::FirstMeetingIs.text_in(ours), &lane.first_meeting),
        (Poster::KeyGoalIs.text_in(ours), &lane.key_goal),
    ];
    for (name, text) in parts {
        if let Some(text) = text {
            let _ = writeln!(out, "<p><strong>{name}</strong><bdi>{}</bdi></p>", xml(text));
        }
    }
    if lane.cards.is_empty() {
        if let Some(statement) = &lane.statement {
            let _ = writeln!(out, "<p dir=\"auto\">{}</p>", xml(statement));
        }
        let _ = writeln!(out, "<p>{}</p>\n</section>", Poster::NoActionsSaid.text_in(ours));
        return;
    }
    let caption = lane.statement.as_deref().unwrap_or(&lane.name);
    let heads = [
        Poster::Number.text_in(ours),
        Pictures::What.text_in(ours),
        Pictures::Who.text_in(ours),
        Pictures::ByWhen.text_in(ours),
        Poster::HelpNeeded.text_in(ours),
        Poster::State.text_in(ours),
    ];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let _ = writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n<caption dir=\"auto\">{}</caption>\n\
         <thead><tr>{heads}</tr></thead>\n<tbody>",
        xml(&lane.name),
        xml(caption)
    );
    for (row, card) in lane.cards.iter().enumerate() {
        let id = links.rows.get(at).and_then(|rows| rows.get(row)).map_or("", String::as_str);
        self::row(out, card, (id, ours), links);
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn row(out: &mut String, card: &Card, (id, lang): (&str, Lang), links: &Links) {
    let _ =
        write!(out, "<tr id=\"{id}\"><th scope=\"row\">{}</th><td dir=\"auto\">{}", xml(&card.number), xml(&card.what));
    if card.milestone {
        let _ = write!(out, " ({})", Poster::LegendMilestone.text_in(lang));
    }
    for (at, number) in card.after.iter().enumerate() {
        let after = format!(" <span>({}", Poster::After.with_in(lang, &[""]));
        out.push_str(if at == 0 { &after } else { ", " });
        match links.first.get(number) {
            Some(id) => {
                let _ = write!(out, "<a href=\"#{id}\">{}</a>", xml(number));
            }
            None => out.push_str(&xml(number)),
        }
    }
    if !card.after.is_empty() {
        out.push_str(")</span>");
    }
    let with = |with: &str| Poster::With.with_in(lang, &[format!("<bdi>{}</bdi>", xml(with))]);
    let with = card.with.as_deref().map_or(String::new(), with);
    let pledge = if card.pledge { format!(" ({})", Poster::LegendPledge.text_in(lang)) } else { String::new() };
    let when = match card.due {
        Some(due) => format!("<time datetime=\"{due}\">{}</time>", xml(words::due(card, lang))),
        None => xml(words::due(card, lang)),
    };
    let promised = if card.promised { Poster::LegendPromised } else { Poster::LegendNotYet }.text_in(lang);
    let state = card.state.words(lang).map_or(promised.to_owned(), |state| format!("{promised}; {state}"));
    let _ = writeln!(
        out,
        "</td><td><bdi>{}</bdi>{with}{pledge}</td><td class=\"when\">{when}</td><td dir=\"auto\">{}</td><td>{state}</td></tr>",
        xml(words::who(card, lang)),
        xml(card.help.as_deref().unwrap_or_default())
    );
}
