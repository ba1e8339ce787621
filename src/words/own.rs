//! What is said of a person's own files: keys, colours, mouse. Every mistake stands behind its place, and says what to do.

words! { Own {
    // Keys.
    NoCommandNear => "There is no command “{}”: did you mean {}?";
    NoCommand => "There is no command “{}”: `commonground keys` lists all of them.";
    NoKey => "“{}” is no key: write one as Ctrl-N, Alt-M or F10.";
    NoKeys => "“{}” has no key left: name at least one, or take the line out.";
    Sends => "No terminal sends {}, they send {} for it: take another, such as F10.";
    NotSent => "No terminal sends {}: take another, such as F10.";
    Written => "“{}” is written while people speak: hold Ctrl or Alt with it, or take a key such as F10.";
    Everywhere => "{} means the same everywhere and cannot be given to “{}”: take one with Ctrl or Alt, or one such as F10.";
    ByDigit => "“{}” is answered by the digit that stands on the screen: take the line out.";
    WayOut => "“{}” stays on {}, so that there is always a way out: take the line out.";
    Twice => "“{}” stands here a second time: write all its keys into one line.";
    Shared => "{} would be both “{}” and “{}” at the same moment: give one of them another key.";
    UsualKeys => "The usual keys are in use.";
    MoreWrong => "{} more: {}.";
    KeysHead => "Keys of Common Ground, read when the program starts. Take the // away before a line and change its keys, then try it: commonground keys --check\nOne key or several: \"F10\" or [\"F10\", \"Ctrl-N\"]. What Enter, Esc, Tab, Space, the arrows and the digits do stays as it is.";
    KeysGood => "{}: {} [command has|commands have] other keys, and nothing is wrong.";
    KeysStay => "{} stays besides";
    // Looks and the mouse.
    NoLook => "There is no look “{}”{}";
    NoColoursOf => "“{}” is no look that has colours{}";
    NoPart => "No colour of a look is called “{}”{}";
    DidYouMean => ": did you mean {}?";
    ThereAre => ": they are {}.";
    OnOrOff => "The mouse is “on” or “off”, not “{}”: write one of them.";
    NoColourNear => "“{}” is no colour: did you mean {}?";
    NoColour => "“{}” is no colour: write a name such as light-blue, a number up to 255, or #rrggbb.";
    Faint => "“{}” in the look “{}” stands out {} to 1 from what is behind it and is hard to read: from {} on it is not.";
    AsTheTerminal => "dark or light, as the terminal is";
    UsualLook => "The usual look is in use.";
    SettingsHead => "The looks of Common Ground and the mouse, read when the program starts. Take the // away before a line and change it, then try it: commonground settings --check\nA colour is a name (black, red, green, yellow, blue, magenta, cyan, grey, white, light-blue and so on), a number up to 255, or #rrggbb.";
    SettingsGood => "{}: nothing is wrong.";
    // All of them.
    At => "{}, line {}, column {}: {}";
    NotUnderstood => "This cannot be read ({}): mend it here.";
    Unreadable => "{} could not be read: {}. Mend it, or take it away.";
    NotText => "it is not text in UTF-8";
    TooLarge => "it is larger than 1 MB";
    NoFile => "it is a folder, a device or a pipe";
    Missing => "There is no file {}: `--template` prints one to begin with.";
}}
