//! The instruments with which people come to agree and say what they do; how they look stands in `view/agree`.

pub mod actions;
pub mod aloud;
pub mod board;
pub mod confirm;
pub mod read_back;
pub mod sign_up;
pub mod sort;
