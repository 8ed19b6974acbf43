"""DuckDB. Arguments: SHAPE INPUT STATEMENTS OUT [VARIANT [THREADS]]."""

import csv
import pathlib
import sys

import duckdb

LONG = "{'organisation': 'VARCHAR', 'respondent': 'VARCHAR', 'statement': 'VARCHAR', 'answer': 'VARCHAR'}"
LEVELS = ("1", "2", "3", "4", "dk", "na")
COUNTERS = ("c1", "c2", "c3", "c4", "dk", "na")


def counts(column):
    """Six counters of a column."""
    return ", ".join(f"count_if({column} = '{level}') AS {name}" for level, name in zip(LEVELS, COUNTERS))


def wide_unpivot(db, path, names):
    """A row for each answer, which are then counted."""
    db.execute(f"""CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM input GROUP BY organisation;
    CREATE TEMP TABLE tally AS SELECT organisation, position, {counts("answer")} FROM (
        UNPIVOT (SELECT * EXCLUDE respondent FROM input) ON {", ".join(quoted(name) for name in names)}
        INTO NAME statement VALUE answer
    ) JOIN asked USING (statement) GROUP BY organisation, position;""")


def wide_counts(db, path, names):
    """A count for each column and level, in one pass."""
    columns = [
        f"struct_pack({', '.join(f'''{name} := count_if({quoted(column)} = '{level}')''' for level, name in zip(LEVELS, COUNTERS))})"
        for column in names
    ]
    turned(db, names, ", ".join(f"{one} AS s{at}" for at, one in enumerate(columns)))


def wide_packed(db, path, names):
    """The counts of three levels in one sum of 63 bits: a third of the sums."""

    def packed(column, levels):
        cases = " ".join(f"WHEN '{level}' THEN {1 << 21 * at}" for at, level in enumerate(levels))
        return f"sum(CASE {quoted(column)} {cases} ELSE 0 END)::BIGINT"

    def split(sums, levels):
        return ", ".join(f"{name} := ({sums} >> {21 * at}) & 2097151" for at, name in enumerate(levels))

    sums = ", ".join(
        f"{packed(column, LEVELS[:3])} AS a{at}, {packed(column, LEVELS[3:])} AS b{at}"
        for at, column in enumerate(names)
    )
    db.execute(
        f"CREATE TEMP TABLE sums AS SELECT organisation, count(*) AS responses, {sums} FROM input GROUP BY organisation"
    )
    structs = ", ".join(
        f"struct_pack({split(f'a{at}', COUNTERS[:3])}, {split(f'b{at}', COUNTERS[3:])}) AS s{at}"
        for at in range(len(names))
    )
    db.execute(f"CREATE TEMP TABLE per_column AS SELECT organisation, responses, {structs} FROM sums")
    lined_up(db, len(names))


def turned(db, names, columns):
    db.execute(
        f"CREATE TEMP TABLE per_column AS SELECT organisation, count(*) AS responses, {columns} FROM input GROUP BY organisation"
    )
    lined_up(db, len(names))


def lined_up(db, number):
    """One row per organisation and statement, from a column for each statement."""
    listed = ", ".join(f"s{at}" for at in range(number))
    db.execute(f"""CREATE TEMP TABLE people AS SELECT organisation, responses FROM per_column;
    CREATE TEMP TABLE tally AS SELECT organisation, position, s.* FROM (
        SELECT organisation, unnest([{listed}]) AS s, unnest(range({number})) AS position FROM per_column
    ) AS lined (organisation, s, position)""")


def long_sets(db, path, names):
    """One pass with two groupings."""
    db.execute(f"""CREATE TEMP TABLE sets AS SELECT organisation, respondent, statement, {counts("answer")} FROM input
        GROUP BY GROUPING SETS ((organisation, statement), (organisation, respondent));
    CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM sets WHERE statement IS NULL GROUP BY organisation;
    CREATE TEMP TABLE tally AS SELECT organisation, position, c1, c2, c3, c4, dk, na FROM sets JOIN asked USING (statement)""")


def long_passes(db, path, names):
    """Two passes over the file."""
    db.execute(f"""CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM
        (SELECT DISTINCT organisation, respondent FROM input) GROUP BY organisation;
    CREATE TEMP TABLE tally AS SELECT organisation, position, c1, c2, c3, c4, dk, na FROM
        (SELECT organisation, statement, {counts("answer")} FROM input GROUP BY organisation, statement) JOIN asked USING (statement)""")


def long_table(db, path, names):
    """Into a table first, with few distinct texts as numbers."""
    listed = ", ".join(f"'{name}'" for name in names)
    db.execute(f"""CREATE TYPE statement AS ENUM ({listed});
    CREATE TEMP TABLE kept AS SELECT organisation, respondent, statement::statement AS statement, answer FROM input;
    CREATE TEMP TABLE people AS SELECT organisation, count(DISTINCT respondent) AS responses FROM kept GROUP BY organisation;
    CREATE TEMP TABLE tally AS SELECT organisation, enum_code(statement)::INTEGER AS position, {counts("answer")} FROM kept
        GROUP BY organisation, statement""")


VARIANTS = {
    "wide": {"packed": wide_packed, "counts": wide_counts, "unpivot": wide_unpivot},
    "long": {"sets": long_sets, "passes": long_passes, "table": long_table},
}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def main(shape, path, statements, out, variant=None, threads="2"):
    with open(statements, newline="") as file:
        names = [row["statement"] for row in csv.DictReader(file)]
    types = (
        LONG if shape == "long" else str({name: "VARCHAR" for name in ["organisation", "respondent", *names]})
    )
    db = duckdb.connect()
    db.execute(f"SET threads = {threads}; SET preserve_insertion_order = false")
    db.execute(f"CREATE TEMP TABLE asked AS FROM read_csv('{statements}')")
    # Everything about the file is said, so that nothing has to be guessed from a sample; an empty cell is an empty text.
    db.execute(
        f"CREATE TEMP VIEW input AS FROM read_csv('{path}', columns = {types}, header = true, auto_detect = false, "
        "delim = ',', quote = '\"', escape = '\"')"
    )
    variants = VARIANTS[shape]
    variants[variant or next(iter(variants))](db, path, names)
    db.execute(pathlib.Path(__file__).with_name("results.sql").read_text())
    db.execute(f"""COPY (SELECT * EXCLUDE place FROM domain_results ORDER BY organisation, place) TO '{out}/domains.csv' (HEADER);
    COPY (FROM statement_results ORDER BY organisation, statement) TO '{out}/statements.csv' (HEADER)""")


main(*sys.argv[1:])
