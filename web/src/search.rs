//! Search in clauses and in the city's words. Pure.

use glapp_core::{Catalogue, Clause, ClauseId, Language, Term, Terms, Text};

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a clause.
    Clause(ClauseId),
    /// At the word with that id, in the handbook.
    Term(Box<str>),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub place: Place,
    /// What the place is called.
    pub title: String,
    /// The text that it was found in, or the first one there.
    pub text: String,
}

/// Every clause and word whose texts hold all words of the query, wherever in them. First those whose name or number
/// holds them all, then those whose question or meaning does. An empty query finds nothing.
pub fn search(query: &str, catalogue: &Catalogue, terms: Option<&Terms>, language: Language) -> Vec<Hit> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut hits: Vec<(usize, Hit)> = Vec::new();
    let mut look = |place: Place, texts: Vec<String>| hits.extend(hit(&words, place, texts));
    for leaf in catalogue.leaves() {
        look(Place::Clause(leaf.id()), clause_texts(catalogue, leaf, language));
    }
    for term in terms.map(|terms| terms.terms.as_slice()).unwrap_or_default() {
        look(Place::Term(term.id.clone()), term_texts(term, language));
    }
    hits.sort_by_key(|(rank, _)| *rank);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// Number and title, question, then the levels.
fn clause_texts(catalogue: &Catalogue, clause: &Clause, language: Language) -> Vec<String> {
    let title = format!("{} {}", clause.id(), catalogue.title_in_context(clause.id(), language));
    let question = clause.criteria().map(|criteria| criteria.question.get(language).to_owned());
    let levels = clause.criteria().into_iter().flat_map(|criteria| criteria.levels.iter().enumerate());
    let levels = levels.map(|(level, text)| format!("{level} {}", text.get(language)));
    [title].into_iter().chain(question).chain(levels).collect()
}

/// The word, what it means, then the rest.
fn term_texts(term: &Term, language: Language) -> Vec<String> {
    let iso = term.iso.as_ref();
    let name = term.name.get(language);
    let names = iso.map(|iso| iso.name.get(language)).filter(|it| it.to_lowercase() != name.to_lowercase());
    let title = [name].into_iter().chain(names).collect::<Vec<_>>().join(" / ");
    let explained = iso.map(|iso| &iso.explanation);
    let rest = [term.city.as_ref(), explained, term.difference.as_ref(), term.practice.as_ref()];
    let rest = rest.into_iter().flatten().map(|text: &Text| text.get(language).to_owned());
    [title].into_iter().chain(rest).collect()
}

/// The hit and how many texts, from the first on, it takes to hold every word.
fn hit(words: &[&str], place: Place, texts: Vec<String>) -> Option<(usize, Hit)> {
    let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let first = |word: &&str| lower.iter().position(|text| text.contains(word));
    let places = words.iter().map(first).collect::<Option<Vec<usize>>>()?;
    let rank = places.into_iter().max()?;
    // The name is shown in any case: below it stands what else was found, or the first that is said.
    let text = texts.get(rank.max(1)).cloned().unwrap_or_default();
    Some((rank.min(2), Hit { place, title: texts.into_iter().next()?, text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::example;
    use glapp_format::bundled;

    fn catalogue() -> Catalogue {
        bundled::catalogue("iso-56002:2019").unwrap().unwrap()
    }

    fn terms() -> Terms {
        let text = example::text;
        let term = Term {
            id: "ideplats".into(),
            name: Text::new("Idéplats", "Place for ideas").unwrap(),
            city: Text::new("Där förslag samlas och får svar.", "Where ideas are gathered."),
            sources: Vec::new(),
            iso: None,
            difference: None,
            practice: None,
        };
        let terms = vec![term];
        Terms { id: "t".into(), edition: "1".into(), title: text("t"), source: text("t"), terms }
    }

    fn found(query: &str, language: Language) -> Vec<Hit> {
        search(query, &catalogue(), Some(&terms()), language)
    }

    fn numbers(query: &str) -> Vec<String> {
        let number = |hit: Hit| match hit.place {
            Place::Clause(clause) => clause.to_string(),
            Place::Term(id) => id.into(),
        };
        found(query, Language::Sv).into_iter().map(number).collect()
    }

    #[test]
    fn a_clause_is_found_by_its_number() {
        assert_eq!(numbers("4.1.2")[0], "4.1.2");
        let all = numbers("7.1");
        let first: Vec<_> = all.iter().take_while(|it| it.starts_with("7.1")).collect();
        assert!(first.len() >= 2, "those below it too: {all:?}");
    }

    #[test]
    fn every_word_must_be_there_in_any_order_and_case() {
        let catalogue = catalogue();
        for leaf in catalogue.leaves() {
            let question = leaf.criteria().unwrap().question.get(Language::Sv);
            let backwards: Vec<String> = question.split_whitespace().rev().map(str::to_uppercase).collect();
            let numbers = numbers(&backwards.join("  "));
            assert!(numbers.contains(&leaf.id().to_string()), "{question}");
        }
        assert_eq!(numbers("4.1.2 finnsintesåhär"), [""; 0]);
    }

    #[test]
    fn descriptors_are_searched_and_shown() {
        let catalogue = catalogue();
        let leaf = catalogue.leaves().last().unwrap();
        let descriptor = leaf.criteria().unwrap().levels.last().unwrap().get(Language::Sv);
        let hits = found(descriptor, Language::Sv);
        let hit = hits.iter().find(|hit| hit.place == Place::Clause(leaf.id())).unwrap();
        assert_eq!(hit.text, format!("5 {descriptor}"));
        assert!(hit.title.starts_with(&leaf.id().to_string()));
    }

    #[test]
    fn what_is_called_so_comes_before_what_mentions_it() {
        let catalogue = catalogue();
        let hits = found("ledarskap", Language::Sv);
        let named = |hit: &Hit| hit.title.to_lowercase().contains("ledarskap");
        assert!(hits.iter().map(named).is_sorted_by(|a, b| a >= b) && named(&hits[0]));
        let [first, ..] = hits.as_slice() else { return };
        let Place::Clause(clause) = first.place else { return };
        let question = &catalogue.clause(clause).unwrap().criteria().unwrap().question;
        assert_eq!(first.text, question.get(Language::Sv), "with its question below");
    }

    #[test]
    fn the_citys_words_are_found_by_name_and_meaning_in_their_language() {
        let hit = Hit {
            place: Place::Term("ideplats".into()),
            title: "Idéplats".into(),
            text: "Där förslag samlas och får svar.".into(),
        };
        assert_eq!(found("IDÉPLATS", Language::Sv), std::slice::from_ref(&hit));
        assert!(found("förslag samlas", Language::Sv).contains(&hit));
        assert_eq!(found("idéplats", Language::En), []);
        assert_eq!(found("place ideas gathered", Language::En)[0].place, hit.place);
        assert!(search("idéplats", &catalogue(), None, Language::Sv).is_empty(), "before they have come");
    }

    #[test]
    fn an_empty_query_finds_nothing_and_no_letter_is_special() {
        for query in ["", "  ", "\t\n", ".*", "\\", "[a-z]", "💡", "<script>"] {
            assert_eq!(numbers(query), [""; 0], "{query:?}");
        }
        assert!(!numbers("å").is_empty());
    }
}
