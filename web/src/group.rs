//! The units on the working group's table: in memory for as long as the page is open, never stored.

use glapp_core::Catalogue;
use glapp_format::assessment;
pub use glapp_report::Group;

/// Takes in the bytes of a file, or says why not.
pub fn take_in(group: &mut Group, file: &str, bytes: &[u8], catalogue: &Catalogue) {
    match assessment::read(bytes, &[catalogue]) {
        Ok(document) => group.admit(file, document.value),
        Err(refusal) => group.refuse(file, |language| {
            let lines = refusal.problems.iter().take(3);
            lines.map(|it| it.line(language)).collect::<Vec<_>>().join("; ")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Language, example};

    #[test]
    fn a_file_joins_the_others_or_is_refused_with_its_reason() {
        let catalogue = example::catalogue();
        let text = assessment::write(&example::assessment(&catalogue));
        let mut group = Group::default();
        take_in(&mut group, "a", text.as_bytes(), &catalogue);
        take_in(&mut group, "b", b"{", &catalogue);
        assert_eq!(group.units().len(), 1);
        let told: Vec<_> = group.told(Language::En).collect();
        assert_eq!((told.len(), told[0].0), (1, "b"));
    }
}
