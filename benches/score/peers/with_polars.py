"""Polars, lazy and streaming. Arguments: SHAPE INPUT STATEMENTS OUT [VARIANT [THREADS]]."""

import os
import sys

if len(sys.argv) > 6:
    os.environ["POLARS_MAX_THREADS"] = sys.argv[6]

import polars as pl  # noqa: E402  (the number of threads has to be set before)

LEVELS = {"c1": "1", "c2": "2", "c3": "3", "c4": "4", "dk": "dk", "na": "na"}


def counts(column):
    return [(pl.col(column) == level).sum().cast(pl.Int64).alias(name) for name, level in LEVELS.items()]


def scanned(path, types):
    return pl.scan_csv(path, schema=types)


def wide(path, asked, kind):
    """A count for each column and level, in one pass."""
    names = asked["statement"].to_list()
    rows = scanned(path, {"organisation": pl.String, "respondent": pl.String} | {name: kind for name in names})
    sums = (
        rows.group_by("organisation")
        .agg(
            pl.len().cast(pl.Int64).alias("responses"),
            *[
                (pl.col(one) == level).sum().cast(pl.Int64).alias(f"{name}:{one}")
                for one in names
                for name, level in LEVELS.items()
            ],
        )
        .collect(engine="streaming")
    )
    lined = pl.concat(
        [
            sums.select(
                "organisation",
                "responses",
                pl.lit(at).cast(pl.Int64).alias("position"),
                *[pl.col(f"{name}:{one}").alias(name) for name in LEVELS],
            )
            for at, one in enumerate(names)
        ]
    )
    return lined.lazy()


def wide_unpivot(path, asked):
    """A row for each answer, which are then counted."""
    names = asked["statement"].to_list()
    rows = scanned(path, {"organisation": pl.String, "respondent": pl.String} | {name: pl.String for name in names})
    people = rows.group_by("organisation").agg(pl.len().cast(pl.Int64).alias("responses"))
    answers = rows.unpivot(on=names, index="organisation", variable_name="statement", value_name="answer")
    tally = answers.group_by("organisation", "statement").agg(*counts("answer"))
    tally, people = pl.collect_all([tally, people], engine="streaming")
    return joined(tally, people, asked)


def long(path, asked, kind):
    """Two groupings of one scan."""
    rows = scanned(path, {"organisation": kind, "respondent": pl.String, "statement": kind, "answer": kind})
    tally = rows.group_by("organisation", "statement").agg(*counts("answer"))
    people = (
        rows.group_by("organisation", "respondent")
        .agg()
        .group_by("organisation")
        .agg(pl.len().cast(pl.Int64).alias("responses"))
    )
    tally, people = pl.collect_all([tally, people], engine="streaming")
    text = pl.col("organisation").cast(pl.String)
    return joined(tally.with_columns(text, pl.col("statement").cast(pl.String)), people.with_columns(text), asked)


def joined(tally, people, asked):
    return (
        tally.lazy()
        .join(people.lazy(), on="organisation")
        .join(asked.lazy().select("statement", "position"), on="statement")
        .drop("statement")
    )


def numbers(tally, asked):
    c, target = [pl.col(f"c{level}") for level in range(1, 5)], pl.col("target")
    ratings = c[0] + c[1] + c[2] + c[3]
    rows = tally.join(asked.lazy(), on="position").with_columns(
        ratings=ratings,
        total=c[0] + 2 * c[1] + 3 * c[2] + 4 * c[3],
        short=sum((target - level).clip(0) * c[level - 1] for level in range(1, 5)),
        reached=sum((target <= level).cast(pl.Int64) * c[level - 1] for level in range(1, 5)),
    )
    known = pl.col("ratings") > 0
    # Whole numbers are divided once, so that equal shares are equal and ranks are right.
    return rows.with_columns(
        mean=pl.when(known).then(pl.col("total") / pl.col("ratings")),
        shortfall=pl.when(known).then(pl.col("short") / pl.col("ratings")),
        priority=pl.when(known).then(pl.col("importance") * pl.col("short") / pl.col("ratings")),
        below=pl.when(known).then((pl.col("ratings") - pl.col("reached")) / pl.col("ratings")),
        unknown=pl.when(known).then(pl.col("dk") / (pl.col("ratings") + pl.col("dk"))),
    )


def statement_results(rows):
    order = rows.sort(
        ["organisation", "priority", "below", "unknown", "position"],
        descending=[False, True, True, True, False],
        nulls_last=True,
    )
    ranked = order.with_columns(rank=pl.int_range(1, pl.len() + 1).over("organisation"))
    return ranked.sort("organisation", "position").select(
        "organisation",
        "domain",
        "statement",
        "ratings",
        dont_know="dk",
        not_applicable="na",
        unanswered=pl.col("responses") - pl.col("ratings") - pl.col("dk") - pl.col("na"),
        count_1="c1",
        count_2="c2",
        count_3="c3",
        count_4="c4",
        mean="mean",
        shortfall="shortfall",
        priority="priority",
        rank=pl.when(pl.col("ratings") > 0).then(pl.col("rank")),
    )


def domain_results(rows):
    needed = pl.min_horizontal(pl.col("responses"), pl.lit(3))
    counts = (pl.col("ratings") >= needed) & (pl.col("ratings") > 0)
    applies = (pl.col("ratings") + pl.col("dk") > 0) | (pl.col("na") == 0)

    def counted(column):
        return pl.when(counts).then(column).otherwise(0).sum()

    sums = rows.group_by("organisation", "domain").agg(
        pl.col("responses").first(),
        counted=counts.sum(),
        applicable=applies.sum(),
        weighted=pl.when(counts).then(pl.col("weight") * pl.col("mean")).otherwise(0.0).sum(),
        weights=counted(pl.col("weight")),
        reached=counted(pl.col("reached")),
        ratings=counted(pl.col("ratings")),
        dk=pl.col("dk").sum(),
        known=(pl.col("dk") + pl.col("c1") + pl.col("c2") + pl.col("c3") + pl.col("c4")).sum(),
        place=pl.col("position").min(),
    )
    enough = (pl.col("counted") > 0) & (2 * pl.col("counted") >= pl.col("applicable"))
    score = pl.when(enough).then(pl.col("weighted") / pl.col("weights"))
    return sums.sort("organisation", "place").select(
        "organisation",
        "domain",
        "responses",
        "counted",
        "applicable",
        score=score,
        score_100=(score - 1) / 3 * 100,
        at_or_above_target=pl.when(pl.col("ratings") > 0).then(pl.col("reached") / pl.col("ratings")),
        dont_know_share=pl.when(pl.col("known") > 0).then(pl.col("dk") / pl.col("known")),
    )


VARIANTS = {
    "wide": {
        "counts": lambda path, asked: wide(path, asked, pl.String),
        "unpivot": wide_unpivot,
        "categories": lambda path, asked: wide(path, asked, pl.Categorical),
    },
    "long": {
        "text": lambda path, asked: long(path, asked, pl.String),
        "categories": lambda path, asked: long(path, asked, pl.Categorical),
    },
}


def main(shape, path, statements, out, variant=None, threads=None):
    asked = pl.read_csv(statements)
    variants = VARIANTS[shape]
    tally = variants[variant or next(iter(variants))](path, asked)
    rows = numbers(tally, asked).collect()
    domain_results(rows.lazy()).collect().write_csv(f"{out}/domains.csv")
    statement_results(rows.lazy()).collect().write_csv(f"{out}/statements.csv")


main(*sys.argv[1:])
