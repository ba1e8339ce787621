//! What is said of the mouse.

words! { Pointer {
    On => "The mouse works here now; to copy text hold Shift. {}: not any more.";
    Off => "The mouse is the terminal's own again, to mark and copy text. {}: here too.";
    EscFirst => "A click lights a line while one is chosen: {} first.";
    OnceMore => "Click again within three seconds: {}. By key: {}.";
    ByKey => "No click changes what was said. By key: {}.";
    ByDigit => "No click answers this: press the digit.";
}}
