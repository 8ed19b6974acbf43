//! Typed reading straight from the tree, of what leaves no doubt. Whatever does is left to the reader of text, which also says what
//! is wrong: so what is read here is what that reads.

use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

use crate::yaml::tree::{Content, Node, Pair};

/// A value of the tree.
#[derive(Clone, Copy)]
pub(super) struct Direct<'a>(pub(super) &'a Node);

/// That there is a doubt; the text is for nobody.
fn doubt() -> Error {
    Error::custom("not here")
}

impl<'a> Direct<'a> {
    /// The text of a number or word: not of what stands in quotes.
    fn plain(self) -> Result<&'a str, Error> {
        match &self.0.content {
            Content::Scalar { text, plain: true } if self.0.unread.is_none() => Ok(text),
            _ => Err(doubt()),
        }
    }

    fn whole(self) -> Result<u64, Error> {
        let text = self.plain()?;
        let usual = text == "0" || !text.starts_with(['0', '+']);
        usual.then_some(()).and_then(|()| text.parse().ok()).ok_or_else(doubt)
    }

    fn decimal(self) -> Result<f64, Error> {
        let text = self.plain()?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let size = text.strip_prefix('-').unwrap_or(text);
        let (units, decimals) = size.split_once('.').unwrap_or((size, "0"));
        let usual = digits(units) && digits(decimals) && (units == "0" || !units.starts_with('0'));
        usual.then_some(()).and_then(|()| text.parse().ok()).ok_or_else(doubt)
    }
}

impl<'de> Deserializer<'de> for Direct<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(doubt())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (&self.0.content, self.0.unread) {
            (_, Some(_)) => Err(doubt()),
            (Content::Empty, None) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (&self.0.content, self.0.unread) {
            (Content::Scalar { text, .. }, None) => visitor.visit_borrowed_str(text),
            _ => Err(doubt()),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.plain()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(doubt()),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.whole()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.whole()?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.whole()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.decimal()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (&self.0.content, self.0.unread) {
            (Content::List(items), None) => visitor.visit_seq(Items(items)),
            _ => Err(doubt()),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (&self.0.content, self.0.unread) {
            (Content::Map(map), None) => visitor.visit_map(Pairs(&map.pairs, None)),
            _ => Err(doubt()),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct enum
        identifier ignored_any
    }
}

/// The items of a list that are still to come.
struct Items<'a>(&'a [Node]);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some((first, rest)) = self.0.split_first() else {
            return Ok(None);
        };
        self.0 = rest;
        seed.deserialize(Direct(first)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The pairs that are still to come, and the value of the key that was read last.
struct Pairs<'a>(&'a [Pair], Option<&'a Node>);

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((first, rest)) = self.0.split_first() else {
            return Ok(None);
        };
        (self.0, self.1) = (rest, Some(&first.value));
        seed.deserialize(BorrowedStrDeserializer::new(&first.key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(Direct(self.1.take().ok_or_else(doubt)?))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::Direct;
    use crate::questionnaire::catalogue::SHIPPED;
    use crate::questionnaire::raw::RawQuestionnaire;
    use crate::yaml::{Findings, form};

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        text: Option<String>,
        number: Option<f64>,
        count: Option<u32>,
        yes: Option<bool>,
        list: Option<Vec<String>>,
        map: Option<BTreeMap<String, String>>,
    }

    /// What both readers make of a text: of the direct one only where it reads at all.
    fn both<T: serde::de::DeserializeOwned>(text: &str) -> (Option<T>, Option<T>) {
        let (root, _) = form(text);
        let Some(mut root) = root else { return (None, None) };
        let direct = T::deserialize(Direct(&root)).ok();
        let slow = super::super::by_text(&mut root, &mut Findings::default());
        (direct, slow)
    }

    #[test]
    fn each_shipped_questionnaire_is_read_here_and_the_same() {
        for shipped in SHIPPED {
            let (direct, slow) = both::<RawQuestionnaire>(shipped.yaml);
            assert!(direct.is_some(), "{}", shipped.id);
            assert_eq!(format!("{direct:?}"), format!("{slow:?}"), "{}", shipped.id);
        }
    }

    proptest! {
        #[test]
        fn what_is_read_here_is_what_the_reader_of_text_reads(
            key in "text|number|count|yes|list|map|other",
            value in "[-+]?[0-9._xe]{0,6}|true|false|yes|no|~|null|'[0-9a-z ]*'|\"[a-z0-9]*\"|[a-zA-Z#:é ]{0,8}|\\[[a-z0-9, ]*\\]|\\{a: [a-z0-9]*\\}|\\.inf|\\.nan",
        ) {
            let text = format!("{key}: {value}\n");
            if let (Some(direct), slow) = both::<Sample>(&text) {
                prop_assert_eq!(Some(direct), slow, "{}", text);
            }
        }
    }
}
