"""`python -m benchmarks [--rounds N] [--only WORD]`: a markdown table on stdout, progress on stderr."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from functools import partial

from benchmarks import playing, processes, terminal
from benchmarks.measure import Subject, run, table
from benchmarks.processes import BARE_APP, python

BARE_PYTHON = partial(processes.whole, python("-c", "pass"))
PLAIN = python("-m", "game.cli", "plain", "--seed", "7", "--lang", "en")
GAME = python("-m", "game.cli", "--lang", "en")
CHECK = python("-m", "game.cli", "check", "mirabelle")
ROBOTS = "from benchmarks.playing import robots\nrobots(words=True)"

SUBJECTS = [
    Subject(
        "plain mode: start to first words",
        "ms",
        partial(processes.first_words, PLAIN),
        BARE_PYTHON,
        "`python -c pass`",
        "150 ms",
        lambda found, base: found <= 150,
    ),
    Subject(
        "terminal: start to first frame, 120 × 36",
        "ms",
        partial(processes.first_frame, GAME, "New run"),
        partial(processes.first_frame, python("-c", BARE_APP), "here it is"),
        "a bare Textual app",
        "1.25 × a bare app",
        lambda found, base: found <= 1.25 * base,
    ),
    Subject(
        "terminal: moving the highlight, key to frame",
        "ms",
        terminal.highlight,
        terminal.bare_key,
        "a bare app counting keys",
        "2 × a bare app",
        lambda found, base: found <= 2 * base,
    ),
    Subject(
        "terminal: a choice, or the next page, key to frame",
        "ms",
        terminal.decision,
        terminal.stand_in,
        "a stand-in desk",
        "1.2 × the stand-in",
        lambda found, base: found <= 1.2 * base,
    ),
    Subject(
        "terminal: nobody presses anything",
        "% of a core",
        terminal.idle,
        terminal.idle_bare,
        "a bare app",
        "0.5 %",
        lambda found, base: found <= 0.5,
    ),
    Subject(
        "`check` of the whole story, whole process",
        "ms",
        partial(processes.whole, CHECK),
        BARE_PYTHON,
        "`python -c pass`",
        "600 ms",
        lambda found, base: found <= 600,
    ),
    Subject(
        "robots without words, one process",
        "thousand decisions/s",
        partial(playing.robots, words=False),
        playing.additions,
        "sums of a hundred numbers",
        "40 thousand/s",
        lambda found, base: found >= 40,
    ),
    Subject(
        "robots that read everything, one process",
        "thousand decisions/s",
        partial(playing.robots, words=True),
        playing.additions,
        "sums of a hundred numbers",
        "15 thousand/s",
        lambda found, base: found >= 15,
    ),
    Subject(
        "a save of 20 decisions",
        "bytes",
        playing.save_size,
        playing.state_size,
        "the state itself as JSON",
        "2,000 bytes",
        lambda found, base: found <= 2000,
    ),
    Subject(
        "save and restore at 20 decisions",
        "ms",
        playing.save_and_restore,
        playing.write_and_read,
        "the same bytes to disk and back",
        "2 ms",
        lambda found, base: found <= 2,
    ),
    Subject(
        "peak memory of robots that read everything",
        "MB",
        partial(processes.peak, ROBOTS),
        partial(processes.peak, ""),
        "bare Python",
        "40 MB",
        lambda found, base: found <= 40,
    ),
]


def talk(text: str) -> None:
    print(text, file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count (7)")
    parser.add_argument("--only", default="", metavar="WORD", help="subjects whose name holds this word")
    options = parser.parse_args()
    subjects = [subject for subject in SUBJECTS if options.only.lower() in subject.name.lower()]
    if not subjects or options.rounds < 1:
        parser.error("nothing to measure")
    run(subjects, options.rounds, talk)
    print(table(subjects))
    print(
        f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{options.rounds} rounds in turn; medians, with the least and the most in brackets."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
