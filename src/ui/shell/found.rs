//! What was found when a session's files were read, made ready for the screen. Uses the store; handed to `update`.

use crate::store::Finding;
use crate::ui::msg::Found;

/// The findings, one a thing that a person may look at; of edits by hand each by itself, so that each can be taken back.
pub fn found(findings: &[Finding]) -> Vec<Found> {
    findings.iter().flat_map(one).collect()
}

fn one(finding: &Finding) -> Vec<Found> {
    let plain = |text: &str, op| Found {
        sentence: finding.words().into(),
        text: text.into(),
        op,
        is_damage: finding.is_damage(),
    };
    match finding {
        Finding::SetAside { text, .. } => vec![plain(text, None)],
        Finding::ByHand { ops, .. } => ops.iter().map(|op| plain("", Some(op.clone()))).collect(),
        _ => vec![plain("", None)],
    }
}
