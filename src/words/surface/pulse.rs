//! What is said of a pulse.

words! { Pulse {
    Answers => "not at all {} · {} · {} · {} · {} fully";
    Five => "five numbers, from not at all to fully";
}}
