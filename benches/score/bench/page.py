"""The table as text, for the terminal and for a page."""

import datetime
import os
import platform
import subprocess

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def text(bench):
    lines = about(bench)
    lines += [
        "",
        "| case | figure | measured | at most | aim | |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    lines += [
        f"| {row.case} | {row.figure} | {row.value} | {row.bar} | {row.aim} | {'yes' if row.good else 'no'} |"
        for row in bench.rows
    ]
    lines += ["", "Medians of the rounds that each took part in:", ""]
    lines += [
        "| case | MB | who | CPU, s | wall-clock, s | peak, MiB | rounds |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {case} | {size / 1e6:.1f} | {who} | {seconds(cpu)} | {seconds(wall)} | {peak:.0f} | {rounds} |"
        for case, size, who, cpu, wall, peak, rounds in bench.runs
    ]
    if bench.notes:
        lines += ["", *[f"- {note}" for note in bench.notes]]
    return "\n".join(lines) + "\n"


def seconds(value):
    return f"{value:.4f}" if value < 0.1 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def about(bench):
    """When, where, and with what."""
    busy = os.getloadavg()[0]
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    lines = [
        f"Measured on {day(datetime.date.today())}: {processor()}, {os.cpu_count()} cores, {system}; "
        f"load of the machine at the end {busy:.1f}."
    ]
    if bench.scale > 1:
        lines.append(
            f"**A small version**: large tables have 1/{bench.scale} of their size, and start-up weighs more than in "
            "the whole. What is asked for is asked of the whole."
        )
    if busy > os.cpu_count() + 0.5:
        lines.append("**The machine was busy with other work**: times are rough, ratios less so.")
    there = [f"{name} {version}" for name, version in bench.here.items() if version]
    missing = [name for name, version in bench.here.items() if not version]
    lines.append(f"Peers: {', '.join(there) or 'none'}." + (f" Not here: {', '.join(missing)}." if missing else ""))
    lines.append(f"`score`: {version(bench.program)}.")
    return lines


def version(program):
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def day(date):
    return f"{date.day} {date:%B %Y}"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def write(path, table):
    """Puts the table between the markers of a page."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n\n{table}\n{END}{after}")
