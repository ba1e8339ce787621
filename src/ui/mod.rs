//! The only terminal: state, views, surfaces and widgets. Views and widgets are pure: no files, no clock.

pub mod widgets;
