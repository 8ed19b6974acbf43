"""The cases of the table: what is made, who runs, and what the figures have to be."""

import contextlib
import dataclasses
import os
import re
import shutil
import statistics
import subprocess

from . import compare, contenders, measure

# Contenders that need so many times the CPU of the best on a twentieth of the table do not run on the whole.
FAR_BEHIND = 4
SHORT = 0.3


@dataclasses.dataclass(frozen=True)
class Data:
    """A table, its statements, its questionnaire, and the folder in which all of them are."""

    folder: str
    table: str

    @property
    def statements(self):
        return os.path.join(self.folder, "asked.csv")

    @property
    def questionnaire(self):
        return os.path.join(self.folder, "questionnaire.yaml")

    @property
    def manifest(self):
        return os.path.join(self.folder, "manifest.csv")


@dataclasses.dataclass
class Row:
    """A figure with what it has to be: `bar` is required, `aim` is hoped for; in words."""

    case: str
    figure: str
    value: str
    bar: str = ""
    aim: str = ""
    good: bool = True


@dataclasses.dataclass
class Bench:
    """What the cases share: programs, folders, how often, how large, and what is found on the way."""

    program: str
    generator: str
    python: str
    here: dict
    scratch: str
    rounds: int
    scale: int
    rows: list = dataclasses.field(default_factory=list)
    runs: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)

    @contextlib.contextmanager
    def made(self, needed, **asked):
        """A table of its own folder, which is removed afterwards; `needed` is the room in bytes."""
        folder = os.path.join(self.scratch, "case")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        try:
            self.check_room(needed)
            yield self.generate(folder, "table.csv", **asked)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def check_room(self, needed):
        free = shutil.disk_usage(self.scratch).free
        if free < needed + (1 << 30):
            raise SystemExit(f"{self.scratch} has {free >> 20} MiB free; this case needs {(needed >> 20) + 1024}: choose another with --scratch")

    def generate(self, folder, name, **asked):
        data = Data(folder, os.path.join(folder, name))
        words = [self.generator, "--out", data.table, "--write-questionnaire", data.questionnaire,
                 "--write-statements", data.statements, "--manifest", data.manifest]
        words += [word for key, value in asked.items() for word in (f"--{key}", str(value))]
        subprocess.run(words, check=True)
        return data

    def ours(self, data, *more, out="ours", inputs=None):
        folder = os.path.join(data.folder, out)
        return [self.program, "score", *(inputs or [data.table]), "--questionnaire", data.questionnaire, "--output", folder, "--quiet", *more]

    def run(self, command, data, stdin=os.devnull, expected=(0,)):
        done = measure.run(command, data.folder, stdin)
        if done.status not in expected:
            with open(os.path.join(data.folder, "err"), errors="replace") as file:
                raise Failed(f"`{' '.join(command[:3])} …` ended with {done.status}: {file.read()[-2000:]}")
        return done

    def often(self, command, data, stdin=os.devnull, expected=(0,)):
        """A run; the mean of 20 where one is so short that its clock is coarse."""
        first = self.run(command, data, stdin, expected)
        if first.cpu > SHORT / 10:
            return first
        more = [self.run(command, data, stdin, expected) for _ in range(20)]
        return measure.Run(statistics.mean(one.cpu for one in more), statistics.mean(one.wall for one in more), first.peak, first.status)

    def peak(self, command, data, stdin=os.devnull):
        return measure.peak(command, data.folder, stdin)

    def say(self, text):
        print(text, flush=True)


class Failed(Exception):
    """A command that did not do what it should have."""


def table_case(bench, case, shape, respondents, organisations, bars, order="shuffled", only=None):
    """`score`, the peers and `wc -l` on one table, in turn. `bars`: best peer, `wc -l` and MiB, each a bar and an aim."""
    size = respondents * (150 if shape == "wide" else 1560) + respondents * 40
    with bench.made(size, shape=shape, respondents=respondents, organisations=organisations, order=order) as data:
        peers = heat(bench, case, shape, respondents, organisations, order, only)
        everyone = contenders.of(shape, data, bench.python, bench.here, only)
        running = {one.name: one for one in everyone if peers is None or one.name in peers}
        found = in_turn(bench, case, data, running)
        agreed(bench, case, data, running, found)
        peak = bench.peak(bench.ours(data), data)
        record(bench, case, data, found, peak, bars)


