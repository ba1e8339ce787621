//! The roadmap as plain text: for a terminal without a picture, for mail, for reading aloud. Uses the plan and the words;
//! no fonts, no box drawing.

use super::plan::{Card, Lane, Plan, VisionSource};
use super::words;

/// The roadmap in lines of at most `width` columns.
pub fn roadmap_text(plan: &Plan, width: usize) -> String {
    let mut out = Out { text: String::new(), width: width.max(20) };
    out.line("", if plan.title.trim().is_empty() { "Roadmap" } else { &plan.title });
    out.line("", &plan.subtitle);
    if let Some(notice) = &plan.notice {
        out.line("", notice);
    }
    vision(&mut out, plan);
    for lane in &plan.lanes {
        self::lane(&mut out, lane);
    }
    if plan.lanes.is_empty() {
        out.gap();
        out.line("", "No themes and no actions yet.");
    }
    let (promised, cards) = plan.promised();
    if cards > 0 {
        out.gap();
        out.line("", &format!("Promises made in the room: {promised} of {cards}."));
    }
    list(&mut out, "The ground we stand on", &plan.values);
    if !plan.assets.is_empty() {
        let kinds: Vec<String> =
            plan.assets.iter().map(|(kind, things)| format!("{kind}: {}", things.join(", "))).collect();
        list(&mut out, "Assets we grow from", &kinds);
    }
    list(&mut out, "Connections we will build", &plan.relationships);
    let apart: Vec<String> =
        plan.not_agreed.iter().cloned().chain(words::more_not_agreed(plan, plan.not_agreed.len())).collect();
    list(&mut out, "Not agreed, and kept", &apart);
    out.gap();
    let next = plan.next_meeting.as_deref().map(str::trim).filter(|next| !next.is_empty());
    out.line("", &format!("Next meeting: {}", next.unwrap_or("not fixed yet")));
    out.text
}

fn vision(out: &mut Out, plan: &Plan) {
    out.gap();
    let heading = words::vision_heading(plan.vision.source);
    let year = plan.vision.year.map_or(String::new(), |year| format!(". It is {year}"));
    out.line("", &format!("{heading}{year}"));
    if plan.vision.source == VisionSource::NotYet || plan.vision.lines.is_empty() {
        out.line("  ", words::no_vision());
    } else {
        for line in &plan.vision.lines {
            out.line("  ", line);
        }
    }
}

fn lane(out: &mut Out, lane: &Lane) {
    out.gap();
    let number = if lane.number.is_empty() { String::new() } else { format!("{}. ", lane.number) };
    let second = lane.second.as_deref().map_or(String::new(), |second| format!(" ({second})"));
    out.line("", &format!("{number}{}{second}", lane.name));
    let parts = [
        ("", &lane.statement),
        ("Purpose: ", &lane.purpose),
        ("Keeper: ", &lane.keeper),
        ("First meeting: ", &lane.first_meeting),
        ("Key goal: ", &lane.key_goal),
    ];
    for (name, text) in parts {
        if let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) {
            out.line("", &format!("{name}{text}"));
        }
    }
    for card in &lane.cards {
        self::card(out, card);
    }
    if lane.cards.is_empty() {
        out.line("  ", "No actions yet.");
    }
}

fn card(out: &mut Out, card: &Card) {
    let what = card.what.trim();
    let stop = if what.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let with = card.with.as_deref().map_or(String::new(), |with| format!(" with {}", with.trim()));
    let mut text = format!("{}  {what}{stop} {}{with}, {}.", card.number, capital(words::who(card)), words::due(card));
    let mut say = |shown: bool, words: &str| {
        if shown {
            text.push(' ');
            text.push_str(words);
        }
    };
    say(card.promised, "Promised in the room.");
    say(card.milestone, "A milestone.");
    say(card.pledge, "An institution’s pledge.");
    say(!card.after.is_empty(), &format!("After {}.", card.after.join(", ")));
    let help = card.help.as_deref().map_or("", str::trim);
    say(!help.is_empty(), &format!("Help needed: {}.", help.trim_end_matches('.')));
    if let Some(state) = card.state.words() {
        say(true, &format!("Now: {state}."));
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
