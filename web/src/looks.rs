//! How the page looks, as chosen: each choice is kept under a key and shown as an attribute of `<html>`.

use crate::browser::{self, Home};
use crate::shelf::Store;

/// Something about the looks that can be chosen.
pub struct Look {
    /// Its name: of the key behind `glapp.`, of the attribute behind `data-`, and of the field that chooses it.
    pub name: &'static str,
    /// What there is to choose; the first is meant where nothing has been chosen.
    pub choices: [&'static str; 4],
}

/// Colours and size of text.
pub static LOOKS: [Look; 2] = [
    Look { name: "theme", choices: ["system", "light", "dark", "contrast"] },
    Look { name: "text", choices: ["normal", "large", "larger", "largest"] },
];

impl Look {
    /// The key that it is kept under.
    pub fn key(&self) -> String {
        format!("glapp.{}", self.name)
    }

    /// What has been chosen.
    pub fn chosen(&self, store: &dyn Store) -> &'static str {
        let kept = store.get(&self.key()).unwrap_or_default();
        let [first, ..] = self.choices;
        self.choices.into_iter().find(|choice| *choice == kept).unwrap_or(first)
    }

    /// Shows what has been chosen.
    pub fn show(&self, store: &dyn Store, home: Home) {
        let chosen = match self.chosen(store) {
            // Whoever asks the computer for more contrast gets it here, too.
            "system" if browser::matches("(prefers-contrast: more)") => "contrast",
            chosen => chosen,
        };
        home.mark(self.name, chosen);
    }
}

#[cfg(test)]
mod tests {
    use super::LOOKS;
    use crate::shelf::{Memory, Store};

    #[test]
    fn only_what_can_be_chosen_is() {
        let store = Memory::default();
        for look in &LOOKS {
            assert_eq!(look.chosen(&store), look.choices[0]);
            for choice in look.choices {
                store.set(&look.key(), choice).unwrap();
                assert_eq!(look.chosen(&store), choice);
            }
            store.set(&look.key(), "\"><script>").unwrap();
            assert_eq!(look.chosen(&store), look.choices[0]);
        }
    }
}
