//! The roadmap: from a session to lanes, cards and a scene. Pure: no files, no clock, no terminal.

#[cfg(feature = "poster")]
mod axis;
#[cfg(feature = "poster")]
mod card;
#[cfg(feature = "poster")]
pub mod check;
pub mod draw_up;
#[cfg(feature = "poster")]
mod fit;
#[cfg(feature = "poster")]
pub mod fonts;
#[cfg(feature = "poster")]
mod ground;
#[cfg(feature = "poster")]
mod head;
#[cfg(feature = "poster")]
mod lanes;
#[cfg(feature = "poster")]
pub mod letters;
#[cfg(feature = "poster")]
pub mod missing;
#[cfg(feature = "poster")]
mod pack;
pub mod palette;
#[cfg(feature = "poster")]
mod panels;
#[cfg(feature = "poster")]
pub mod pictures;
pub mod places;
pub mod plan;
#[cfg(feature = "poster")]
pub mod poster;
#[cfg(feature = "poster")]
pub mod scene;
#[cfg(feature = "poster")]
pub mod shape;
#[cfg(feature = "poster")]
mod shorten;
pub mod text;
#[cfg(feature = "poster")]
pub mod theme_sheet;
pub mod ties;
#[cfg(feature = "poster")]
mod turned;
pub mod words;
