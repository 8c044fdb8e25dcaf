//! Readers of single values. Each reports what it cannot read and gives `None`.

use ::toml::de::DeValue;

use super::shape::{self, Shape};
use super::{Keys, Reader, Value};
use crate::diagnostic::{Placed, did_you_mean, list};

impl Reader<'_> {
    /// A text that is not empty, with its place.
    pub fn text(&mut self, value: &Value<'_>) -> Option<Placed<String>> {
        if shape::is_noting() {
            shape::note(Shape::Text);
            return None;
        }
        let span = self.place_of(value);
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.complain(self.place(value.span()), "this text is empty")
                    .help = Some("write something, or take the key out".into());
                None
            }
            Some(text) => Some(Placed {
                value: text.to_owned(),
                span,
            }),
            None => {
                self.wrong_type(value, "a text", "`\"…\"`");
                None
            }
        }
    }

    /// A text that is not empty, where its place does not matter later.
    pub fn plain_text(&mut self, value: &Value<'_>) -> Option<String> {
        self.text(value).map(|text| text.value)
    }

    /// A list of texts, none empty.
    pub fn texts(&mut self, value: &Value<'_>) -> Option<Vec<Placed<String>>> {
        self.each(value, "a list of texts", "`[\"…\", \"…\"]`", Self::text)
    }

    /// A list of texts where the places do not matter later.
    pub fn plain_texts(&mut self, value: &Value<'_>) -> Option<Vec<String>> {
        self.each(
            value,
            "a list of texts",
            "`[\"…\", \"…\"]`",
            Self::plain_text,
        )
    }

    /// Every element of a list that `read` understands; `wanted` says what the list is, and
    /// `example` how it is written.
    pub fn each<'t, 'i, T>(
        &mut self,
        value: &'t Value<'i>,
        wanted: &str,
        example: &str,
        mut read: impl FnMut(&mut Self, &'t Value<'i>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if shape::is_noting() {
            let element = shape::of_value(|| {
                read(self, value);
            });
            shape::note(Shape::List(Box::new(element)));
            return None;
        }
        let elements = value.get_ref().as_array();
        if elements.is_none() {
            self.wrong_type(value, wanted, example);
        }
        elements.map(|elements| {
            elements
                .iter()
                .filter_map(|element| read(self, element))
                .collect()
        })
    }

    /// Every table of a list: `[[event]]` or `[{ … }]`; `what` names one of them.
    pub fn tables<'t, 'i, T>(
        &mut self,
        value: &'t Value<'i>,
        what: &'static str,
        mut read: impl FnMut(&mut Self, Keys<'t, 'i>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.each(
            value,
            "a list of tables",
            "`[{ key = value }]`",
            |reader, element| {
                let keys = Keys::of(reader, element, what)?;
                read(reader, keys)
            },
        )
    }

    /// `true` or `false`.
    pub fn flag(&mut self, value: &Value<'_>) -> Option<bool> {
        if shape::is_noting() {
            shape::note(Shape::Flag);
            return None;
        }
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, "`true` or `false`", "`true`");
        }
        flag
    }

    /// A whole number, as wide as TOML has them.
    pub fn whole_number(&mut self, value: &Value<'_>) -> Option<i64> {
        if shape::is_noting() {
            shape::note(Shape::Number(None, i64::MAX));
            return None;
        }
        let Some(written) = value.get_ref().as_integer() else {
            self.wrong_type(value, "a whole number", "`7` or `0x904`");
            return None;
        };
        let number = i64::from_str_radix(written.as_str(), written.radix()).ok();
        if number.is_none() {
            let place = self.place(value.span());
            self.complain(place, "this number is too large").help =
                Some("no number here has more than 19 digits".into());
        }
        number
    }

    /// A whole number from 0 to `max`.
    pub fn number_up_to(&mut self, value: &Value<'_>, max: u32) -> Option<u32> {
        if shape::is_noting() {
            shape::note(Shape::Number(Some(0), i64::from(max)));
            return None;
        }
        let number = self.whole_number(value)?;
        match u32::try_from(number) {
            Ok(number) if number <= max => Some(number),
            _ => {
                let place = self.place(value.span());
                let unsigned = i32::try_from(number)
                    .ok()
                    .filter(|_| max == u32::MAX)
                    .map(|negative| format!("{:#x}", negative.cast_unsigned()));
                let help = match &unsigned {
                    Some(unsigned) => format!("write it without a sign: `{unsigned}`"),
                    None => format!("it is at least 0 and at most {max}"),
                };
                let written = self.written(value);
                let finding = self.complain(place, format!("`{written}` is out of range"));
                finding.help = Some(help);
                if let Some(unsigned) = unsigned {
                    finding.mend(&written, unsigned);
                }
                None
            }
        }
    }

    /// A number that fits 32 bits, with its place.
    pub fn number(&mut self, value: &Value<'_>) -> Option<Placed<u32>> {
        let span = self.place(value.span());
        self.number_up_to(value, u32::MAX)
            .map(|value| Placed { value, span })
    }

    /// A date, as ISO text.
    pub fn date(&mut self, value: &Value<'_>) -> Option<Placed<String>> {
        if shape::is_noting() {
            shape::note(Shape::Date);
            return None;
        }
        let span = self.place(value.span());
        let date = match value.get_ref() {
            DeValue::Datetime(found) if found.time.is_none() => found.date,
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(value, "a date", "`2026-11-20`, without quotes");
        }
        date.map(|date| Placed {
            value: date.to_string(),
            span,
        })
    }

    /// One of some words. `choices` are all words and what they mean.
    pub fn choice<T: Copy>(&mut self, value: &Value<'_>, choices: &[(&str, T)]) -> Option<T> {
        if shape::is_noting() {
            let words = choices.iter().map(|(word, _)| (*word).to_owned());
            shape::note(Shape::Word(words.collect()));
            return None;
        }
        let text = self.text(value)?;
        let chosen = choices.iter().find(|(word, _)| *word == text.value);
        if chosen.is_none() {
            let words = choices.iter().map(|(word, _)| *word);
            let allowed = format!("it is {}", list(words.clone()));
            let help = did_you_mean(&text.value, words)
                .map_or_else(|| allowed.clone(), |meant| format!("{meant} {allowed}"));
            let message = format!("`{}` is not allowed here", text.value);
            self.complain(text.span, message).help = Some(help);
        }
        chosen.map(|(_, meaning)| *meaning)
    }

    /// Reports a value of the wrong type: what belongs here, and how that is written.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, wanted: &str, example: &str) {
        let place = self.place(value.span());
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("{wanted} belongs here, not {found}");
        self.complain(place, message).help = Some(format!("write it as {example}"));
    }

    fn written(&self, value: &Value<'_>) -> String {
        self.file
            .text
            .get(self.place(value.span()))
            .unwrap_or("")
            .to_owned()
    }
}
