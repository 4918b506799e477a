//! The assessment in work: one signal that holds it, memos for what follows from it, edits, undo and redo.

use crate::library::Library;
use crate::walk::{Filter, Round};
use glapp_core::{
    Action, Assessment, Change, ClauseId, Coverage, Edit, EditError, GapAnalysis, Rating, State,
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many edits can be taken back.
const UNDO_LIMIT: usize = 200;

/// What has been done and can be taken back, and the other way round.
#[derive(Debug, Default)]
struct History {
    /// The edits that take back, latest last.
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Where someone is typing: one press after the other in the same field is one edit to take back.
    typing: Option<(Option<ClauseId>, Field)>,
    /// The draft that was adopted here: the core knows no way back, but whoever has just adopted may think again.
    draft: Option<Box<Assessment>>,
}

/// A text field of a clause or an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Reason,
    Note,
    /// With so many rows: a new one is an edit of its own.
    Evidence(usize),
    /// With so many actions, of the one at this place, text, owner or day: the one that is not as it was.
    Action(usize, usize, [bool; 3]),
}

/// How someone works with the assessment: nothing of it is in the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sitting {
    /// The clauses that are gone through.
    pub round: RwSignal<Round>,
    /// The clauses that the list shows.
    pub filter: RwSignal<Filter>,
    /// What is searched for.
    pub query: RwSignal<String>,
    /// When a clause was answered, in seconds: the person's pace.
    pub answers: RwSignal<Vec<f64>>,
    /// The clause whose "not applicable" has been chosen, but not yet its reason: until then the earlier answer holds.
    pub excluding: RwSignal<Option<ClauseId>>,
}

/// The assessment in work. Cheap to copy: a handle to signals.
#[derive(Clone, Copy)]
pub struct Session {
    assessment: RwSignal<Assessment>,
    // Made once: each is a place of its own, which stays for ever if it is made where nothing owns it, as in an event.
    readable: ReadSignal<Assessment>,
    history: RwSignal<History>,
    edits: RwSignal<u32>,
    edited: ReadSignal<u32>,
    library: Signal<Arc<Library>>,
    read_only: RwSignal<bool>,
    /// How someone works with it.
    pub sitting: Sitting,
    /// How many steps have been made since it was last exported to a file.
    pub unexported: RwSignal<u32>,
    /// What the city has for each clause on the assessment's date.
    pub coverage: Memo<Coverage>,
    /// Scores, gaps and priorities as they stand.
    pub analysis: Memo<GapAnalysis>,
}

