//! What a terminal is asked about pictures, and what its answers say. Whatever comes back, it is only read. Pure.

use super::Protocol;

/// What a terminal is asked: whether it knows kitty's graphics, its name, the size of a cell; and last what every terminal
/// answers, so that silence about the rest is an answer too.
pub const QUESTION: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>q\x1b[16t\x1b[c";

/// No cell has fewer or more dots.
const CELL: std::ops::RangeInclusive<u16> = 2..=256;

/// What a terminal has answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// It draws kitty's graphics.
    kitty: bool,
    /// It draws sixel.
    sixel: bool,
    /// What it is called.
    name: String,
    /// The dots of a cell, across and down.
    pub cell: Option<(u16, u16)>,
    /// The last question is answered.
    pub done: bool,
}

/// What the surroundings say of the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// The kind of terminal.
    pub term: String,
    /// The program that it is.
    pub program: String,
    /// Another program stands between it and us.
    pub within: bool,
}

impl Surroundings {
    /// As the variables of the environment say.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = said("TERM").unwrap_or_default();
        let within = ["TMUX", "STY", "ZELLIJ"].into_iter().any(|name| said(name).is_some());
        let within = within || term.starts_with("tmux") || term.starts_with("screen");
        let program = said("TERM_PROGRAM").or_else(|| said("LC_TERMINAL")).unwrap_or_default();
        Self { term, program, within }
    }

    /// Whether it is asked at all: a console would write the question out.
    pub fn is_asked(&self) -> bool {
        !matches!(self.term.as_str(), "" | "dumb" | "linux")
    }
}

impl Answers {
    /// Takes an answer in, without its first byte and what ends it.
    pub fn take(&mut self, answer: &[u8]) {
        let Ok(answer) = std::str::from_utf8(answer) else { return };
        if let Some(body) = answer.strip_prefix("_G") {
            let (keys, said) = body.split_once(';').unwrap_or((body, ""));
            self.kitty |= said == "OK" && keys.split(',').any(|key| key == "i=31");
        } else if let Some(name) = answer.strip_prefix("P>|") {
            self.name = name.chars().filter(|c| !c.is_control()).take(64).collect();
        } else if let Some(body) = answer.strip_prefix("[?").and_then(|body| body.strip_suffix('c')) {
            self.sixel |= body.split(';').skip(1).any(|number| number == "4");
            self.done = true;
        } else if let Some(body) = answer.strip_prefix("[6;").and_then(|body| body.strip_suffix('t')) {
            let mut numbers = body.split(';').map(|number| number.parse().ok().filter(|n| CELL.contains(n)));
            if let (Some(Some(high)), Some(Some(wide)), None) = (numbers.next(), numbers.next(), numbers.next()) {
                self.cell = Some((wide, high));
            }
        }
    }

    /// The way that the terminal knows best; `None`: it shows cells only. A terminal that did not answer the last question
    /// has answered none.
    pub fn protocol(&self, around: &Surroundings, cell: Option<(u16, u16)>) -> Option<Protocol> {
        let named = |name: &str| self.name.starts_with(name) || (!around.within && around.program.starts_with(name));
        if !self.done {
            return None;
        }
        let sixel = (self.sixel && cell.is_some()).then_some(Protocol::Sixel);
        // What stands between shows the other two black, or not at all.
        if around.within {
            return sixel;
        }
        // iTerm2 says yes to questions that it does not keep.
        if named("iTerm") {
            Some(Protocol::Iterm)
        } else if self.kitty {
            Some(Protocol::Kitty)
        } else if named("WezTerm") || named("mintty") {
            Some(Protocol::Iterm)
        } else {
            sixel
        }
    }
}
