//! Dates as people type them: `2012-03-31`, `31/3/2012`, `31 March 2012`. The day comes before the month.

use jiff::civil::Date;

use super::all_digits;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The years that a date may be in.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The date as `2012-03-31`.
///
/// # Errors
///
/// What is the matter with it, in a sentence; empty when it looks like no date at all.
pub fn date(typed: &str) -> Result<String, String> {
    let lower = typed.to_lowercase().replace(',', " ");
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "/.-".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && all_digits(year) => [*day, *month, *year],
        [month, day, year] if named(month).is_some() => [*day, *month, *year],
        [day, month, year] => [*day, *month, *year],
        [day, month] if number(day).is_some() && of_year(month).is_some() => return Err("Add the year.".to_owned()),
        [month, year] if named(month).is_some() && all_digits(year) => return Err("Add the day.".to_owned()),
        _ => return Err(String::new()),
    };
    made(day, month, year)
}

fn made(day: &str, month: &str, year: &str) -> Result<String, String> {
    let (Some(days), true) = (number(day), all_digits(year)) else {
        return Err(String::new());
    };
    let Some(months) = of_year(month) else {
        return Err(match month.parse::<u32>() {
            Ok(month) => format!("There is no month {month}: the day comes first, then the month."),
            Err(_) => String::new(),
        });
    };
    if year.len() != 4 {
        return Err("Write the year with four figures.".to_owned());
    }
    let year: i16 = year.parse().unwrap_or_default();
    if !YEARS.contains(&year) {
        return Err(format!("The year {year} is too far away."));
    }
    let date = i8::try_from(days)
        .ok()
        .and_then(|day| Date::new(year, months, day).ok());
    date.map(|date| date.to_string()).ok_or_else(|| {
        format!(
            "{} {year} has no day {days}.",
            crate::words::upper_first(MONTHS[months as usize - 1])
        )
    })
}

/// A day: `31`, `31st`.
fn number(day: &str) -> Option<u32> {
    let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &day[digits.len()..];
    let known = ["", "st", "nd", "rd", "th"].contains(&ending);
    digits.parse().ok().filter(|_| known && all_digits(digits))
}

/// A month, from 1: `3`, `mar`, `March`.
fn of_year(month: &str) -> Option<i8> {
    let number = month.parse().ok().filter(|month| (1..=12).contains(month));
    number.filter(|_| all_digits(month)).or_else(|| named(month))
}

fn named(month: &str) -> Option<i8> {
    let found = MONTHS
        .iter()
        .position(|name| month.len() >= 3 && (name.starts_with(month) || (month == "sept" && *name == "september")))?;
    i8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for typed in [
            "2012-03-31",
            "31/3/2012",
            "31/03/2012",
            "31.3.2012",
            "31-3-2012",
            "31 March 2012",
            "31st march, 2012",
            "31 Mar 2012",
            "March 31 2012",
            "2012/3/31",
        ] {
            assert_eq!(date(typed).as_deref(), Ok("2012-03-31"), "{typed}");
        }
        assert_eq!(date("29/2/2012").as_deref(), Ok("2012-02-29"));
        assert_eq!(date("1 sept 2011").as_deref(), Ok("2011-09-01"));
    }

    #[test]
    fn nonsense_is_refused_with_what_is_the_matter() {
        let table = [
            ("31 March", "Add the year."),
            ("31/3", "Add the year."),
            ("March 2012", "Add the day."),
            ("31/3/12", "Write the year with four figures."),
            (
                "3/31/2012",
                "There is no month 31: the day comes first, then the month.",
            ),
            ("30/2/2012", "February 2012 has no day 30."),
            ("29/2/2011", "February 2011 has no day 29."),
            ("0/1/2012", "January 2012 has no day 0."),
            ("1/1/0012", "The year 12 is too far away."),
            ("1/1/9999", "The year 9999 is too far away."),
            ("soon", ""),
            ("next Tuesday", ""),
            ("99999999999999999999/1/2012", ""),
            ("1/2/3/4", ""),
            ("\u{663}/1/2012", ""),
            ("", ""),
        ];
        for (typed, why) in table {
            assert_eq!(date(typed), Err(why.to_owned()), "{typed}");
        }
    }
}
