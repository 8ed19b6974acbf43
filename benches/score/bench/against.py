"""`score`, the peers and `wc -l` on one table."""

import os
import shutil

from . import compare, contenders
from .base import Failed, limited, middle

# Contenders that need so many times the CPU of the best on a twentieth of the table do not run on the whole.
FAR_BEHIND = 4


def table_case(bench, case, shape, respondents, organisations, bars, order="shuffled", only=None):
    """`score`, the peers and `wc -l` on one table, in turn. `bars`: best peer, `wc -l`, MiB; each a bar and an aim."""
    size = respondents * (150 if shape == "wide" else 1560) + respondents * 40
    with bench.made(size, shape=shape, respondents=respondents, organisations=organisations, order=order) as data:
        peers = heat(bench, case, shape, respondents, organisations, order, only)
        everyone = contenders.of(shape, data, bench.python, bench.here, only)
        running = {one.name: one for one in everyone if peers is None or one.name in peers}
        found = in_turn(bench, case, data, running)
        agreed(bench, case, data, running, found)
        record(bench, case, data, running, found, bars)


def heat(bench, case, shape, respondents, organisations, order, only):
    """The names of those who run on the whole table; `None` for everyone, where it is small."""
    cells = respondents * 60
    if cells < 4_000_000:
        return None
    bench.say(f"{case}: who runs")
    folder = os.path.join(bench.scratch, "heat")
    os.makedirs(folder, exist_ok=True)
    try:
        data = bench.generate(
            folder,
            "table.csv",
            shape=shape,
            respondents=respondents // 20,
            organisations=max(1, organisations // 20),
            order=order,
        )
        cpu = {
            one.name: attempt(bench, one, data) for one in contenders.of(shape, data, bench.python, bench.here, only)
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    best = min(cpu.values(), default=0)
    for name, one in cpu.items():
        if one > FAR_BEHIND * best:
            bench.notes.append(
                f"{case}: {name} needed {one / best:.1f} times the CPU of the best on a twentieth of the table, and "
                "did not run on the whole."
            )
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


def agreed(bench, case, data, running, found):
    """Takes out whoever has other results than `score --open`: a figure for something else does not count."""
    bench.run(bench.ours(data, "--open", out="open"), data)
    mine = os.path.join(data.folder, "open")
    for name in [name for name in found if name in running]:
        difference = compare.apart("results", mine, contenders.folder_of(running[name], data))
        if difference:
            bench.notes.append(f"{case}: the results of {name} are others, so its time does not count: {difference}")
            del found[name]


def record(bench, case, data, running, found, bars):
    size, peaks = os.path.getsize(data.table), {}
    commands = {"ours": (bench.ours(data), os.devnull), "wc -l": (["wc", "-l", data.table], os.devnull)}
    commands |= {name: (list(one.command), one.stdin) for name, one in running.items()}
    for name, runs in found.items():
        command, stdin = commands[name]
        peaks[name] = bench.peak(command, data, runs, stdin)
        bench.runs.append((case, size, name, middle(runs, "cpu"), middle(runs, "wall"), peaks[name], len(runs)))
    cpu = {name: middle(runs, "cpu") for name, runs in found.items()}
    peers = {name: one for name, one in cpu.items() if name not in ("ours", "wc -l")}
    against_peer, against_lines, memory = bars
    if peers:
        best = min(peers, key=peers.get)
        bench.rows.append(limited(case, f"CPU / best peer, {best}", cpu["ours"] / peers[best], against_peer))
    bench.rows.append(limited(case, "CPU / `wc -l`", cpu["ours"] / cpu["wc -l"], against_lines))
    if memory:
        bench.rows.append(limited(case, "peak memory, MiB", peaks["ours"], memory, 0))
