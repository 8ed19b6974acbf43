"""pandas, with texts as categories and counts by NumPy. Arguments: SHAPE INPUT STATEMENTS OUT [VARIANT [THREADS]]."""

import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

ANSWERS = ["1", "2", "3", "4", "dk", "na"]
# One counter more: for what is empty.
COUNTERS = len(ANSWERS) + 1


def read_by_pandas(path, columns):
    """The reader that pandas brings, straight into categories."""
    return pd.read_csv(path, usecols=columns, dtype="category", keep_default_na=False, na_filter=False)


def read_by_arrow(path, columns):
    """The reader of Arrow, which pandas works on as well."""
    kinds = {column: pa.dictionary(pa.int32(), pa.string()) for column in columns}
    options = pa.csv.ConvertOptions(column_types=kinds, include_columns=columns)
    return pa.csv.read_csv(path, convert_options=options).unify_dictionaries().to_pandas()


def codes(column, order):
    """Positions in `order` of a column of categories; one after the last for what is not in it."""
    places = {text: place for place, text in enumerate(order)}
    known = np.array([places.get(text, len(order)) for text in column.cat.categories] + [len(order)], dtype=np.int64)
    return known[column.cat.codes]


def wide(path, names, read):
    rows = read(path, ["organisation", *names])
    organisations = rows["organisation"].cat
    group, number = organisations.codes.to_numpy().astype(np.int64), len(organisations.categories)
    counts = np.empty((number, len(names), COUNTERS), dtype=np.int64)
    for at, name in enumerate(names):
        places = group * COUNTERS + codes(rows[name], ANSWERS)
        counts[:, at] = np.bincount(places, minlength=number * COUNTERS).reshape(number, COUNTERS)
    return organisations.categories, np.bincount(group, minlength=number), counts[:, :, :-1]


def long(path, names, read):
    rows = read(path, ["organisation", "respondent", "statement", "answer"])
    organisations = rows["organisation"].cat
    group, number = organisations.codes.to_numpy().astype(np.int64), len(organisations.categories)
    people = group * len(rows["respondent"].cat.categories) + rows["respondent"].cat.codes.to_numpy()
    # Lines of one person mostly stand together: those that do not are found by the hash table of `unique`.
    people = pd.unique(people[np.insert(people[1:] != people[:-1], 0, True)])
    responses = np.bincount(people // len(rows["respondent"].cat.categories), minlength=number)
    places = (group * len(names) + codes(rows["statement"], names)) * COUNTERS + codes(rows["answer"], ANSWERS)
    counts = np.bincount(places, minlength=number * len(names) * COUNTERS).reshape(number, len(names), COUNTERS)
    return organisations.categories, responses, counts[:, :, :-1]


def results(organisations, responses, counts, asked, out):
    order = np.argsort(np.asarray(organisations, dtype=object))
    organisations, responses, counts = (
        np.asarray(organisations, dtype=object)[order],
        responses[order],
        counts[order],
    )
    levels, dk, na = counts[:, :, :4], counts[:, :, 4], counts[:, :, 5]
    target, weight = asked["target"].to_numpy(), asked["weight"].to_numpy()
    step = np.arange(1, 5)
    ratings = levels.sum(axis=2)
    short = np.einsum("osl,sl->os", levels, np.clip(target[:, None] - step, 0, None))
    reached = np.einsum("osl,sl->os", levels, (target[:, None] <= step).astype(np.int64))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, shortfall = levels @ step / ratings, short / ratings
        # Whole numbers are divided once, so that equal shares are equal and ranks are right.
        priority = short * asked["importance"].to_numpy() / ratings
        below, unknown = (ratings - reached) / ratings, dk / (ratings + dk)
        keys = (unknown, below, priority)
        ranked = np.lexsort(tuple(-np.nan_to_num(key, nan=-1.0) for key in keys), axis=1)
        rank = np.empty_like(ranked)
        np.put_along_axis(rank, ranked, np.arange(1, ranked.shape[1] + 1)[None, :], axis=1)
        save(
            f"{out}/domains.csv",
            domain_results(organisations, responses, asked, ratings, dk, na, mean, reached, weight),
        )
    repeated = pa.DictionaryArray.from_arrays(
        np.repeat(np.arange(len(organisations), dtype=np.int32), len(asked)), list(organisations)
    )
    table = {
        "organisation": repeated.cast(pa.string()),
        "domain": np.tile(asked["domain"].to_numpy(dtype=object), len(organisations)),
        "statement": np.tile(asked["statement"].to_numpy(dtype=object), len(organisations)),
        "ratings": ratings.ravel(),
        "dont_know": dk.ravel(),
        "not_applicable": na.ravel(),
        "unanswered": (responses[:, None] - ratings - dk - na).ravel(),
        **{f"count_{level}": levels[:, :, level - 1].ravel() for level in range(1, 5)},
        "mean": known(mean, ratings),
        "shortfall": known(shortfall, ratings),
        "priority": known(priority, ratings),
        "rank": known(rank, ratings),
    }
    save(f"{out}/statements.csv", table)


def domain_results(organisations, responses, asked, ratings, dk, na, mean, reached, weight):
    counts = (ratings >= np.minimum(responses, 3)[:, None]) & (ratings > 0)
    applies = (ratings + dk > 0) | (na == 0)
    starts = np.flatnonzero(asked["domain"].to_numpy() != asked["domain"].shift().to_numpy())

    def pooled(values):
        return np.add.reduceat(values, starts, axis=1)

    counted, applicable = pooled(counts.astype(np.int64)), pooled(applies.astype(np.int64))
    score = pooled(np.where(counts, np.nan_to_num(mean) * weight, 0)) / pooled(np.where(counts, weight, 0))
    enough = (counted > 0) & (2 * counted >= applicable)
    rated, asked_of = pooled(np.where(counts, ratings, 0)), pooled(ratings + dk)
    return {
        "organisation": np.repeat(organisations, len(starts)),
        "domain": np.tile(asked["domain"].to_numpy(dtype=object)[starts], len(organisations)),
        "responses": np.repeat(responses, len(starts)),
        "counted": counted.ravel(),
        "applicable": applicable.ravel(),
        "score": known(score, enough),
        "score_100": known((score - 1) / 3 * 100, enough),
        "at_or_above_target": known(pooled(np.where(counts, reached, 0)) / rated, rated),
        "dont_know_share": known(pooled(dk) / asked_of, asked_of),
    }


def known(values, where):
    """What is known; nothing elsewhere."""
    return pa.array(values.ravel(), mask=np.asarray(where).ravel() == 0)


def save(path, columns):
    pa.csv.write_csv(pa.table(columns), path)


READERS = {"pandas": read_by_pandas, "arrow": read_by_arrow}


def main(shape, path, statements, out, variant="arrow", threads=None):
    if threads:
        pa.set_cpu_count(int(threads))
    asked = pd.read_csv(statements)
    count = wide if shape == "wide" else long
    results(*count(path, list(asked["statement"]), READERS[variant]), asked, out)


main(*sys.argv[1:])
