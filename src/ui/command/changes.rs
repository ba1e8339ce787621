//! Which commands change the session: none of them applies where it can only be read. Uses the table.

use super::Command;

impl Command {
    /// Whether it changes the session, or begins to: nothing for a session that can only be read.
    pub fn changes(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::Keep
                | C::Under
                | C::High
                | C::Low
                | C::NameLanes
                | C::InOrder
                | C::OpenLast
                | C::OtherKind
                | C::KindBefore
                | C::ToWriting
                | C::AskAgain
                | C::AllOfOurs
                | C::SayDifferently
                | C::NotAll
                | C::Answered
                | C::MadeClear
                | C::Objects
                | C::WrittenBy
                | C::PutUnder
                | C::TakeOut
                | C::Mark
                | C::AnswerLit
                | C::SayNews
                | C::AnotherReview
                | C::HangUnder
                | C::RestNotAgreed
                | C::SetLit
                | C::TickLit
                | C::MoveOne
                | C::ItemUp
                | C::ItemDown
                | C::PutIn
                | C::SeatAgain
                | C::Prepare
                | C::SaidAloud
                | C::MeetingAgain
                | C::Count
                | C::KeyGoal
                | C::NextMeeting
                | C::NotPromised
                | C::OpenLine
                | C::OpenBox
                | C::BringTogether
                | C::Alike
                | C::NotSame
                | C::DrawLine
                | C::WithThis
                | C::PlaceLater
                | C::ShowDots
                | C::HoldDots
                | C::TakeBack
                | C::MoveTo
                | C::Pick
                | C::Split
                | C::Tag
                | C::Photo
                | C::FromCharts
                | C::LinkTo
                | C::Clock
                | C::Tick
                | C::MinuteMore
                | C::MinuteLess
                | C::ClockFace
                | C::NextReport
                | C::GiveThis
                | C::InTheRoom
                | C::KeepsRecord
                | C::Undo
                | C::Redo
                | C::PutBeside
                | C::OpenAnswer
                | C::KeepAnswer
                | C::TakeBackByHand
                | C::BringBack
        )
    }
}
