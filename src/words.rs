//! Words for numbers, lists and dates, and plain wrapped text: shared by the report and by every format.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::text::{is_harmful, lines};

/// `1 statement`, `7 statements`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", plural(number, one, many))
}

/// The word that fits the number.
#[must_use]
pub fn plural<'a>(number: usize, one: &'a str, many: &'a str) -> &'a str {
    if number == 1 { one } else { many }
}

/// `A`, `A and B`, `A, B and C`; empty for none.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The same text with its first letter in upper case.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same text with a full stop, unless it ends a sentence already, in quotation marks or not; empty stays empty.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let unquoted = text.trim_end_matches('\u{201d}');
    let ended = text.is_empty() || unquoted.ends_with(['.', '?', '!', '…']);
    format!("{text}{}", if ended { "" } else { "." })
}

/// `2011-10-18T21:14` as `18 October 2011`; a text that does not begin with a date stays as it is.
#[must_use]
pub fn date(stamp: &str) -> String {
    day(stamp).map_or_else(|| stamp.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

/// Two dates as `3 to 14 October 2011`, as short as is clear.
#[must_use]
pub fn date_range(from: &str, to: &str) -> String {
    let (Some(first), Some(last)) = (day(from), day(to)) else {
        return if from == to {
            date(from)
        } else {
            format!("{} to {}", date(from), date(to))
        };
    };
    let start = match (
        first == last,
        first.year() == last.year(),
        first.month() == last.month(),
    ) {
        (true, ..) => return date(to),
        (_, true, true) => "%-d",
        (_, true, false) => "%-d %B",
        _ => "%-d %B %Y",
    };
    format!("{} to {}", first.strftime(start), date(to))
}

fn day(stamp: &str) -> Option<Date> {
    stamp.get(..10)?.parse().ok()
}

/// The text on one line, without what could move a cursor or turn the direction of the text around it.
///
/// Line breaks and tabs become spaces; what else is harmful goes.
#[must_use]
pub fn plain(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_harmful(*c))
        .collect();
    clean
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text in lines of at most `width` columns: the first begins with `first`, the others with `rest`. Words wider than a line
/// are broken. Text from people must have been made [`plain`].
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let room = |before: &str| width.saturating_sub(before.width()).max(1);
    let lines = lines(text, room(first), room(rest)).into_iter().enumerate();
    lines
        .map(|(at, line)| format!("{}{line}", if at == 0 { first } else { rest }))
        .collect()
}

/// A web address on lines of its own: whole where it fits, without the indent if need be.
#[must_use]
pub fn address(address: &str, width: usize, indent: &str) -> Vec<String> {
    let address = plain(address);
    let fits_only_without = (width + 1 - indent.width().min(width)..=width).contains(&address.width());
    let indent = if fits_only_without { "" } else { indent };
    wrap(&address, width, indent, indent)
}

#[cfg(test)]
mod tests {
    use super::{address, count, date, date_range, list, plain, sentence, upper_first, wrap};

    #[test]
    fn words_fit_their_numbers() {
        assert_eq!(count(1, "answer", "answers"), "1 answer");
        assert_eq!(count(0, "answer", "answers"), "0 answers");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(upper_first("über"), "Über");
        assert_eq!(sentence("Yes"), "Yes.");
        assert_eq!(sentence("Who?"), "Who?");
    }

    #[test]
    fn dates_read_like_dates() {
        assert_eq!(date("2011-10-18T21:14"), "18 October 2011");
        assert_eq!(date("some day"), "some day");
        assert_eq!(date_range("2011-10-03T09:00", "2011-10-14"), "3 to 14 October 2011");
        assert_eq!(
            date_range("2011-09-30", "2011-10-14"),
            "30 September to 14 October 2011"
        );
        assert_eq!(
            date_range("2011-12-30", "2012-01-02"),
            "30 December 2011 to 2 January 2012"
        );
        assert_eq!(date_range("2011-10-14T08:00", "2011-10-14T09:00"), "14 October 2011");
    }

    #[test]
    fn plain_text_has_no_controls() {
        assert_eq!(plain("a\u{1b}[31m\0b\r\n\tc  d"), "a[31mb c d");
        assert_eq!(plain("\u{202e}evil\u{2066} \u{200f}עברית 👩‍⚕️"), "evil עברית 👩‍⚕️");
    }

    #[test]
    fn an_address_stays_whole_where_it_can() {
        assert_eq!(address("http://a.bc", 15, "    "), ["    http://a.bc"]);
        assert_eq!(address("http://a.bc", 14, "    "), ["http://a.bc"]);
        assert_eq!(address("http://a.bc", 8, "  "), ["  http:/", "  /a.bc"]);
    }

    #[test]
    fn lines_never_exceed_the_width() {
        assert_eq!(wrap("one two three", 9, "- ", "  "), ["- one two", "  three"]);
        assert_eq!(wrap("abcdefghij", 6, "", "  "), ["abcdef", "  ghij"]);
        assert_eq!(wrap("", 6, "", ""), [""]);
    }
}
