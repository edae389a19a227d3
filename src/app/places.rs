//! What the places where a key can arrive are called.

use super::model::Place;

impl Place {
    /// The text id of its name, with its article: «la consola».
    pub fn title(self) -> &'static str {
        match self {
            Place::Home => "keys-place-home",
            Place::Console => "keys-place-console",
            Place::Answer => "input-place",
            Place::Server => "keys-place-server",
            Place::Reading => "keys-place-reading",
            Place::Question => "keys-place-question",
            Place::Sentence => "keys-place-sentence",
            Place::Demo => "keys-place-demo",
            Place::DemoVote => "keys-place-demo-vote",
            Place::DemoBlack => "keys-place-demo-black",
            Place::DemoList => "keys-place-demo-list",
            Place::Broken => "keys-place-broken",
            Place::Menu => "keys-place-menu",
            Place::Naming => "keys-place-naming",
            Place::Help => "keys-place-help",
            Place::Terms => "keys-place-terms",
            Place::Term => "keys-place-term",
            Place::Person => "keys-place-person",
            Place::Events => "keys-place-events",
            Place::Copying => "keys-place-copying",
            Place::Card => "keys-place-card",
            Place::Museum => "keys-place-museum",
            Place::Exhibit => "keys-place-exhibit",
            Place::Hex => "hex-place",
            Place::HexSearch => "hex-place-search",
            Place::Palette => "keys-place-palette",
            Place::Deeds => "keys-place-deeds",
            Place::DeedsField => "keys-place-deeds-field",
            Place::Experiment => "keys-place-experiment",
            Place::Walk => "walk-place",
            Place::Variables => "walk-place-variables",
            Place::Stops => "walk-place-stops",
            Place::Permission => "keys-place-permission",
        }
    }
}