def heat(bench, case, shape, respondents, organisations, order, only):
    """The names of those who run on the whole table; `None` for everyone, where it is small."""
    cells = respondents * 60
    if cells < 4_000_000:
        return None
    bench.say(f"{case}: who runs")
    folder = os.path.join(bench.scratch, "heat")
    os.makedirs(folder, exist_ok=True)
    try:
        data = bench.generate(folder, "table.csv", shape=shape, respondents=respondents // 20,
                              organisations=max(1, organisations // 20), order=order)
        cpu = {one.name: attempt(bench, one, data) for one in contenders.of(shape, data, bench.python, bench.here, only)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    best = min(cpu.values(), default=0)
    for name, one in cpu.items():
        if one > FAR_BEHIND * best:
            bench.notes.append(f"{case}: {name} needed {one / best:.1f} times the CPU of the best on a twentieth of the table, and did not run on the whole.")
    return {name for name, one in cpu.items() if one <= FAR_BEHIND * best}


def attempt(bench, contender, data):
    try:
        return bench.run(list(contender.command), data, contender.stdin).cpu
    except Failed as failed:
        bench.notes.append(f"{contender.name}: {failed}")
        return float("inf")


def in_turn(bench, case, data, running):
    """The runs of everyone, by name. After the first round only the two best peers go on."""
    found = {}
    going = dict(running)
    for number in range(bench.rounds):
        bench.say(f"{case}: round {number + 1} of {bench.rounds}: ours, wc -l, {', '.join(going)}")
        found.setdefault("ours", []).append(bench.often(bench.ours(data), data))
        found.setdefault("wc -l", []).append(bench.often(["wc", "-l", data.table], data))
        for name, one in list(going.items()):
            try:
                found.setdefault(name, []).append(bench.often(list(one.command), data, one.stdin))
            except Failed as failed:
                bench.notes.append(f"{case}: {name}: {failed}")
                del going[name], found[name]
        best = sorted(going, key=lambda name: middle(found[name], "cpu"))[:2]
        going = {name: going[name] for name in best}
    return found


def middle(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


def agreed(bench, case, data, running, found):
    """Takes out whoever has other results than `score --open`: a figure for something else does not count."""
    bench.run(bench.ours(data, "--open", out="open"), data)
    mine = os.path.join(data.folder, "open")
    for name in [name for name in found if name in running]:
        difference = compare.results(mine, contenders.folder_of(running[name], data))
        if difference:
            bench.notes.append(f"{case}: the results of {name} are others, so its time does not count: {difference}")
            del found[name]


def record(bench, case, data, found, peak, bars):
    size = os.path.getsize(data.table)
    for name, runs in found.items():
        shown = peak if name == "ours" else max(run.peak for run in runs)
        bench.runs.append((case, size, name, middle(runs, "cpu"), middle(runs, "wall"), shown, len(runs)))
    cpu = {name: middle(runs, "cpu") for name, runs in found.items()}
    peers = {name: one for name, one in cpu.items() if name not in ("ours", "wc -l")}
    against_peer, against_lines, memory = bars
    if peers:
        best = min(peers, key=peers.get)
        bench.rows.append(limited(case, f"CPU / best peer, {best}", cpu["ours"] / peers[best], against_peer))
    bench.rows.append(limited(case, "CPU / `wc -l`", cpu["ours"] / cpu["wc -l"], against_lines))
    if memory:
        bench.rows.append(limited(case, "peak memory, MiB", peak, memory, 0))


def limited(case, figure, value, bar, decimals=None):
    """A figure that has to be at most its bar."""
    shown = f"{value:.{decimals}f}" if decimals is not None else significant(value)
    most, aim = bar
    return Row(case, figure, shown, f"{most:g}" if most else "", f"{aim:g}" if aim else "", most is None or value <= most)


def significant(value):
    """Three figures for small numbers, and one decimal for large ones."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


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
        rate = {name: middle(runs, "cpu") / os.path.getsize(data.table)
                for (name, runs), data in zip(found.items(), (clean, dirty))}
        bench.rows.append(limited(case, "CPU per byte / that of the clean table", rate["dirty"] / rate["clean"], (2, None)))
        whole(bench, case, dirty, asked)


def whole(bench, case, dirty, asked):
    """Every record is scored or rejected, exactly those of the manifest are, and the rest counts as if it were plain."""
    bench.run([word for word in bench.ours(dirty, "--allow-rejects", out="dirty") if word != "--quiet"], dirty)
    with open(os.path.join(dirty.folder, "err"), encoding="utf-8", errors="replace") as file:
        sums = re.search(r"([\d,]+) rows? read = ([\d,]+) scored \+ ([\d,]+) rejected", file.read())
    numbers = [int(one.replace(",", "")) for one in sums.groups()] if sums else [0, 0, 1]
    bench.rows.append(Row(case, "rows read = scored + rejected", sums.group(0) if sums else "not printed", "equal", "", numbers[0] == numbers[1] + numbers[2]))
    results = os.path.join(dirty.folder, "dirty")
    difference = compare.rejects(dirty.manifest, os.path.join(results, "rejects.csv"))
    bench.rows.append(Row(case, "rejects and the manifest", difference or "the same", "the same", "", difference is None))
    difference = compare.same_bytes(results, tidy(bench, dirty, asked))
    bench.rows.append(Row(case, "results and those of the legal records, plain, from a pipe", difference or "the same bytes", "the same bytes", "", difference is None))


def tidy(bench, dirty, asked):
    """The results of what is legal in a dirty table, each record in its plain form, through a pipe."""
    words = [bench.generator, "--out", "-", "--tidy", "--dirty", "40"]
    words += [word for key, value in asked.items() for word in (f"--{key}", str(value))]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as made:
        subprocess.run(bench.ours(dirty, out="tidy", inputs=["-"]), stdin=made.stdout, check=True)
    return os.path.join(dirty.folder, "tidy")


def rounds_case(bench, case, respondents, organisations):
    """A folder for each organisation, a file for each response."""
    asked = {"shape": "rounds", "respondents": respondents, "organisations": organisations, "shipped": "ccg-six-domains"}
    with bench.made(respondents * 20_000, **asked) as data:
        runs = [bench.often(bench.ours(data, "--allow-rejects"), data) for _ in range(bench.rounds)]
        size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(data.table) for name in names)
        cpu, peak = middle(runs, "cpu"), bench.peak(bench.ours(data), data)
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
            bench.runs.append((case, os.path.getsize(data.table), f"ours, {threads} thread{'s' * (threads > 1)}",
                               middle(runs, "cpu"), middle(runs, "wall"), max(run.peak for run in runs), len(runs)))
        for what, bar in (("cpu", 1.25), ("wall", 0.65)):
            word = "CPU" if what == "cpu" else "wall-clock time"
            bench.rows.append(limited(case, f"{word}, two threads / one", middle(found[2], what) / middle(found[1], what), (bar, None)))
        bench.rows.append(Row(case, "results of both", difference or "the same bytes", "the same bytes", "", difference is None))


def million(bench):
    return 1_000_000 // bench.scale


def groups(bench):
    return max(5, 5000 // bench.scale)




CASES = {
    "wide": lambda b: table_case(b, "wide", "wide", million(b), groups(b), ((0.20, 0.07), (25, 8), (128, 80))),
    "long": lambda b: table_case(b, "long", "long", million(b), groups(b), ((0.10, 0.06), (5, 3), (256, 160))),
    "groups-wide": lambda b: table_case(b, "groups-wide", "wide", 3084, 257, ((0.04, None), (6, None), (16, None))),
    "groups-long": lambda b: table_case(b, "groups-long", "long", 3084, 257, ((0.04, None), (6, None), (16, None))),
    "one-group": lambda b: table_case(b, "one-group", "wide", 12, 1, ((0.15, None), (2.5, None), None), only=("SQLite",)),
    "dirty-wide": lambda b: dirty_case(b, "dirty-wide", "wide", million(b), groups(b)),
    "dirty-long": lambda b: dirty_case(b, "dirty-long", "long", million(b) // 2, groups(b)),
    "rounds": lambda b: rounds_case(b, "rounds", 3084, 257),
    "threads-wide": lambda b: threads_case(b, "threads-wide", "wide", million(b), groups(b)),
    "threads-long": lambda b: threads_case(b, "threads-long", "long", million(b), groups(b)),
    "wide-grouped": lambda b: table_case(b, "wide-grouped", "wide", million(b), groups(b), ((0.20, 0.07), (25, 8), (128, 80)), order="grouped"),
    "long-scattered": lambda b: table_case(b, "long-scattered", "long", million(b), groups(b), ((0.10, 0.06), (5, 3), (256, 160)), order="scattered"),
}
# Besides the table: other orders of the same records, when they are asked for by name.
USUAL = [name for name in CASES if name not in ("wide-grouped", "long-scattered")]
