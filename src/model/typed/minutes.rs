//! How long something takes, as people write it: "45", "90 min", "1h 30", "an hour and a half". Pure.

/// The longest that is understood in hours: a day.
const MOST: u64 = 24 * 60;

/// The minutes that words stand for. A time of the day ("9:00") is no length.
pub fn understood(words: &str) -> Option<u64> {
    let lower = words.trim().trim_end_matches('.').to_lowercase().replace('½', ".5");
    let named = match lower.as_str() {
        "half an hour" => Some(30),
        "a quarter of an hour" => Some(15),
        "an hour" => Some(60),
        "an hour and a half" => Some(90),
        _ => None,
    };
    named.or_else(|| bare(&lower)).or_else(|| in_hours(&lower))
}

/// "45", "45 min", "45 minutes".
fn bare(words: &str) -> Option<u64> {
    let units = ["minutes", "minute", "mins", "min", "m", "'"];
    let number = units.iter().find_map(|unit| words.strip_suffix(unit)).unwrap_or(words);
    number.trim().trim_end_matches('.').parse().ok()
}

/// "1h", "1 h 30", "1.5 hours", "2 hours and 15 minutes".
fn in_hours(words: &str) -> Option<u64> {
    let (hours, rest) = words.split_once('h')?;
    let rest = ["ours", "our", "rs", "r", ""].iter().find_map(|unit| rest.strip_prefix(unit)).unwrap_or(rest).trim();
    let rest = rest.trim_start_matches('.').trim_start();
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let more = if rest.is_empty() { 0 } else { bare(rest).filter(|minutes| *minutes < 60)? };
    let whole = match hours.trim().split_once('.') {
        None => hours.trim().parse::<u64>().ok()?.checked_mul(60)?,
        Some((hours, tenths)) if tenths.len() == 1 => {
            let hours = if hours.is_empty() { 0 } else { hours.parse::<u64>().ok()?.checked_mul(60)? };
            hours.checked_add(tenths.parse::<u64>().ok()? * 6)?
        }
        Some((hours, part)) => {
            let quarters = [("25", 15), ("50", 30), ("75", 45)].into_iter().find(|(name, _)| *name == part)?.1;
            hours.parse::<u64>().ok()?.checked_mul(60)?.checked_add(quarters)?
        }
    };
    whole.checked_add(more).filter(|minutes| *minutes <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_understood_as_people_write_them() {
        for (words, minutes) in [
            ("45", 45),
            ("90 min", 90),
            ("90min.", 90),
            ("5 minutes", 5),
            ("1h 30", 90),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("1 hour", 60),
            ("2 hrs", 120),
            ("2 hours and 15 minutes", 135),
            ("1.5 h", 90),
            ("1.25 h", 75),
            ("1½ hours", 90),
            ("½ h", 30),
            ("An hour", 60),
            ("half an hour", 30),
            ("0", 0),
        ] {
            assert_eq!(understood(words), Some(minutes), "{words}");
        }
        for words in ["", "9:00", "9am", "long", "h", "1h 75", "99h", "1h x", "three", "-5", "1.x h"] {
            assert_eq!(understood(words), None, "{words}");
        }
    }
}
