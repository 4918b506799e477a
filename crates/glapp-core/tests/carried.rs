//! Fields of a later version (`domain.md`, *File formats*).

use glapp_core::Carried;

#[test]
fn what_is_carried_comes_back_as_it_stood() {
    let mut it = Carried::default();
    assert!(it.is_empty());
    it.push("later", "[1,  2]");
    it.push("later", "null");
    assert!(!it.is_empty());
    assert!(it.iter().eq([("later", "[1,  2]"), ("later", "null")]));
}
