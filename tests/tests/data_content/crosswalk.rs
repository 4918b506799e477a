//! The crosswalk from ISO 56002:2019 to ISO 56001:2024 is total: nothing is left out unawares on either side.

use glapp_core::{Catalogue, ClauseId, Group, GroupKey, Grouping};
use glapp_format::bundled;

fn catalogue(id: &str) -> Catalogue {
    bundled::catalogue(id).unwrap().unwrap()
}

#[test]
fn every_clause_of_56001_is_answered_but_change_management_and_planning_of_changes() {
    let (ours, other) = (catalogue("iso-56002:2019"), catalogue("iso-56001:2024"));
    let mut header = glapp_core::example::header();
    header.target = None;
    let assessment = glapp_core::Assessment::new(&ours, header).unwrap();
    let groups = Grouping::Crosswalk(&other).groups(&assessment, &ours);
    assert_eq!(groups.len(), other.clauses().len());
    let uncovered: Vec<_> = groups.iter().filter(|it| it.is_uncovered()).map(|it| it.key).collect();
    let key = |clause: &str| GroupKey::Clause(clause.parse().unwrap());
    assert_eq!(uncovered, [key("5.1.3"), key("6.3")]);
    let clauses =
        |group: &Group| group.clauses.iter().map(|(clause, _)| clause.to_string()).collect::<Vec<_>>();
    let of = |clause: &str| groups.iter().find(|it| it.key == key(clause)).map(clauses).unwrap();
    // The numbers collide; the meanings do not.
    assert_eq!(
        (of("7.1.4"), of("7.1.5"), of("7.1.6")),
        (vec!["7.1.5".into()], vec!["7.1.6".into()], vec!["7.1.4".into(), "7.7".into()])
    );
    assert_eq!((of("10.1"), of("10.2")), (vec!["10.3".into()], vec!["10.2".into()]));
}

#[test]
fn every_leaf_of_56002_leads_to_a_clause_that_is_there_but_10_1() {
    let (ours, other) = (catalogue("iso-56002:2019"), catalogue("iso-56001:2024"));
    let mut without: Vec<ClauseId> = Vec::new();
    for leaf in ours.leaves() {
        let links = &leaf.criteria().unwrap().crosswalk;
        for link in links {
            assert_eq!(&*link.catalogue, "iso-56001:2024");
            assert!(other.clause(link.clause).is_some(), "{} leads to {}", leaf.id(), link.clause);
        }
        if links.is_empty() {
            without.push(leaf.id());
        }
    }
    assert_eq!(without, ["10.1".parse().unwrap()]);
}
