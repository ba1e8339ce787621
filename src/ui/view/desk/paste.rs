//! What is said of a pasted text while it is asked what becomes of it.

use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::pasted;
use crate::ui::text;
use crate::ui::update::understood;
use crate::words::Word;
use crate::words::hands::Hands;

/// What is asked about a pasted text: short where there is little room.
pub fn question(desk: &Desk, small: bool) -> Option<Vec<String>> {
    let offer = desk.pasted.as_ref()?.offer();
    let longest = crate::model::text::LONGEST.to_string();
    let writes_new = desk.purpose == Purpose::New && desk.line.at() == 0;
    let mut out = Vec::new();
    if offer.count > 1 && !small {
        out.push(Word::PastedLines.with(&[offer.count.to_string()]));
    }
    if offer.fits_many() && writes_new {
        let count = offer.count.to_string();
        let many = if small { Word::PasteManyShort } else { Word::PasteAsMany };
        out.push(many.with(&[&count, &count]));
    } else if let (Some(line), true) = (offer.long, offer.count > 1) {
        out.push(Word::PasteLineTooLong.with(&[line.to_string(), longest.clone()]));
    } else if offer.count > pasted::MOST {
        out.push(Word::PasteTooMany.with(&[pasted::MOST.to_string()]));
    }
    if offer.fits_one && writes_new {
        out.push(if small { Word::PasteOneShort } else { Word::PasteAsOne }.text().to_owned());
    } else {
        out.push(Word::PasteTooLong.with(&[longest]));
    }
    let instrument = desk.instrument();
    if offer.fits_many() && writes_new && instrument.rest_is(desk).is_some() && !instrument.builds_up() {
        let word = if small { Hands::PasteHeadShort } else { Hands::PasteAsHead };
        out.push(word.with(&[(offer.count - 1).to_string()]));
    }
    out.push(if small { Word::PasteNotShort } else { Word::PasteNot }.text().to_owned());
    Some(out)
}

/// The first lines of a paste as they will be kept, a row each.
pub fn understood_lines(app: &App, desk: &Desk) -> Vec<String> {
    let offer = desk.pasted.as_ref().map(pasted::Pasted::offer);
    if !offer.is_some_and(pasted::Offer::fits_many) || desk.purpose != Purpose::New {
        return Vec::new();
    }
    let (columns, rows) = app.size;
    let most = match rows {
        30.. => 6,
        22.. => 4,
        _ => 2,
    };
    let count = offer.map_or(0, |offer| offer.count);
    // The last row is for how many more there are, where there are more.
    let shown = if count > most { most - 1 } else { most };
    let mut lines = understood(desk, app.at.date_naive(), shown);
    if count > lines.len() {
        lines.push(Hands::AndMorePasted.with(&[(count - lines.len()).to_string()]));
    }
    lines.into_iter().map(|line| text::cut(&line, usize::from(columns.saturating_sub(3)))).collect()
}
