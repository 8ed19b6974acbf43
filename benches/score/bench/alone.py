"""`score` alone: odd records, response files, threads."""

import os
import re
import subprocess

from . import compare
from .base import Row, limited, middle


def dirty_case(bench, case, shape, respondents, organisations):
    """The same table clean and with an odd record in every 40: the time per byte, and what is rejected."""
    size = 2 * respondents * (200 if shape == "wide" else 1640)
    asked = {"shape": shape, "respondents": respondents, "organisations": organisations}
    with bench.made(size, **asked) as clean:
        dirty = bench.generate(clean.folder, "dirty.csv", **asked, dirty=40)
        found = {"clean": [], "dirty": []}
        for number in range(bench.rounds):
            bench.say(f"{case}: round {number + 1} of {bench.rounds}")
            found["clean"].append(bench.often(bench.ours(clean), clean))
            found["dirty"].append(bench.often(bench.ours(dirty, "--allow-rejects", out="dirty"), dirty))
        rate = {
            name: middle(runs, "cpu") / os.path.getsize(data.table)
            for (name, runs), data in zip(found.items(), (clean, dirty))
        }
        bench.rows.append(
            limited(case, "CPU per byte / that of the clean table", rate["dirty"] / rate["clean"], (2, None))
        )
        whole(bench, case, dirty, asked)


def whole(bench, case, dirty, asked):
    """Every record is scored or rejected, just those of the manifest are, and the rest counts as if it were plain."""
    bench.run([word for word in bench.ours(dirty, "--allow-rejects", out="dirty") if word != "--quiet"], dirty)
    with open(os.path.join(dirty.folder, "err"), encoding="utf-8", errors="replace") as file:
        sums = re.search(r"([\d,]+) rows? read = ([\d,]+) scored \+ ([\d,]+) rejected", file.read())
    numbers = [int(one.replace(",", "")) for one in sums.groups()] if sums else [0, 0, 1]
    bench.rows.append(
        Row(
            case,
            "rows read = scored + rejected",
            sums.group(0) if sums else "not printed",
            "equal",
            "",
            numbers[0] == numbers[1] + numbers[2],
        )
    )
    results = os.path.join(dirty.folder, "dirty")
    difference = compare.apart("rejects", dirty.manifest, os.path.join(results, "rejects.csv"))
    bench.rows.append(
        Row(case, "rejects and the manifest", difference or "the same", "the same", "", difference is None)
    )
    difference = compare.same_bytes(results, tidy(bench, dirty, asked))
    bench.rows.append(
        Row(
            case,
            "results and those of the legal records, plain, from a pipe",
            difference or "the same bytes",
            "the same bytes",
            "",
            difference is None,
        )
    )


def tidy(bench, dirty, asked):
    """The results of what is legal in a dirty table, each record in its plain form, through a pipe."""
    words = [bench.generator, "--out", "-", "--tidy", "--dirty", "40"]
    words += [word for key, value in asked.items() for word in (f"--{key}", str(value))]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as made:
        subprocess.run(bench.ours(dirty, out="tidy", inputs=["-"]), stdin=made.stdout, check=True)
    return os.path.join(dirty.folder, "tidy")


def rounds_case(bench, case, respondents, organisations):
    """A folder for each organisation, a file for each response."""
    asked = {
        "shape": "rounds",
        "respondents": respondents,
        "organisations": organisations,
        "shipped": "ccg-six-domains",
    }
    with bench.made(respondents * 20_000, **asked) as data:
        runs = [bench.often(bench.ours(data, "--allow-rejects"), data) for _ in range(bench.rounds)]
        size = sum(
            os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(data.table) for name in names
        )
        cpu, peak = middle(runs, "cpu"), bench.peak(bench.ours(data), data, runs)
        bench.runs.append((case, size, "ours", cpu, middle(runs, "wall"), peak, len(runs)))
        bench.rows.append(limited(case, "CPU, seconds", cpu, (1, None)))
        with open(os.path.join(data.folder, "ours", "rejects.csv"), encoding="utf-8") as file:
            rejected = sum(1 for _ in file) - 1
        bench.rows.append(Row(case, "files rejected", str(rejected), "0", "", rejected == 0))


def threads_case(bench, case, shape, respondents, organisations):
    """Two threads against one."""
    size = respondents * (150 if shape == "wide" else 1560)
    with bench.made(size, shape=shape, respondents=respondents, organisations=organisations) as data:
        found = {1: [], 2: []}
        for number in range(bench.rounds):
            bench.say(f"{case}: round {number + 1} of {bench.rounds}")
            for threads, runs in found.items():
                runs.append(bench.often(bench.ours(data, "--threads", str(threads), out=f"by-{threads}"), data))
        difference = compare.same_bytes(*(os.path.join(data.folder, f"by-{threads}") for threads in found))
        for threads, runs in found.items():
            peak = bench.peak(bench.ours(data, "--threads", str(threads)), data, runs)
            who = f"ours, {threads} thread{'s' * (threads > 1)}"
            bench.runs.append(
                (
                    case,
                    os.path.getsize(data.table),
                    who,
                    middle(runs, "cpu"),
                    middle(runs, "wall"),
                    peak,
                    len(runs),
                )
            )
        for what, bar in (("cpu", 1.25), ("wall", 0.65)):
            word = "CPU" if what == "cpu" else "wall-clock time"
            bench.rows.append(
                limited(
                    case,
                    f"{word}, two threads / one",
                    middle(found[2], what) / middle(found[1], what),
                    (bar, None),
                )
            )
        bench.rows.append(
            Row(
                case,
                "results of both",
                difference or "the same bytes",
                "the same bytes",
                "",
                difference is None,
            )
        )
