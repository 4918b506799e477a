//! Assessments that come, go and lie on the shelf: begun, copied, renamed, erased and put back, from and to files.

use super::{Desk, EXPORTED_KEY, Notice, Opened};
use crate::browser;
use crate::components::particulars::Particulars;
use crate::own::{self, Restored};
use crate::route::Route;
use crate::shelf::{self, Store as _, Stored};
use crate::text::Messages;
use crate::walk::Round;
use glapp_core::{Assessment, Edit, Unit};
use glapp_format::backup::{Backup, StoredText};
use leptos::prelude::*;

impl Desk {
    /// Stores a new assessment and goes to its first question.
    pub fn begin(&self, assessment: &Assessment) {
        let kept = self.ask(|storage| shelf::save(storage, assessment));
        match kept {
            Ok(_) => {
                self.remember_round(&assessment.header().id, self.beginning_round.get_untracked());
                self.beginning_round.set(Round::default());
                self.beginning.set(Particulars::today());
                self.go(&Route::Assess { id: assessment.header().id.to_string(), clause: None });
            }
            Err(error) => self.say_not_saved(error),
        }
    }

    /// Everything as it is stored.
    pub fn backup(&self) -> Backup {
        let mut backup = self.ask(|storage| Backup {
            practices: own::back_up(storage).into(),
            ..shelf::back_up(storage, &browser::now())
        });
        for (unsaved, base) in self.all_unsaved() {
            let id = &unsaved.header().id;
            let text = |unsaved: &Assessment| glapp_format::assessment::write(unsaved).into();
            match backup.documents.iter_mut().find(|it| it.id == *id) {
                Some(stored) if *stored.text == *base => stored.text = text(&unsaved),
                // Something else has been stored in its place meanwhile: both are there.
                there => {
                    let id = if there.is_some() { browser::new_id().into() } else { id.clone() };
                    let text = text(&unsaved.copy(id.clone()));
                    backup.documents.push(StoredText { id, text, carried: Default::default() });
                }
            }
        }
        backup
    }

    /// Offers every document as it is stored, in one file.
    pub fn back_up(&self) {
        let backup = self.backup();
        let name = browser::file_name(&[self.t().back_up_name, &browser::today().to_string()], ".json");
        browser::download(&name, &glapp_format::backup::write(&backup));
        for stored in &backup.documents {
            self.count_from_here(&stored.id);
        }
    }

    fn restore(&self, name: &str, bytes: &[u8]) {
        let backup = match glapp_format::backup::read(bytes) {
            Ok(document) => document.value,
            Err(refusal) => return self.refuse(name, &refusal.problems),
        };
        let library = self.library();
        let told = self.ask(|storage| shelf::restore(storage, &library.catalogue, &backup, browser::new_id));
        let practices = (!backup.practices.is_empty()).then(|| {
            self.ask(|store| own::restore(store, &library.catalogue, &backup.practices, browser::new_id))
        });
        own::bring(self);
        self.refresh_shelf();
        let day = backup.made.get(..10).unwrap_or_default();
        let failed = told.iter().any(|(_, kept)| kept.is_err())
            || matches!(practices, Some(Err(_) | Ok(Restored::LeftAlone)));
        self.tell(Notice::new(failed, |t, _| {
            let lines = told.iter().map(|(name, kept)| (t.kept)(name, *kept));
            ((t.restored)(day), lines.chain(practices.iter().map(t.own_kept)).collect())
        }));
    }

    /// Stores a document that is not on the desk, and says so.
    fn put(&self, mut assessment: Assessment, title: impl Fn(&Messages) -> String) {
        assessment.stamp(browser::now());
        let kept = self.ask(|storage| shelf::save(storage, &assessment).map(drop));
        self.refresh_shelf();
        match kept {
            Ok(()) => self.say(title),
            Err(error) => self.say_not_saved(error),
        }
    }

    /// The document with that id, if it is here and can be read.
    pub fn stored(&self, id: &str) -> Option<Assessment> {
        if let Some(unsaved) = self.unsaved(id) {
            return Some(unsaved);
        }
        let library = self.library();
        self.ask(|storage| shelf::open(storage, &library.catalogue, id))?.assessment.ok()
    }

    /// The assessment that this one goes on from, if it is here.
    pub fn previous(&self, assessment: &Assessment) -> Option<Assessment> {
        let header = assessment.header();
        let id = header.continues.as_deref().filter(|id| **id != *header.id)?;
        self.stored(id)
    }

    /// Lays a copy beside a document.
    pub fn duplicate(&self, id: &str) {
        let Some(copy) = self.stored(id).map(|it| it.copy(browser::new_id())) else { return };
        let name = (self.t().copy_of)(&copy.header().unit.name);
        if let Some(copy) = self.named(copy, &name) {
            self.put(copy, |t| (t.duplicated)(&name));
        }
    }

    /// Gives the unit of a document another name.
    pub fn rename(&self, id: &str, name: &str) {
        let library = self.library();
        // As it is stored: what could not be saved is brought together with that when it is opened.
        let stored = self.ask(|storage| shelf::open(storage, &library.catalogue, id));
        if let Some(renamed) = stored.and_then(|it| self.named(it.assessment.ok()?, name.trim())) {
            self.edit_unsaved(id, Edit::Unit(renamed.header().unit.clone()));
            self.put(renamed, |t| t.saved_before.into());
        }
    }

