//! How well a text answers a search: whole words and their beginnings first, then parts of words, then letters in order
//! with others between them. Case and accents do not count.

use unicode_width::UnicodeWidthChar;

use crate::i18n::alphabet::fold;

/// What a word of the search is worth where its letters stand together.
const TOGETHER: i32 = 100;

/// What is added at the beginning of a word.
const WORD_START: i32 = 60;

/// What is added at the beginning of the text.
const TEXT_START: i32 = 40;

/// What is added where a word ends with it.
const WORD_END: i32 = 20;

/// What is added at the end of the text: a whole name comes before those that begin with it.
const TEXT_END: i32 = 10;

/// What a word of the search is worth where its letters stand apart, before what that costs.
const APART: i32 = 60;

/// A text with what is compared of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// Its letters without case and accents; marks that join the letter before them are left out.
    letters: Vec<char>,
    /// Which character of the text each of them is.
    at: Vec<usize>,
}

/// How a text answers a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// How well; more is better.
    pub score: i32,
    /// Which characters of the text were searched for, in order.
    pub at: Vec<usize>,
}

impl Folded {
    /// A text to search in.
    pub fn new(text: String) -> Folded {
        let kept = |(_, character): &(usize, char)| character.width() != Some(0);
        let (at, letters) = text.chars().enumerate().filter(kept).map(|(at, character)| (at, fold(character))).unzip();
        Folded { text, letters, at }
    }

    /// How the text answers a search; `None`: not at all. Each word of the search must be found.
    pub fn matched(&self, query: &Query) -> Option<Match> {
        let mut found = Match::default();
        for word in &query.words {
            let (score, places) = self.together(word).or_else(|| self.apart(word))?;
            found.score += score;
            found.at.extend(places.into_iter().filter_map(|place| self.at.get(place)));
        }
        found.at.sort_unstable();
        found.at.dedup();
        Some(found)
    }

    /// Where each word of the search begins a word of the text, if all do: for sentences, in which letters that stand
    /// apart say nothing.
    pub fn begun(&self, query: &Query) -> Option<Vec<usize>> {
        let mut at = Vec::new();
        for word in &query.words {
            let mut places = self.letters.windows(word.len()).enumerate();
            let begins = |(place, letters): &(usize, &[char])| letters == word && self.starts_word(*place);
            let (place, _) = places.find(begins)?;
            at.extend((place..place + word.len()).filter_map(|place| self.at.get(place)));
        }
        at.sort_unstable();
        at.dedup();
        Some(at)
    }

    fn is_letter(&self, place: usize) -> bool {
        self.letters.get(place).is_some_and(|letter| letter.is_alphanumeric())
    }

    fn starts_word(&self, place: usize) -> bool {
        self.is_letter(place) && !place.checked_sub(1).is_some_and(|before| self.is_letter(before))
    }

    /// The best place where the letters of `word` stand together.
    fn together(&self, word: &[char]) -> Option<(i32, Vec<usize>)> {
        let score = |(place, letters): (usize, &[char])| {
            let end = place + word.len();
            let bonus = |holds: bool, bonus: i32| if holds { bonus } else { 0 };
            let worth = TOGETHER
                + bonus(self.starts_word(place), WORD_START)
                + bonus(place == 0, TEXT_START)
                + bonus(!self.is_letter(end), WORD_END)
                + bonus(end == self.letters.len(), TEXT_END);
            (letters == word).then_some((worth, std::cmp::Reverse(place)))
        };
        let places = self.letters.windows(word.len().max(1)).enumerate();
        let (score, std::cmp::Reverse(place)) = places.filter_map(score).max()?;
        Some((score, (place..place + word.len()).collect()))
    }

    /// The cheapest way to find the letters of `word` in order, with others between them: to begin within a word, and
    /// each letter passed over within one, costs; to go on at the beginning of another word costs little. What costs
    /// more than two for each letter is chance.
    fn apart(&self, word: &[char]) -> Option<(i32, Vec<usize>)> {
        const NEVER: i32 = i32::MAX / 2;
        let count = self.letters.len();
        if word.len() < 2 || !self.has_in_order(word) {
            return None;
        }
        let mut costs: Vec<i32> = vec![NEVER; count];
        // For each letter of the word and each place, from which place the cheapest way comes.
        let mut ways: Vec<Vec<usize>> = Vec::with_capacity(word.len());
        for (number, letter) in word.iter().enumerate() {
            let mut next = vec![NEVER; count];
            let mut way = vec![0; count];
            // The cheapest places further to the left: as they are, and with what has been passed over since.
            let (mut nearest, mut anywhere) = ((NEVER, 0), (NEVER, 0));
            for place in 0..count {
                let starts = self.starts_word(place);
                if self.letters[place] == *letter {
                    (next[place], way[place]) = match place.checked_sub(1) {
                        _ if number == 0 => (if starts { 0 } else { 6 }, place),
                        None => (NEVER, place),
                        Some(before) => {
                            let together = (costs[before], before);
                            let jump = if starts { (anywhere.0 + 2, anywhere.1) } else { (NEVER, 0) };
                            together.min((nearest.0 + 2, nearest.1)).min(jump)
                        }
                    };
                }
                if let Some(before) = place.checked_sub(1) {
                    nearest = (nearest.0.min(NEVER) + 2, nearest.1).min((costs[before] + 2, before));
                    anywhere = anywhere.min((costs[before], before));
                }
            }
            costs = next;
            ways.push(way);
        }
        let (cost, mut place) = costs.into_iter().zip(0..).min()?;
        if cost > 2 * i32::try_from(word.len()).ok()? {
            return None;
        }
        let mut places = Vec::with_capacity(word.len());
        for way in ways.iter().rev() {
            places.push(place);
            place = way[place];
        }
        places.reverse();
        Some((APART - cost, places))
    }

