//! A list as people keep it in Markdown or plain text: its items, which stands under which, and under what heading. What is
//! no part of a list is named by its row. Pure.

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The line of the file on which it begins, from 1.
    pub row: usize,
    /// The item that it stands under, by its place.
    pub under: Option<usize>,
    /// The heading above it.
    pub heading: Option<String>,
    /// Its words.
    pub text: String,
}

/// What a text comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The items, in their order.
    pub items: Vec<Item>,
    /// The headings, with their rows.
    pub headings: Vec<(usize, String)>,
    /// Lines that are part of no list, with their rows.
    pub left: Vec<(usize, String)>,
}

/// Reads a list. Where nothing begins with a mark, every line is an item.
pub fn outline(text: &str) -> Outline {
    let marked = text.lines().any(|line| item(line.trim_start()).is_some());
    let mut out = Outline::default();
    // The items that one may stand under, with how far in they are.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut heading: Option<String> = None;
    let mut goes_on = false;
    for (row, line) in (1..).zip(text.lines()) {
        let words = line.trim();
        let indent = indent(line);
        if words.is_empty() {
            goes_on = false;
        } else if let Some(title) = title(line) {
            out.headings.push((row, title.clone()));
            heading = Some(title);
            open.clear();
            goes_on = false;
        } else if let Some(words) = if marked { item(words) } else { Some(words) } {
            while open.last().is_some_and(|(deep, _)| *deep >= indent) {
                open.pop();
            }
            let under = if marked { open.last().map(|(_, at)| *at) } else { None };
            open.push((indent, out.items.len()));
            out.items.push(Item { row, under, heading: heading.clone(), text: plain(words) });
            goes_on = true;
        } else if let Some(item) =
            out.items.last_mut().filter(|_| goes_on || open.last().is_some_and(|(deep, _)| indent > *deep))
        {
            item.text = format!("{} {}", item.text, plain(words));
            goes_on = true;
        } else {
            out.left.push((row, words.to_owned()));
        }
    }
    out.items.iter_mut().for_each(|item| item.text = item.text.trim().to_owned());
    out
}

/// How far in a line begins; a tab is four.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The words of a heading.
fn title(line: &str) -> Option<String> {
    let rest = line.trim_start_matches('#');
    let deep = line.len() - rest.len();
    ((1..=6).contains(&deep) && rest.starts_with(' ')).then(|| plain(rest.trim().trim_end_matches('#').trim()))
}

/// What stands behind the mark of an item, and behind the box to tick.
fn item(line: &str) -> Option<&str> {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = match line.strip_prefix(['-', '*', '+', '•']) {
        Some(rest) => rest,
        None if (1..=9).contains(&digits) => line.get(digits..)?.strip_prefix(['.', ')'])?,
        None => return None,
    };
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix([' ', '\t'])? }.trim_start();
    let ticked = ["[ ] ", "[x] ", "[X] "].iter().find_map(|tick| rest.strip_prefix(tick));
    Some(ticked.unwrap_or(rest))
}

/// Words without the strokes by which Markdown keeps signs from being marks.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        if c != '\\' || !next.is_some_and(|next| next.is_ascii_punctuation()) {
            out.push(c);
        } else if let Some(next) = letters.next() {
            out.push(next);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_under_each_other_as_they_are_indented() {
        let text = "Notes of the day\n\n# Transport ##\n\n- fewer buses\n  - the 44\n    is gone\n\t- the 45\n- [x] dearer fuel\n\n\
                    1. \\*one\\*\n2) two\n-5 degrees\n\nthat is all\n";
        let outline = outline(text);
        let items: Vec<(usize, Option<usize>, &str)> =
            outline.items.iter().map(|item| (item.row, item.under, item.text.as_str())).collect();
        let wanted = [
            (5, None, "fewer buses"),
            (6, Some(0), "the 44 is gone"),
            (8, Some(1), "the 45"),
            (9, None, "dearer fuel"),
            (11, None, "*one*"),
            (12, None, "two -5 degrees"),
        ];
        assert_eq!(items, wanted);
        assert!(outline.items.iter().all(|item| item.heading.as_deref() == Some("Transport")));
        assert_eq!(outline.left, [(1, "Notes of the day".to_owned()), (15, "that is all".to_owned())]);
    }

    #[test]
    fn a_text_without_marks_is_a_list_of_its_lines() {
        let outline = outline("one\n\n  two\n2026 was dry\n");
        assert_eq!(
            outline.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(),
            ["one", "two", "2026 was dry"]
        );
        assert!(outline.items.iter().all(|item| item.under.is_none()));
    }
}
