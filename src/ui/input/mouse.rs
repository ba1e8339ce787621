//! What a mouse report of the newer kind (1006) says: `ESC [ <` and three numbers. Only what is used is told: the left
//! button alone, and the wheel. Pure.

/// What was done with the mouse, and in which cell, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub what: Act,
    /// The column.
    pub x: u16,
    /// The row.
    pub y: u16,
}

/// What can be done with a mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The left button went down.
    Press,
    /// The mouse moved while the left button was down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel was turned away from the person.
    WheelUp,
    /// The wheel was turned towards the person.
    WheelDown,
}

/// Whether the body of a sequence begins a report: what is cut off of it is no text that somebody typed.
pub(super) fn begins(body: &[u8]) -> bool {
    matches!(body, [b'<', digit, ..] if digit.is_ascii_digit())
}

/// The report that `ESC [`, a body and a last byte are; `None` for everything that is not used, and for numbers that no
/// window has.
pub(super) fn report(body: &[u8], last: u8) -> Option<Mouse> {
    let body = std::str::from_utf8(body).ok()?.strip_prefix('<')?;
    let mut numbers = body.split(';').map(|number| number.parse::<u16>().ok());
    let (Some(buttons), Some(x), Some(y), None) =
        (numbers.next().flatten(), numbers.next().flatten(), numbers.next().flatten(), numbers.next())
    else {
        return None;
    };
    let what = match (buttons, last) {
        (0, b'M') => Act::Press,
        (0, b'm') => Act::Release,
        (32, b'M') => Act::Drag,
        // With Shift, Alt or Ctrl it is the same wheel.
        (wheel, b'M') if wheel & !0b1_1100 == 64 => Act::WheelUp,
        (wheel, b'M') if wheel & !0b1_1100 == 65 => Act::WheelDown,
        _ => return None,
    };
    Some(Mouse { what, x: x.checked_sub(1)?, y: y.checked_sub(1)? })
}
