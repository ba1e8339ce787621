//! The tasks in which one after the other reports to the room: who they are, in a row a task. Uses the table of stages.

use super::Grouping;

/// Who reports at which task: tables, stakeholder groups, or those who work on a theme. Where futures are shown on stage
/// the tables have a running order of their own.
const REPORT_OUTS: &[(&str, Grouping)] = &[
    ("past-dialogue", Grouping::MixedTables),
    ("present-dialogue", Grouping::StakeholderGroups),
    ("prouds-dialogue", Grouping::StakeholderGroups),
    ("public-report", Grouping::ActionGroups),
];

/// Who reports at a task; `None` where nobody does.
pub fn report_out(code: &str) -> Option<Grouping> {
    REPORT_OUTS.iter().find(|(known, _)| *known == code).map(|(_, who)| *who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::stage;

    #[test]
    fn every_row_names_a_task() {
        for (code, _) in REPORT_OUTS {
            assert!(stage::task(code).is_some(), "{code}");
        }
    }
}
