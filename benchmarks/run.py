"""Everything of docs/benchmarks.md that fits into a few minutes, one after the other.

Usage: python benchmarks/run.py
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMANDS = (
    ("linking.py",),
    ("intake_tables.py", "--rows", "20000"),
    ("intake_ufdr.py", "--mb", "100"),
    ("quality.py", "--seeds", "1", "--presets", "2014,today"),
)


def main() -> None:
    """Run each benchmark in a process of its own and show what it prints."""
    for name, *options in COMMANDS:
        print(f"$ python benchmarks/{name} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, str(HERE / name), *options], check=True)


if __name__ == "__main__":
    main()
