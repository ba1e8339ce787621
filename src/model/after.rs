//! After the event, and between events: the follow-up board and its news, the hundred days, sessions that go on from
//! others, stand side by side, or are taken into one. Uses the model.

pub mod across;
pub mod board;
pub mod compare;
pub mod follow;
pub mod hundred;
pub mod news;
pub mod roll_up;
pub mod said_of;
pub mod since;
pub mod sites;
