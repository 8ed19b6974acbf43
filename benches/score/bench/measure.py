"""CPU, wall-clock time and peak memory of a command."""

import ctypes
import dataclasses
import os
import resource
import shutil
import subprocess
import time

SUBREAPER = 36

# A process that waits for a line before it becomes the command, so that its parent, a small shell, is gone by then.
LAUNCH = 'exec 3<&0; i=$1 o=$2; shift 2; (read -r _ <&3; exec 3<&-; exec "$@" <"$i" >"$o" 2>/dev/null) & echo $!'


@dataclasses.dataclass(frozen=True)
class Run:
    """CPU is user and system time of the process with its threads and children, in seconds; peak memory is in MiB."""

    cpu: float
    wall: float
    peak: float
    status: int


def run(command, folder, stdin=os.devnull, stdout="out", stderr="err"):
    """Runs a command in a folder, where it leaves what it says."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.path.join(folder, stdout), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, os.path.join(folder, stderr), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    program = shutil.which(command[0])
    start = time.perf_counter()
    child = os.posix_spawn(program, command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def peak_hidden(measured):
    """Whether a peak may be that of this process: on Linux a child begins with the peak of what it was started from."""
    return measured.peak <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 * 1.05


def peak(command, folder, stdin=os.devnull):
    """Peak memory in MiB of a command that was not started from a larger process; one more run."""
    if ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0) != 0:
        return None
    words = ["/bin/sh", "-c", LAUNCH, "sh", stdin, os.path.join(folder, "out"), *command]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as shell:
        child = int(shell.stdout.readline())
        shell.wait()
        shell.stdin.write(b"\n")
        shell.stdin.flush()
        _, _, used = os.wait4(child, 0)
    return used.ru_maxrss / 1024