    fn has_in_order(&self, word: &[char]) -> bool {
        let mut letters = self.letters.iter();
        word.iter().all(|letter| letters.any(|other| other == letter))
    }
}

/// What is searched for: words without case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
}

impl Query {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Query {
        let letters = |word: &str| Folded::new(word.to_owned()).letters;
        let words = typed.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
        Query { words }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score(query: &str, text: &str) -> Option<i32> {
        Folded::new(text.to_owned()).matched(&Query::new(query)).map(|found| found.score)
    }

    /// The characters found, in brackets.
    fn marked(query: &str, text: &str) -> String {
        let found = Folded::new(text.to_owned()).matched(&Query::new(query)).map(|found| found.at).unwrap_or_default();
        let mark = |(at, c): (usize, char)| if found.contains(&at) { format!("[{c}]") } else { c.to_string() };
        text.chars().enumerate().map(mark).collect::<String>().replace("][", "")
    }

    #[test]
    fn neither_case_nor_accents_count() {
        for (query, text) in [("conexion", "Conexión"), ("CONEXIÓN", "conexion"), ("ano", "año"), ("año", "ANO")] {
            assert!(score(query, text) >= Some(TOGETHER), "{query} {text}");
        }
        // An accent that is a character of its own, in either of them.
        assert_eq!(marked("conexio\u{301}n", "la conexión"), "la [conexión]");
        assert_eq!(marked("ion", "conexio\u{301}n"), "conex[io]\u{301}[n]");
    }

    #[test]
    fn beginnings_come_before_the_middle_and_that_before_letters_apart() {
        let order = ["socket", "socket de", "sockets", "el socket", "los sockets", "desocketado", "so claro ket"];
        let scores: Vec<_> = order.iter().map(|text| score("socket", text)).collect();
        assert!(scores.is_sorted_by(|one, next| one > next), "{scores:?}");
        assert!(scores.iter().all(Option::is_some));
        assert_eq!(score("socket", "cliente"), None);
        assert_eq!(score("x", "socket"), None);
    }

    #[test]
    fn letters_are_left_out_and_initials_are_enough() {
        assert_eq!(marked("glsario", "glosario"), "[gl]o[sario]");
        assert_eq!(marked("opa", "otro panel"), "[o]tro [pa]nel");
        assert_eq!(marked("lib", "laboratorio libre"), "laboratorio [lib]re");
        assert_eq!(marked("lec 3", "lección 3 · socket"), "[lec]ción [3] · socket");
        assert_eq!(marked("soc 3", "lección 3 · socket"), "lección [3] · [soc]ket");
        // Each word must be there, and letters strewn over a text are chance.
        assert_eq!(score("lec 4", "lección 3 · socket"), None);
        assert_eq!(score("rto", "servidor eco, TCP, y otro"), None);
        assert_eq!(score("aei", "la carne de mi tío"), None);
    }

    #[test]
    fn sentences_answer_with_the_beginnings_of_their_words() {
        let sentence = Folded::new("Sale de enchufe y termina todos sus programas.".to_owned());
        let begun = |query: &str| sentence.begun(&Query::new(query));
        assert_eq!(begun("pro te"), Some(vec![18, 19, 36, 37, 38]));
        assert_eq!(begun("gramas"), None);
        assert_eq!(begun("sde"), None);
    }

    proptest! {
        #[test]
        fn what_is_marked_spells_the_search(query in "[a-cñÑ\u{301} ]{0,5}", text in "[a-cÑñ·\u{301} ]{0,24}") {
            let (query, text) = (Query::new(&query), Folded::new(text));
            let Some(found) = text.matched(&query) else { return Ok(()) };
            let characters: Vec<char> = text.text.chars().collect();
            prop_assert!(found.at.is_sorted_by(|one, next| one < next));
            prop_assert!(found.at.iter().all(|at| *at < characters.len()));
            let [word] = query.words.as_slice() else { return Ok(()) };
            let spelled: Vec<char> = found.at.iter().map(|at| fold(characters[*at])).collect();
            prop_assert_eq!(&spelled, word);
        }

        #[test]
        fn any_part_of_a_text_finds_it(text in "[a-zñá ]{1,20}", from in 0..20usize, length in 1..20usize) {
            let part: String = text.chars().skip(from).take(length).collect();
            prop_assert!(score(&part, &text).is_some());
        }
    }
}
