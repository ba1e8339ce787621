//! The kinds of asset in the words of papers. Uses the words.

use crate::words::Word;

/// The kinds of asset with their words on paper, in the order of papers.
pub fn kinds() -> [(&'static str, Word); 9] {
    [
        ("individual", Word::AssetIndividual),
        ("association", Word::AssetAssociation),
        ("institution", Word::AssetInstitution),
        ("place", Word::AssetPlace),
        ("economy", Word::AssetEconomy),
        ("environment", Word::AssetEnvironment),
        ("culture-story", Word::AssetCulture),
        ("relationship", Word::AssetRelationship),
        ("value", Word::AssetValue),
    ]
}
