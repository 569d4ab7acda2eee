"""The peak memory of reading one file, told by the process itself: `python -m benchmarks.peak_memory FILE`.

A parent cannot ask for it: on Linux a child's ru_maxrss begins at what its parent held when it was
started. VmHWM counts from the child's own first page.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def of_reading(file: Path) -> float:
    """Peak resident memory in MB of a fresh process that reads `file` into a plan."""
    command = [sys.executable, "-m", "benchmarks.peak_memory", str(file.resolve())]
    root = Path(__file__).parent.parent
    return float(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)


def _own() -> float:
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    from benchmarks.accuracy import read_plan

    read_plan(Path(sys.argv[1]))
    print(f"{_own():.1f}")
