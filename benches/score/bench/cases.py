"""The cases of the table, with what the figures have to be: for each a bar, and an aim where there is one."""

from .against import table_case
from .alone import dirty_case, rounds_case, threads_case

WIDE = ((0.20, 0.07), (25, 8), (128, 80))
LONG = ((0.10, 0.06), (5, 3), (256, 160))
GROUPS = ((0.04, None), (6, None), (16, None))
ONE = ((0.15, None), (2.5, None), None)


def million(bench):
    return 1_000_000 // bench.scale


def groups(bench):
    return max(5, 5000 // bench.scale)


CASES = {
    "wide": lambda b: table_case(b, "wide", "wide", million(b), groups(b), WIDE),
    "long": lambda b: table_case(b, "long", "long", million(b), groups(b), LONG),
    "groups-wide": lambda b: table_case(b, "groups-wide", "wide", 3084, 257, GROUPS),
    "groups-long": lambda b: table_case(b, "groups-long", "long", 3084, 257, GROUPS),
    "one-group": lambda b: table_case(b, "one-group", "wide", 12, 1, ONE, only=("SQLite",)),
    "dirty-wide": lambda b: dirty_case(b, "dirty-wide", "wide", million(b), groups(b)),
    "dirty-long": lambda b: dirty_case(b, "dirty-long", "long", million(b) // 2, groups(b)),
    "rounds": lambda b: rounds_case(b, "rounds", 3084, 257),
    "threads-wide": lambda b: threads_case(b, "threads-wide", "wide", million(b), groups(b)),
    "threads-long": lambda b: threads_case(b, "threads-long", "long", million(b), groups(b)),
    "wide-grouped": lambda b: table_case(b, "wide-grouped", "wide", million(b), groups(b), WIDE, order="grouped"),
    "long-scattered": lambda b: table_case(b, "long-scattered", "long", million(b), groups(b), LONG, order="scattered"),
}
# Besides the table: other orders of the same records, when they are asked for by name.
USUAL = [name for name in CASES if name not in ("wide-grouped", "long-scattered")]
