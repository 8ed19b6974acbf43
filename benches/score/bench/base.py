"""What the cases share: input that is made and removed, commands that are run, figures and what they have to be."""

import contextlib
import dataclasses
import os
import shutil
import statistics
import subprocess

from . import measure

SHORT = 0.03


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
            raise SystemExit(
                f"{self.scratch} has {free >> 20} MiB free, and this case needs {(needed >> 20) + 1024}: "
                "choose another folder with --scratch"
            )

    def generate(self, folder, name, **asked):
        data = Data(folder, os.path.join(folder, name))
        words = [
            self.generator,
            "--out",
            data.table,
            "--write-questionnaire",
            data.questionnaire,
            "--write-statements",
            data.statements,
            "--manifest",
            data.manifest,
        ]
        words += [word for key, value in asked.items() for word in (f"--{key}", str(value))]
        subprocess.run(words, check=True)
        return data

    def ours(self, data, *more, out="ours", inputs=None):
        folder = os.path.join(data.folder, out)
        return [
            self.program,
            "score",
            *(inputs or [data.table]),
            "--questionnaire",
            data.questionnaire,
            "--output",
            folder,
            "--quiet",
            *more,
        ]

    def run(self, command, data, stdin=os.devnull, expected=(0,)):
        done = measure.run(command, data.folder, stdin)
        if done.status not in expected:
            with open(os.path.join(data.folder, "err"), errors="replace") as file:
                raise Failed(f"`{' '.join(command[:3])} …` ended with {done.status}: {file.read()[-2000:]}")
        return done

    def often(self, command, data, stdin=os.devnull, expected=(0,)):
        """A run; the mean of 20 where one is so short that its clock is coarse."""
        first = self.run(command, data, stdin, expected)
        if first.cpu > SHORT:
            return first
        more = [self.run(command, data, stdin, expected) for _ in range(20)]
        return measure.Run(
            statistics.mean(one.cpu for one in more),
            statistics.mean(one.wall for one in more),
            first.peak,
            first.status,
        )

    def peak(self, command, data, runs, stdin=os.devnull):
        """The peak memory of a command: of its runs, or of one more where theirs may be that of this process."""
        most = max(runs, key=lambda run: run.peak)
        return measure.peak(command, data.folder, stdin) if measure.peak_hidden(most) else most.peak

    def say(self, text):
        print(text, flush=True)


class Failed(Exception):
    """A command that did not do what it should have."""


def middle(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


def limited(case, figure, value, bar, decimals=None):
    """A figure that has to be at most its bar."""
    shown = f"{value:.{decimals}f}" if decimals is not None else significant(value)
    most, aim = bar
    return Row(
        case,
        figure,
        shown,
        f"{most:g}" if most else "",
        f"{aim:g}" if aim else "",
        most is None or value <= most,
    )


def significant(value):
    """Three figures for small numbers, and one decimal for large ones."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
