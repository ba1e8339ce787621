//! Surfaces on which people come to agree and say what they do: lines put under themes, the test for common ground,
//! actions, sign-ups, promises read back, and the board that asks later what came of them. A file for each kind of
//! surface, named as in `ui/instrument`. Uses the pen, the lists and the desk's state; the test also says what the list of
//! what was not agreed says, the board how high the desk's line is.

pub mod actions;
pub mod aloud;
pub mod board;
pub mod confirm;
pub mod read_back;
pub mod sign_up;
pub mod sort;
