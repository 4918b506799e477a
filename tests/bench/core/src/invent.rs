//! Invented units. The same numbers give the same units.

use glapp_core::{
    Answer, Assessment, Carried, Catalogue, Coded, Date, EditError, Evidence, Header, Level, Practices,
    Rating, Stage, Unit, UnitKind,
};

/// One unit on one of its dates: nine clauses of ten are answered, a third of them with evidence and a note.
pub fn unit(
    catalogue: &Catalogue,
    practices: &Practices,
    unit: u32,
    date: u32,
    dice: &mut Dice,
) -> Result<Assessment, EditError> {
    let kind = UnitKind::ALL.get(dice.below(UnitKind::ALL.len())).copied().unwrap_or(UnitKind::Other);
    let year = u16::try_from(date).unwrap_or_default().saturating_add(2020);
    let mut invented = Assessment::new(
        catalogue,
        Header {
            id: format!("{:016x}", dice.roll()).into(),
            unit: Unit {
                name: format!("Enhet {unit:05} (påhittad)").into(),
                kind,
                organisation: "Exempelstaden (påhittad)".into(),
                carried: Carried::default(),
            },
            date: Date::new(year, 3, 2).unwrap_or(Date::FIRST),
            stage: Stage::Individual,
            adopted: None,
            assessors: Vec::new(),
            target: None,
            mission: None,
            continues: None,
            modified: "".into(),
            carried: Carried::default(),
        },
    )?;
    for leaf in catalogue.leaves() {
        let mut rating = Rating::default();
        match dice.below(20) {
            0 => {}
            1 => rating.answer = Answer::NotApplicable("Enheten har inget sådant uppdrag (påhittat).".into()),
            _ => rating.answer = Answer::Level(Level::new(u8::try_from(dice.below(6)).unwrap_or_default())),
        }
        if dice.below(3) == 0 {
            rating.note = "Vi arbetar så här sedan förra året, men inte överallt (påhittat).".into();
            rating.evidence = vec![Evidence {
                text: "Verksamhetsplan (påhittad)".into(),
                url: "https://example.org/plan".into(),
                carried: Carried::default(),
            }];
            let linked = practices
                .practices
                .iter()
                .filter(|it| it.clauses.iter().any(|link| link.clause == leaf.id()));
            rating.practices = linked.take(2).map(|it| it.id.clone()).collect();
        }
        invented.put_rating(catalogue, leaf.id(), rating)?;
    }
    Ok(invented)
}

/// Numbers that look as if they came by chance (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// Any number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides.max(1)).unwrap_or(1);
        usize::try_from(self.roll() % sides).unwrap_or_default()
    }
}
