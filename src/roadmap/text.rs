//! The roadmap as plain text: for a terminal without a picture, for mail, for reading aloud. Uses the plan and the words;
//! no fonts, no box drawing.

use super::plan::{Card, Lane, Plan};
use super::words;
use crate::words::lang::Lang;
use crate::words::poster::Poster;

/// The roadmap in lines of at most `width` columns.
pub fn roadmap_text(plan: &Plan, width: usize) -> String {
    let lang = plan.lang();
    let mut out = Out { text: String::new(), width: width.max(20) };
    out.line("", if plan.title.trim().is_empty() { Poster::Roadmap.text_in(lang) } else { &plan.title });
    out.line("", &plan.subtitle);
    if let Some(notice) = &plan.notice {
        out.line("", notice);
    }
    vision(&mut out, plan);
    for lane in &plan.lanes {
        self::lane(&mut out, lane, lang);
    }
    if plan.lanes.is_empty() {
        out.gap();
        out.line("", Poster::NothingSaid.text_in(lang));
    }
    let (promised, cards) = plan.promised();
    if cards > 0 {
        out.gap();
        out.line("", &Poster::PromisesOf.with_in(lang, &[promised.to_string(), cards.to_string()]));
    }
    list(&mut out, Poster::Ground.text_in(lang), &plan.values);
    if !plan.assets.is_empty() {
        let kinds: Vec<String> =
            plan.assets.iter().map(|(kind, things)| format!("{kind}: {}", things.join(", "))).collect();
        list(&mut out, Poster::Assets.text_in(lang), &kinds);
    }
    list(&mut out, Poster::Connections.text_in(lang), &plan.relationships);
    let apart: Vec<String> =
        plan.not_agreed.iter().cloned().chain(words::more_not_agreed(plan, plan.not_agreed.len())).collect();
    list(&mut out, Poster::NotAgreed.text_in(lang), &apart);
    out.gap();
    let next = plan.next_meeting.as_deref().map(str::trim).filter(|next| !next.is_empty());
    out.line("", &Poster::NextMeetingIs.with_in(lang, &[next.unwrap_or(Poster::NotFixed.text_in(lang))]));
    out.text
}

fn vision(out: &mut Out, plan: &Plan) {
    out.gap();
    let heading = words::vision_heading(plan);
    let it_is = |year: i32| format!(". {}", Poster::ItIsYear.with_in(plan.lang(), &[year.to_string()]));
    let year = plan.vision.year.map_or(String::new(), it_is);
    out.line("", &format!("{heading}{year}"));
    if plan.vision.lines.is_empty() {
        out.line("  ", words::no_vision(plan));
    } else {
        for line in &plan.vision.lines {
            out.line("  ", line);
        }
    }
}

fn lane(out: &mut Out, lane: &Lane, ours: Lang) {
    out.gap();
    let number = if lane.number.is_empty() { String::new() } else { format!("{}. ", lane.number) };
    let second = lane.second.as_deref().map_or(String::new(), |second| format!(" ({second})"));
    out.line("", &format!("{number}{}{second}", lane.name));
    let parts = [
        ("", &lane.statement),
        (Poster::PurposeIs.text_in(ours), &lane.purpose),
        (Poster::KeeperIs.text_in(ours), &lane.keeper),
        (Poster::FirstMeetingIs.text_in(ours), &lane.first_meeting),
        (Poster::KeyGoalIs.text_in(ours), &lane.key_goal),
    ];
    for (name, text) in parts {
        if let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) {
            out.line("", &format!("{name}{text}"));
        }
    }
    for card in &lane.cards {
        self::card(out, card, ours);
    }
    if lane.cards.is_empty() {
        out.line("  ", Poster::NoActionsSaid.text_in(ours));
    }
}

fn card(out: &mut Out, card: &Card, lang: Lang) {
    let what = card.what.trim();
    let stop = if what.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let with = card.with.as_deref().map_or(String::new(), |with| Poster::With.with_in(lang, &[with.trim()]));
    let who = capital(words::who(card, lang));
    let mut text = format!("{}  {what}{stop} {who}{with}, {}.", card.number, words::due(card, lang));
    let mut say = |shown: bool, words: &str| {
        if shown {
            text.push(' ');
            text.push_str(words);
        }
    };
    say(card.promised, Poster::PromisedSaid.text_in(lang));
    say(card.milestone, Poster::MilestoneSaid.text_in(lang));
    say(card.pledge, Poster::PledgeSaid.text_in(lang));
    say(!card.after.is_empty(), &Poster::AfterSaid.with_in(lang, &[card.after.join(", ")]));
    let help = card.help.as_deref().map_or("", str::trim);
    say(!help.is_empty(), &Poster::HelpNeededSaid.with_in(lang, &[help.trim_end_matches('.')]));
    if let Some(state) = card.state.words(lang) {
        say(true, &Poster::Now.with_in(lang, &[state]));
    }
    out.line("  ", &text);
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

fn list(out: &mut Out, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    out.gap();
    out.line("", heading);
    for line in lines {
        out.line("  ", line);
    }
}

struct Out {
    text: String,
    width: usize,
}

impl Out {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph; what does not fit on its first line stands a little further in.
    fn line(&mut self, indent: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let further = format!("{indent}    ");
        let next = if indent.is_empty() { indent } else { &further };
        let options = textwrap::Options::new(self.width).initial_indent(indent).subsequent_indent(next);
        for line in textwrap::wrap(&text, options) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_plan_reads_well() {
        let text = roadmap_text(&Plan::default(), 60);
        assert!(text.contains("The vision is not yet written."), "{text}");
        assert!(text.contains("No themes and no actions yet."), "{text}");
    }

    #[test]
    fn a_card_says_number_what_who_and_when() {
        let card = Card { number: "1.2".into(), what: "Open the hall".into(), ..Card::default() };
        let lane = Lane { number: "1".into(), name: "Rooms".into(), cards: vec![card], ..Lane::default() };
        let text = roadmap_text(&Plan { lanes: vec![lane], ..Plan::default() }, 80);
        assert!(text.contains("1. Rooms"), "{text}");
        assert!(text.contains("1.2 Open the hall. Looking for someone, no date yet."), "{text}");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let what = "a very long sentence about the hall ".repeat(8);
        let card = Card { number: "1.1".into(), what, ..Card::default() };
        let lane = Lane { name: "Rooms".into(), cards: vec![card], ..Lane::default() };
        let text = roadmap_text(&Plan { lanes: vec![lane], ..Plan::default() }, 40);
        assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
    }
}