    fn named(&self, mut assessment: Assessment, name: &str) -> Option<Assessment> {
        let unit = Unit { name: name.into(), ..assessment.header().unit.clone() };
        assessment.apply(&self.library().catalogue, Edit::Unit(unit)).ok()?;
        Some(assessment)
    }

    /// Goes on from an adopted assessment in a new one, and to its first question.
    pub fn go_on_from(&self, assessment: &Assessment) {
        let mut next = assessment.continued(browser::new_id(), browser::today());
        next.stamp(browser::now());
        match self.ask(|storage| shelf::save(storage, &next).map(drop)) {
            Ok(()) => self.go(&Route::Assess { id: next.header().id.to_string(), clause: None }),
            Err(error) => self.say_not_saved(error),
        }
    }

    /// Erases everything that is stored, and forgets every choice.
    pub fn erase_all(&self) {
        self.ask(|storage| shelf::erase_all(storage));
        self.forget_all_unsaved();
        own::bring(self);
        self.show_looks();
        self.shortcuts.set(true);
        self.beginning.set(Particulars::today());
        self.notices.update(Vec::clear);
        self.refresh_shelf();
        self.say(|t| t.erased_all.into());
    }

    /// Takes in the bytes of a file with that name. What is stored stays as it is, whatever the file holds. The shelf is
    /// not looked at again: there may be more files to come, and each look reads everything that is stored.
    pub fn import(&self, name: &str, bytes: &[u8]) {
        if glapp_format::backup::is_named(bytes) {
            return self.restore(name, bytes);
        }
        let library = self.library();
        let document = match glapp_format::assessment::read(bytes, &[&library.catalogue]) {
            Ok(document) => document,
            Err(refusal) => return self.refuse(name, &refusal.problems),
        };
        if let Some((_, notice)) = self.take_in(document.value) {
            self.tell(notice);
        }
    }

    /// Takes in an assessment, before the shelf is looked at again. The id that it is stored under, and what there is to say
    /// about that.
    pub fn take_in(&self, assessment: Assessment) -> Option<(String, Notice)> {
        let (library, unit) = (self.library(), assessment.header().unit.name.clone());
        let id = assessment.header().id.clone();
        let taken =
            self.ask(|storage| shelf::take_in(storage, &library.catalogue, assessment, &browser::new_id()));
        match taken {
            Ok(taken) => {
                let same = taken.header().id == id;
                let title =
                    |t: &Messages| if same { (t.imported)(&unit) } else { (t.imported_beside)(&unit) };
                Some((taken.header().id.to_string(), Notice::new(false, |t, _| (title(t), Vec::new()))))
            }
            Err(error) => {
                self.say_not_saved(error);
                None
            }
        }
    }

    /// Offers an assessment to be saved as a file.
    pub fn export(&self, assessment: &Assessment) {
        let header = assessment.header();
        let name = browser::file_name(&[&header.unit.name, &header.date.to_string()], ".glapp.json");
        browser::download(&name, &glapp_format::assessment::write(assessment));
        self.count_from_here(&header.id);
    }

    /// From here on the steps are counted that no file has.
    pub fn count_from_here(&self, id: &str) {
        self.ask(|storage| storage.remove(&format!("{EXPORTED_KEY}{id}")));
        if let Opened::Open(session) = self.opened.get_untracked()
            && *session.assessment().read_untracked().header().id == *id
        {
            session.unexported.set(0);
        }
    }

    /// Erases what is stored under an id; the notice of it can put it back.
    pub fn erase(&self, id: &str, name: &str) {
        let mut taken = self.ask(|storage| shelf::remove(storage, id));
        if let Some(unsaved) = self.take_unsaved(id) {
            taken = taken.with(&unsaved);
        }
        self.clear_notices();
        self.refresh_shelf();
        let said = Notice::new(false, |t, _| ((t.erased)(name), Vec::new()));
        self.tell(Notice { taken: Some((taken, name.into())), ..said });
        self.home.focus(".g-notice:last-of-type .g-put-back");
    }

    /// Puts back what a notice says was erased.
    pub fn put_back(&self, notice: &Notice) {
        let Some((taken, name)) = &notice.taken else { return };
        let library = self.library();
        let put = self.ask(|storage| shelf::put_back(storage, &library.catalogue, taken, &browser::new_id()));
        self.refresh_shelf();
        match put {
            Ok(()) => {
                self.notices.update(|notices| notices.retain(|it| it != notice));
                self.say(|t| (t.put_back)(name));
            }
            Err(error) => self.say_not_saved(error),
        }
        self.home.focus("#g-main h1");
    }

    /// Looks again at what is stored.
    pub fn refresh_shelf(&self) {
        if let Some(work) = self.work.get_untracked() {
            (work.list)(*self);
        }
    }

    /// The same, once it can be read.
    pub fn list_stored(&self) {
        let library = self.libraries.read_untracked().get(self.language.get_untracked());
        let mut shelf = self.ask(|storage| shelf::list(storage, &library.catalogue));
        for (unsaved, _) in self.all_unsaved() {
            let id = unsaved.header().id.to_string();
            match shelf.iter_mut().find(|it| it.id == id) {
                Some(stored) => stored.assessment = Ok(unsaved),
                // It was erased in another tab, or never stored.
                None => shelf.insert(0, Stored { id, text: String::new(), assessment: Ok(unsaved) }),
            }
        }
        self.shelf.set(shelf);
    }
}