impl Session {
    /// Starts to work on an assessment that is against the library's catalogue.
    pub fn new(assessment: Assessment, library: Signal<Arc<Library>>, read_only: RwSignal<bool>) -> Self {
        let assessment = RwSignal::new(assessment);
        let day = Memo::new(move |_| assessment.read().header().date);
        let coverage = Memo::new(move |_| {
            let library = library.read();
            Coverage::on(day.get(), &library.catalogue, &library.practices.practices)
        });
        let analysis = Memo::new(move |_| {
            GapAnalysis::of(&assessment.read(), &library.read().catalogue, &coverage.read())
        });
        let edits = RwSignal::new(0);
        Self {
            assessment,
            readable: assessment.read_only(),
            history: RwSignal::default(),
            edits,
            edited: edits.read_only(),
            library,
            read_only,
            sitting: Sitting::default(),
            unexported: RwSignal::new(0),
            coverage,
            analysis,
        }
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> ReadSignal<Assessment> {
        self.readable
    }

    /// Changes with every edit made here, undo and redo included: what is to be saved. A [`Session::replace`] is no
    /// edit, or two tabs would save each other's versions for ever.
    pub fn edits(&self) -> ReadSignal<u32> {
        self.edited
    }

    /// What has been said about a clause.
    pub fn rating(&self, clause: ClauseId) -> Rating {
        self.assessment.read().rating(clause).cloned().unwrap_or_default()
    }

    /// Makes an edit that can be taken back.
    ///
    /// # Errors
    /// An [`EditError`]; nothing has changed then.
    pub fn dispatch(&self, edit: Edit) -> Result<(), EditError> {
        if self.read_only.get_untracked() {
            return Ok(());
        }
        let typing = typing(&edit, &self.assessment.read_untracked());
        let draft = matches!(edit, Edit::Adopt(_)).then(|| Box::new(self.assessment.get_untracked()));
        let Some(back) = self.apply(edit)? else {
            if draft.is_some() {
                self.history.update(|history| history.draft = draft);
            }
            return Ok(());
        };
        self.history.update(|history| {
            history.redo.clear();
            if typing.is_none() || typing != history.typing {
                self.unexported.update(|steps| *steps += 1);
                history.undo.push(back);
                let surplus = history.undo.len().saturating_sub(UNDO_LIMIT);
                history.undo.drain(..surplus);
            }
            history.typing = typing;
        });
        Ok(())
    }

    /// Changes something about a clause; what is refused changes nothing.
    pub fn change(&self, clause: ClauseId, change: Change) {
        if matches!(change, Change::Level(Some(_))) {
            self.sitting.excluding.set(None);
        }
        // The views offer only what the core accepts; a refusal would leave everything as it is.
        let _ = self.dispatch(Edit::Clause(clause, change));
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        let history = self.history.read();
        history.draft.is_some() || !history.undo.is_empty()
    }

    /// Whether it is adopted, and with it read-only.
    pub fn is_adopted(&self) -> bool {
        self.assessment.read().header().state() == State::Adopted
    }

    /// Whether a newer Glapp wrote it: it is shown as far as it is understood.
    pub fn is_newer(&self) -> bool {
        self.assessment.read().newer().is_some()
    }

    /// Whether nothing can be changed.
    pub fn is_locked(&self) -> bool {
        self.read_only.get() || self.is_adopted() || self.is_newer()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        let history = self.history.read();
        history.draft.is_none() && !history.redo.is_empty()
    }

    /// Takes the latest edit back; tells which clause it was about.
    pub fn undo(&self) -> Option<ClauseId> {
        if let Some(draft) = self.history.try_update(|history| history.draft.take()).flatten() {
            self.put(*draft);
            return None;
        }
        self.step(|history| history.undo.pop(), |history| &mut history.redo)
    }

    /// Makes the edit again that was taken back last; tells which clause it was about.
    pub fn redo(&self) -> Option<ClauseId> {
        self.step(|history| history.redo.pop(), |history| &mut history.undo)
    }

    /// Replaces the assessment by another version of it, as after a change in another tab. Nothing can be taken
    /// back after that.
    pub fn replace(&self, assessment: Assessment) {
        self.history.set(History::default());
        self.assessment.set(assessment);
    }

    /// Stamps the assessment with the instant of its last change. Nobody is told: it is no edit.
    pub fn stamp(&self, instant: &str) {
        self.assessment.update_untracked(|assessment| assessment.stamp(instant));
    }

    fn step(
        &self,
        take: impl FnOnce(&mut History) -> Option<Edit>,
        to: impl FnOnce(&mut History) -> &mut Vec<Edit>,
    ) -> Option<ClauseId> {
        self.sitting.excluding.set(None);
        let edit = self.history.try_update(|history| {
            history.typing = None;
            take(history)
        })??;
        let clause = match &edit {
            Edit::Clause(clause, _) => Some(*clause),
            Edit::Actions(after) => {
                let assessment = self.assessment.read_untracked();
                let (_, [before, after]) = changed_action(assessment.actions(), after);
                before.or(after).and_then(|action| action.clause)
            }
            // What is about several clauses is taken back where one stands.
            _ => None,
        };
        if let Ok(Some(back)) = self.apply(edit) {
            self.history.update(|history| to(history).push(back));
        }
        clause
    }

    /// The edit that takes this one back; none if it has changed nothing.
    fn apply(&self, edit: Edit) -> Result<Option<Edit>, EditError> {
        let library = self.library.get_untracked();
        let mut changed = self.assessment.get_untracked();
        let back = changed.apply(&library.catalogue, edit)?;
        if changed == *self.assessment.read_untracked() {
            return Ok(None);
        }
        self.put(changed);
        Ok(back)
    }

    fn put(&self, assessment: Assessment) {
        self.assessment.set(assessment);
        self.edits.update(|edits| *edits = edits.wrapping_add(1));
    }
}

fn typing(edit: &Edit, before: &Assessment) -> Option<(Option<ClauseId>, Field)> {
    match edit {
        Edit::Clause(clause, Change::Note(_)) => Some((Some(*clause), Field::Note)),
        Edit::Clause(clause, Change::NotApplicable(_)) => Some((Some(*clause), Field::Reason)),
        Edit::Clause(clause, Change::Evidence(rows)) => Some((Some(*clause), Field::Evidence(rows.len()))),
        Edit::Actions(actions) => {
            let (place, [before, Some(after)]) = changed_action(before.actions(), actions) else {
                return None;
            };
            let alike = match before {
                Some(before) if before.id != after.id || before.status != after.status => return None,
                Some(before) => {
                    [before.text == after.text, before.owner == after.owner, before.due == after.due]
                }
                None => [after.text.is_empty(), after.owner.is_empty(), after.due.is_none()],
            };
            Some((after.clause, Field::Action(actions.len(), place, alike)))
        }
        _ => None,
    }
}

/// The place of the first action that differs, and what stands there before and after.
fn changed_action<'a>(before: &'a [Action], after: &'a [Action]) -> (usize, [Option<&'a Action>; 2]) {
    let same = before.iter().zip(after).take_while(|(before, after)| before == after).count();
    (same, [before.get(same), after.get(same)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Adoption, Answer, Date, Level, Practices, example};

    fn with(check: impl FnOnce(Session)) {
        let owner = Owner::new();
        owner.set();
        let catalogue = example::catalogue();
        let text = example::text;
        let practices = Practices {
            id: "p".into(),
            edition: "1".into(),
            title: text("p"),
            source: text("p"),
            catalogue: catalogue.id().into(),
            practices: vec![example::practice()],
            carried: Default::default(),
        };
        let assessment = example::assessment(&catalogue);
        let library = Arc::new(Library::new(catalogue, practices));
        check(Session::new(assessment, Signal::derive(move || library.clone()), RwSignal::new(false)));
    }

    fn clause() -> ClauseId {
        "4.1".parse().unwrap()
    }

    fn level(n: u8) -> Change {
        Change::Level(Some(Level::new(n)))
    }

    fn note(session: Session) -> Box<str> {
        session.rating(clause()).note
    }

    #[test]
    fn the_analysis_follows_every_edit() {
        with(|session| {
            assert_eq!(session.analysis.get_untracked().total.rated, 0);
            session.change(clause(), level(2));
            assert_eq!(session.analysis.get_untracked().total.score, Some(2.0));
            session.undo();
            assert_eq!(session.analysis.get_untracked().total.score, None);
            session.redo();
            assert_eq!(session.analysis.get_untracked().total.score, Some(2.0));
        });
    }

    #[test]
    fn undo_and_redo_walk_through_what_was_done() {
        with(|session| {
            let before = session.assessment().get_untracked();
            for n in [1, 2, 3] {
                session.change(clause(), level(n));
            }
            let after = session.assessment().get_untracked();
            for _ in 0..3 {
                assert_eq!(session.undo(), Some(clause()));
            }
            assert_eq!(session.assessment().get_untracked(), before);
            assert!(!session.can_undo() && session.can_redo());
            for _ in 0..3 {
                session.redo();
            }
            assert_eq!(session.assessment().get_untracked(), after);
            session.undo();
            session.change(clause(), level(5));
            assert!(!session.can_redo(), "a new edit ends what could be done again");
        });
    }

    #[test]
    fn typing_is_one_edit_to_take_back() {
        with(|session| {
            for text in ["V", "Ve", "Ver"] {
                session.change(clause(), Change::Note(text.into()));
            }
            session.change(clause(), level(2));
            session.change(clause(), Change::Note("Verk".into()));
            session.undo();
            assert_eq!(&*note(session), "Ver");
            session.undo();
            session.undo();
            assert_eq!(&*note(session), "");
            assert!(!session.can_undo());
        });
    }

    #[test]
    fn typing_an_action_is_one_edit_for_each_of_its_fields() {
        with(|session| {
            let action = |text: &str, owner: &str| Action {
                id: "a".into(),
                clause: Some(clause()),
                text: text.into(),
                owner: owner.into(),
                due: None,
                status: glapp_core::ActionStatus::Open,
                carried: Default::default(),
            };
            let texts = || {
                let assessment = session.assessment().get_untracked();
                assessment.actions().iter().map(|it| format!("{} {}", it.text, it.owner)).collect::<Vec<_>>()
            };
            for (text, owner) in [("M", ""), ("Mö", ""), ("Möte", ""), ("Möte", "E"), ("Möte", "Eva")] {
                session.dispatch(Edit::Actions(vec![action(text, owner)])).unwrap();
            }
            session.dispatch(Edit::Actions(Vec::new())).unwrap();
            assert_eq!(session.undo(), Some(clause()), "what was removed stands at its clause");
            assert_eq!(texts(), ["Möte Eva"]);
            session.undo();
            assert_eq!(texts(), ["Möte "]);
            session.undo();
            assert_eq!(texts(), [""; 0]);
            assert!(!session.can_undo());
            session.redo();
            assert_eq!(texts(), ["Möte "]);
        });
    }

    #[test]
    fn what_changes_nothing_is_nothing_to_take_back() {
        with(|session| {
            session.change(clause(), level(2));
            session.change(clause(), level(2));
            session.undo();
            assert!(!session.can_undo());
            assert_eq!(session.rating(clause()).answer, Answer::Unanswered);
        });
    }

    #[test]
    fn adopting_can_be_taken_back_while_it_lies_on_the_desk() {
        with(|session| {
            let adopt =
                || Edit::Adopt(Adoption { date: Date::FIRST, by: "N".into(), carried: Default::default() });
            session.change(clause(), level(2));
            session.change(clause(), level(3));
            session.undo();
            let draft = session.assessment().get_untracked();
            let edits = session.edits().get_untracked();
            session.dispatch(adopt()).unwrap();
            assert!(session.is_adopted() && session.can_undo() && !session.can_redo());
            assert!(session.dispatch(adopt()).is_err());
            session.change(clause(), level(5));
            assert_eq!(session.rating(clause()).answer.level(), Some(Level::new(2)));
            assert_eq!(session.undo(), None);
            assert_eq!(session.assessment().get_untracked(), draft);
            assert_eq!(session.edits().get_untracked(), edits + 2, "both are to be saved");
            assert!(session.can_redo());
            session.undo();
            assert!(!session.can_undo());

            session.dispatch(adopt()).unwrap();
            let adopted = session.assessment().get_untracked();
            session.replace(adopted);
            assert!(!session.can_undo(), "what was adopted elsewhere stays so");
        });
    }

    #[test]
    fn what_is_refused_changes_nothing() {
        with(|session| {
            let before = session.assessment().get_untracked();
            assert!(session.dispatch(Edit::Clause(clause(), level(6))).is_err());
            assert!(session.dispatch(Edit::Clause(clause(), Change::NotApplicable(" ".into()))).is_err());
            assert_eq!(session.assessment().get_untracked(), before);
            assert!(!session.can_undo());
        });
    }
}
