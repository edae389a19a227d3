//! The words in the Python that is proposed: bytes to send and names, each in the language of who reads them. All are ASCII,
//! since Python takes no other letters between the quotes of `b"…"`.

use crate::i18n::Language;

/// What who called says first.
pub fn hello(language: Language) -> &'static str {
    either(language, "hola", "hello")
}

/// What who was called answers.
pub fn bye(language: Language) -> &'static str {
    either(language, "adios", "bye")
}

/// What who was called goes on with when nobody sends to it any more. As long in both languages.
pub fn more(language: Language) -> &'static str {
    either(language, "sigo", "more")
}

/// Two messages. As long in both languages.
pub fn two(language: Language) -> [&'static str; 2] {
    [either(language, "uno", "one"), either(language, "dos", "two")]
}

/// The name for the address that `accept` gives.
pub fn address(language: Language) -> &'static str {
    either(language, "direccion", "address")
}

/// The name of a socket's file.
pub fn path(language: Language) -> &'static str {
    either(language, "saludo", "greeting")
}

fn either(language: Language, spanish: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Spanish => spanish,
        Language::English => english,
    }
}
