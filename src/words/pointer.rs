//! What is said of the mouse.

words! { Pointer {
    On => "The mouse lights lines, turns pages and presses what stands at the foot. To copy text hold Shift. {} leaves it to the terminal again.";
    Off => "The mouse is the terminal's own again, so that text can be marked and copied. {} brings it back.";
    EscFirst => "A click lights a line while one is chosen: {} first.";
    OnceMore => "Click again within three seconds: {}. By key: {}.";
    ByKey => "No click changes what was said. By key: {}.";
    ByDigit => "No click answers this: press the digit.";
}}
