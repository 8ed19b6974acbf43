"""Who takes part: `score` itself, `wc -l`, and what an analyst would use instead."""

import dataclasses
import os
import pathlib
import shutil
import subprocess

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers"

# Each is written in more than one way where it is not plain which is better; the better one counts.
PYTHON = {
    "DuckDB": (
        "with_duckdb.py",
        "duckdb",
        {"wide": ["counts", "unpivot"], "long": ["sets", "passes", "table"]},
    ),
    "Polars": (
        "with_polars.py",
        "polars",
        {"wide": ["counts", "categories", "unpivot"], "long": ["text", "categories"]},
    ),
    "pandas": ("with_pandas.py", "pandas", {"wide": ["arrow", "pandas"], "long": ["arrow", "pandas"]}),
}


@dataclasses.dataclass(frozen=True)
class Contender:
    """A peer, and the way in which it is written."""

    peer: str
    variant: str
    command: tuple
    stdin: str = os.devnull

    @property
    def name(self):
        return f"{self.peer} ({self.variant})" if self.variant else self.peer


def versions(python):
    """Which peers are here, and in which version; `None` of those that are not."""
    found = {
        name: said([python, "-c", f"import {module}; print({module}.__version__)"])
        for name, (_, module, _) in PYTHON.items()
    }
    found["pandas"] = found["pandas"] and said(
        [python, "-c", "import pandas, numpy, pyarrow; print(pandas.__version__)"]
    )
    found["data.table"] = said(["Rscript", "-e", "cat(as.character(packageVersion('data.table')))"])
    found["SQLite"] = (said(["sqlite3", "--version"]) or "").split(" ")[0] or None
    return found


def said(command):
    """The last line that a command prints; `None` where it fails or is not there."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[-1] if done.returncode == 0 and done.stdout.strip() else None


def of(shape, data, python, here, only=None):
    """Every peer that is here, in every way; `only` those of these names."""
    arguments = [shape, data.table, data.statements]
    contenders = []
    for peer, (script, _, variants) in PYTHON.items():
        for variant in variants[shape] if here[peer] else []:
            out = result_folder(data, peer, variant)
            contenders.append(Contender(peer, variant, (python, str(PEERS / script), *arguments, out, variant)))
    for threads in ("1", "2") if here["data.table"] else ():
        variant = f"{threads} thread" + "s" * (threads > "1")
        out = result_folder(data, "data.table", variant)
        contenders.append(
            Contender("data.table", variant, ("Rscript", str(PEERS / "with_datatable.R"), *arguments, out, threads))
        )
    if here["SQLite"]:
        contenders.append(sqlite(arguments, data, python))
    return [one for one in contenders if only is None or one.peer in only]


def sqlite(arguments, data, python):
    out = result_folder(data, "SQLite", "")
    script = os.path.join(out, "script.sql")
    with open(script, "w") as file:
        subprocess.run([python, str(PEERS / "with_sqlite.py"), *arguments, out], stdout=file, check=True)
    return Contender("SQLite", "", ("sqlite3", "-batch", ":memory:"), script)


def result_folder(data, peer, variant):
    folder = os.path.join(data.folder, f"by-{peer}-{variant}".lower().replace(" ", "-"))
    os.makedirs(folder, exist_ok=True)
    return folder


def folder_of(contender, data):
    return result_folder(data, contender.peer, contender.variant)
