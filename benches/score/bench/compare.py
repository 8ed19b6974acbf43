"""Are the results the same? Whole numbers and ranks exactly, others within 1 part in 10^12.

It is a program of its own, so that the memory that it needs is not that of the process from which everything else is
started: a child begins with the peak of its parent.
"""

import csv
import filecmp
import os
import subprocess
import sys

DOMAINS = (
    ("organisation", "domain"),
    ("responses", "counted", "applicable", "score", "score_100", "at_or_above_target", "dont_know_share"),
)
STATEMENTS = (
    ("organisation", "statement"),
    (
        "domain",
        "ratings",
        "dont_know",
        "not_applicable",
        "unanswered",
        "count_1",
        "count_2",
        "count_3",
        "count_4",
        "mean",
        "shortfall",
        "priority",
        "rank",
    ),
)


def results(ours, theirs):
    """The first difference between two folders of results, in words; `None` where they say the same."""
    for name, (keys, columns) in (("domains.csv", DOMAINS), ("statements.csv", STATEMENTS)):
        difference = tables(os.path.join(ours, name), os.path.join(theirs, name), keys, columns)
        if difference:
            return f"{name}: {difference}"
    return None


def tables(ours, theirs, keys, columns):
    mine, other = read(ours, keys, columns), read(theirs, keys, columns)
    if mine.keys() != other.keys():
        odd = sorted(mine.keys() ^ other.keys())[0]
        return f"{len(mine)} rows and {len(other)}; only one has {odd}"
    for key, row in mine.items():
        for column, one, two in zip(columns, row, other[key]):
            if one != two and not alike(one, two):
                return f"{key} {column}: `{one}` and `{two}`"
    return None


def read(path, keys, columns):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        head = next(rows)
        key_places, places = [head.index(one) for one in keys], [head.index(one) for one in columns]
        return {tuple(row[at] for at in key_places): [row[at] for at in places] for row in rows}


def alike(one, two):
    try:
        one, two = float(one), float(two)
    except ValueError:
        return False
    return abs(one - two) <= 1e-12 * max(1.0, abs(two))


def rejects(manifest, found):
    """The first difference between what has to be rejected and what was; `None` where they say the same."""
    columns = ("record", "line", "column", "code")
    expected, actual = listed(manifest, columns), listed(found, columns)
    for one, two in zip(expected, actual):
        if one != two:
            return f"expected {one}, found {two}"
    if len(expected) != len(actual):
        return f"{len(expected)} were expected, {len(actual)} found"
    return None


def listed(path, columns):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return [tuple(row[column] for column in columns) for row in rows]


def same_bytes(one, two):
    """The first table that is not the same in two folders, byte for byte; `None` where all are."""
    for name in ("domains.csv", "statements.csv", "needs.csv"):
        if not filecmp.cmp(os.path.join(one, name), os.path.join(two, name), shallow=False):
            return f"{name} differs"
    return None


def apart(what, one, two):
    """The same by another process: `results` of two folders, or `rejects` of two files."""
    done = subprocess.run([sys.executable, __file__, what, one, two], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip()[-500:] or None


if __name__ == "__main__":
    print({"results": results, "rejects": rejects}[sys.argv[1]](*sys.argv[2:]) or "")
