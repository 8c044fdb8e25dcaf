//! One spelling for words that are compared: lower case, single spaces, no accents, no signs at
//! either end. People leave accents out, and some systems write them as characters of their own.

use alloc::string::String;

/// Signs that part words: those of Markdown, tables, HTML, brackets.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '*' | '_'
            | '`'
            | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '='
            | '|'
            | '#'
            | '~'
    )
}

/// Words of a knowledge base or of a normal text in the spelling in which they are compared.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_sign(c)) {
        let Some(first) = word.chars().next() else {
            continue;
        };
        // Chinese, Japanese and Korean are written with and without a space between two words.
        let joins = is_caseless(first) && folded.ends_with(is_caseless);
        if !folded.is_empty() && !joins {
            folded.push(' ');
        }
        if word.is_ascii() {
            let from = folded.len();
            folded.push_str(word);
            folded.get_mut(from..).map(str::make_ascii_lowercase);
        } else {
            folded.extend(word.chars().filter_map(letter));
        }
    }
    let ends = |c: char| {
        c.is_ascii_punctuation() || c.is_whitespace() || matches!(c, '→' | '…' | '，' | '。' | '；')
    };
    String::from(folded.trim_matches(ends))
}

/// `ExtendedErrorCode` as words; other text stays.
pub(super) fn split_at_capitals(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 4);
    let mut last = ' ';
    for c in text.chars() {
        if c.is_ascii_uppercase() && last.is_ascii_lowercase() {
            words.push(' ');
        }
        words.push(c);
        last = c;
    }
    words
}

/// A letter of a script without capitals.
pub(super) fn is_caseless(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Lower case and without its accent; nothing for an accent that stands alone.
fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    Some(match c.to_lowercase().next().unwrap_or(c) {
        '\u{300}'..='\u{36F}' => return None,
        'à'..='å' | 'ą' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' => 't',
        'ù'..='ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        plain => plain,
    })
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn words_are_compared_in_one_spelling() {
        for (text, expected) in [
            ("  **Code d'erreur  étendu** :", "code d'erreur etendu"),
            ("Co\u{301}digo", "codigo"),
            ("| Fehlercode | =", "fehlercode"),
            ("エラー コード", "エラーコード"),
            ("オーバー code 오류 코드", "オーバー code 오류코드"),
            ("KÓD CHYBY ->", "kod chyby"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }
}
