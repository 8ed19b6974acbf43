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


def wide_counts(db, names):
    """A count for each column and level in one pass, then a row for each of them."""

    def packed(column):
        return ", ".join(f"{name} := count_if({column} = '{level}')" for level, name in zip(LEVELS, COUNTERS))

    structs = ", ".join(f"struct_pack({packed(quoted(column))}) AS s{at}" for at, column in enumerate(names))
    listed = ", ".join(f"s{at}" for at in range(len(names)))
    db.execute(f"""
        CREATE TEMP TABLE per_column AS
            SELECT organisation, count(*) AS responses, {structs} FROM input GROUP BY organisation;
        CREATE TEMP TABLE people AS SELECT organisation, responses FROM per_column;
        CREATE TEMP TABLE tally AS SELECT organisation, position, s.* FROM (
            SELECT organisation, unnest([{listed}]) AS s, unnest(range({len(names)})) AS position FROM per_column
        ) AS lined (organisation, s, position)""")


def wide_unpivot(db, names):
    """A row for each answer, which are then counted."""
    columns = ", ".join(quoted(name) for name in names)
    db.execute(f"""
        CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM input GROUP BY organisation;
        CREATE TEMP TABLE tally AS SELECT organisation, position, {counts("answer")} FROM (
            UNPIVOT (SELECT * EXCLUDE respondent FROM input) ON {columns} INTO NAME statement VALUE answer
        ) JOIN asked USING (statement) GROUP BY organisation, position""")


def long_sets(db, names):
    """One pass with two groupings."""
    db.execute(f"""
        CREATE TEMP TABLE sets AS SELECT organisation, respondent, statement, {counts("answer")} FROM input
            GROUP BY GROUPING SETS ((organisation, statement), (organisation, respondent));
        CREATE TEMP TABLE people AS
            SELECT organisation, count(*) AS responses FROM sets WHERE statement IS NULL GROUP BY organisation;
        CREATE TEMP TABLE tally AS
            SELECT organisation, position, c1, c2, c3, c4, dk, na FROM sets JOIN asked USING (statement)""")


def long_passes(db, names):
    """Two passes over the file."""
    db.execute(f"""
        CREATE TEMP TABLE people AS SELECT organisation, count(*) AS responses FROM
            (SELECT DISTINCT organisation, respondent FROM input) GROUP BY organisation;
        CREATE TEMP TABLE sums AS
            SELECT organisation, statement, {counts("answer")} FROM input GROUP BY organisation, statement;
        CREATE TEMP TABLE tally AS
            SELECT organisation, position, c1, c2, c3, c4, dk, na FROM sums JOIN asked USING (statement)""")


def long_table(db, names):
    """Into a table first, with the statements as numbers."""
    listed = ", ".join(f"'{name}'" for name in names)
    db.execute(f"""
        CREATE TYPE statement AS ENUM ({listed});
        CREATE TEMP TABLE kept AS
            SELECT organisation, respondent, statement::statement AS statement, answer FROM input;
        CREATE TEMP TABLE people AS
            SELECT organisation, count(DISTINCT respondent) AS responses FROM kept GROUP BY organisation;
        CREATE TEMP TABLE tally AS
            SELECT organisation, enum_code(statement)::INTEGER AS position, {counts("answer")} FROM kept
            GROUP BY organisation, statement""")


VARIANTS = {
    "wide": {"counts": wide_counts, "unpivot": wide_unpivot},
    "long": {"sets": long_sets, "passes": long_passes, "table": long_table},
}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def main(shape, path, statements, out, variant=None, threads="2"):
    with open(statements, newline="") as file:
        names = [row["statement"] for row in csv.DictReader(file)]
    types = LONG if shape == "long" else str({name: "VARCHAR" for name in ["organisation", "respondent", *names]})
    db = duckdb.connect()
    db.execute(f"SET threads = {threads}; SET preserve_insertion_order = false")
    db.execute(f"CREATE TEMP TABLE asked AS FROM read_csv('{statements}')")
    # Everything about the file is said, so that nothing has to be guessed from a sample.
    db.execute(
        f"CREATE TEMP VIEW input AS FROM read_csv('{path}', columns = {types}, header = true, auto_detect = false, "
        "delim = ',', quote = '\"', escape = '\"')"
    )
    variants = VARIANTS[shape]
    variants[variant or next(iter(variants))](db, names)
    db.execute(pathlib.Path(__file__).with_name("results.sql").read_text())
    domains = "SELECT * EXCLUDE place FROM domain_results ORDER BY organisation, place"
    db.execute(f"COPY ({domains}) TO '{out}/domains.csv' (HEADER)")
    db.execute(f"COPY (FROM statement_results ORDER BY organisation, statement) TO '{out}/statements.csv' (HEADER)")


main(*sys.argv[1:])
