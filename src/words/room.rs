//! What stands on the room's window beside its pages, and what the desk says of it.

words! { Room {
    Waiting => "Waiting for {}.";
    WaitingWhy => "The session is not here yet, or not here any more. It comes up by itself.";
    CannotRead => "This session cannot be read at the moment. It comes back by itself.";
    AsOf => "as of {}";
}}
