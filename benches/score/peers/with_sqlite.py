"""SQLite: prints the script for its command line. Arguments: SHAPE INPUT STATEMENTS OUT.

The script is made before the clock starts: what is measured is `sqlite3 :memory: < SCRIPT` alone.
"""

import csv
import pathlib
import sys

LEVELS = {"c1": "1", "c2": "2", "c3": "3", "c4": "4", "dk": "dk", "na": "na"}

HEAD = """PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -1000000;
PRAGMA threads = 2;
CREATE TABLE asked (position INTEGER, statement TEXT, domain TEXT, weight INTEGER, importance INTEGER, target INTEGER);
.import --csv --skip 1 {statements} asked
"""

LONG = """CREATE TABLE input (organisation TEXT, respondent TEXT, statement TEXT, answer TEXT);
.import --csv --skip 1 {path} input
CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM
    (SELECT DISTINCT organisation, respondent FROM input) GROUP BY organisation;
CREATE TEMP TABLE tally AS SELECT organisation, position, c1, c2, c3, c4, dk, na FROM
    (SELECT organisation, statement, {counts} FROM input GROUP BY organisation, statement) JOIN asked USING (statement);
"""

TAIL = """
.mode csv
.headers on
.once {out}/domains.csv
SELECT organisation, domain, responses, counted, applicable, score, score_100, at_or_above_target, dont_know_share
    FROM domain_results ORDER BY organisation, place;
.once {out}/statements.csv
SELECT * FROM statement_results ORDER BY organisation, statement;
"""


def counts(column, number=""):
    return ", ".join(f"sum({column} = '{level}') AS {name}{number}" for name, level in LEVELS.items())


def wide(path, number):
    """One pass with a count for each column and level, then a row for each of them."""
    columns = ", ".join(f"a{at} TEXT" for at in range(number))
    sums = ", ".join(counts(f"a{at}", f"_{at}") for at in range(number))
    lines = " UNION ALL ".join(
        f"SELECT organisation, {at} AS position, {', '.join(f'{name}_{at} AS {name}' for name in LEVELS)} FROM sums"
        for at in range(number)
    )
    return f"""CREATE TABLE input (organisation TEXT, respondent TEXT, {columns});
.import --csv --skip 1 {path} input
CREATE TEMP TABLE sums AS SELECT organisation, count(*) AS responses, {sums} FROM input GROUP BY organisation;
CREATE TEMP TABLE people AS SELECT organisation, responses FROM sums;
CREATE TEMP TABLE tally AS {lines};
"""


def main(shape, path, statements, out):
    with open(statements, newline="") as file:
        number = sum(1 for _ in csv.DictReader(file))
    body = wide(path, number) if shape == "wide" else LONG.format(path=path, counts=counts("answer"))
    results = pathlib.Path(__file__).with_name("results.sql").read_text()
    print(HEAD.format(statements=statements) + body + results + TAIL.format(out=out))


main(*sys.argv[1:])
