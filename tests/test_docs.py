"""The documentation is true: its examples run, its commands exist, its links lead somewhere."""

from __future__ import annotations

import argparse
import csv
import doctest
import filecmp
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import _parser
from game.paths import stories
from game.record.codec import read
from game.record.log import Decision, Log
from game.record.replay import replay
from game.script.load import load

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "game").rglob("README.md"), ROOT / "saves/README.md"]
    if page.exists()
)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: (language, text)."""
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match[1], match[2]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def spoken(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def matches(said: list[str], shown: list[str]) -> bool:
    """Is this what was shown? A line `…` stands for any lines, `…` in a line for any words."""
    pattern = ""
    for line in shown:
        words = re.escape(line).replace("…", "[^\n]*")
        pattern += "(?:[^\n]*\n)*?" if line == "…" else words + "\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in said)) is not None


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the output shown."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, spoken(shown)


def run(command: str, folder: Path) -> list[str]:
    """What a command says, in a folder of its own, as a reader would run it."""
    surroundings = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "DEAR_INVESTORS_HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
    }
    command = command.replace("dear-investors", f"{sys.executable} -m game.cli")
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return spoken(done.stdout)


def play_through(page: Path, folder: Path) -> None:
    """Write every file and run every command of a page, in its order."""
    for language, text in blocks(page):
        first, _, rest = text.partition("\n")
        if first.startswith("# file: "):
            path = folder / first.removeprefix("# file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, encoding="utf-8")
        elif language == "console":
            for command, shown in commands(text):
                said = run(command, folder)
                assert matches(said, shown), f"{name(page)}: $ {command}\n" + "\n".join(said)


def test_guide_shows_what_the_game_says(tmp_path: Path) -> None:
    """An author who types the guide sees what the guide shows, and ends with the case that lies beside it."""
    play_through(DOCS / "authors" / "guide.md", tmp_path)
    beside = DOCS / "authors" / "ferry"
    made = {path.relative_to(tmp_path / "ferry") for path in (tmp_path / "ferry").rglob("*") if path.is_file()}
    kept = {path.relative_to(beside) for path in beside.rglob("*") if path.is_file()}
    assert made == kept
    assert not [path for path in made if not filecmp.cmp(tmp_path / "ferry" / path, beside / path, shallow=False)]


def test_readme_shows_what_the_game_says(tmp_path: Path) -> None:
    """What the README types works, and answers as shown."""
    play_through(ROOT / "README.md", tmp_path)


@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")], ids=name)
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page shows after >>> is what Python answers."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    text = "\n".join(text for language, text in blocks(page) if language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, name(page), name(page), 0)
    said: list[str] = []
    failed = doctest.DocTestRunner(optionflags=flags).run(test, out=said.append).failed
    assert test.examples
    assert not failed, "".join(said)


def every_command() -> dict[str, argparse.ArgumentParser]:
    """The commands by name; the bare game is "dear-investors"."""
    parser = _parser()
    found = {"dear-investors": parser}

    def descend(prefix: str, parser: argparse.ArgumentParser) -> None:
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, made in action.choices.items():
                    found[f"{prefix}{name}"] = made
                    descend(f"{prefix}{name} ", made)

    descend("", parser)
    return found


def documented() -> dict[str, set[str]]:
    """The commands of docs/commands.md, each with what its table names."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title = re.match(r"`(?:dear-investors )?([^`]+)`", part)
        if title:
            found[title[1]] = set(re.findall(r"^\| `([^` ]+)", part, flags=re.MULTILINE))
    return found


def options(parser: argparse.ArgumentParser) -> set[str]:
    """The options and arguments of a command, by the name a reader sees."""
    found = set()
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        found |= set(action.option_strings) or {str(action.metavar or action.dest)}
    return found


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    """docs/commands.md names the commands there are, and no other."""
    assert set(documented()) == set(every_command())


@pytest.mark.parametrize("command", every_command())
def test_every_option_is_documented_and_every_documented_one_exists(command: str) -> None:
    """The table of a command names its options and arguments, and no other."""
    assert documented()[command] == options(every_command()[command])


@pytest.mark.parametrize("command", every_command())
def test_every_option_has_a_help_text(command: str) -> None:
    """`--help` says something about each option."""
    silent = [a.dest for a in every_command()[command]._actions if a.option_strings and not a.help]
    assert not silent


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the project finds it, and a link to a heading finds the heading."""
    for target, heading in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        found = page.parent / target if target else page
        assert found.exists(), f"{target} is not there"
        if heading:
            titles = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), flags=re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in slugs, f"no heading #{heading} in {name(found)}"


def test_every_code_is_explained_and_every_explained_one_exists() -> None:
    """The table of faults in docs/authors/format.md names the codes the checker uses, and no other."""
    used = {
        code
        for path in (*(ROOT / "game" / "script").glob("*.py"), ROOT / "game" / "record" / "courses.py")
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8"))
    }
    page = (DOCS / "authors" / "format.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([A-Z]\d{3}) \|", page, flags=re.MULTILINE)) == used


def test_the_save_shown_replays() -> None:
    """The lines shown in docs/saves.md are a save; its decisions can be taken in the case beside the guide."""
    shown = next(text for _, text in blocks(DOCS / "saves.md") if text.startswith('{"format"'))
    log, torn = read(shown, "docs/saves.md")
    unwitnessed = Log(log.header, tuple(Decision(one.scene, one.choice, "") for one in log.decisions))
    assert not torn
    assert len(replay(load(DOCS / "authors" / "ferry"), unwitnessed)) == len(log.decisions) + 1


def test_every_rule_of_the_model_is_explained() -> None:
    """docs/model.md names every rule of Mirabelle's month, in the order in which they happen."""
    page = (DOCS / "model.md").read_text(encoding="utf-8")
    story = load(stories() / "mirabelle")
    named = [story.texts["en"][rule.name][0].words for rule in story.rules]
    found = re.findall(r"^\| ([^|]+) \|", page[page.index("## The month's end") :], flags=re.MULTILINE)
    assert [name for name in found if name in named] == named


def test_the_calibration_shown_is_the_one_the_game_is_held_to() -> None:
    """docs/calibration.csv gives, with its doubts, the table that tests/story plays against."""
    with (DOCS / "calibration.csv").open(encoding="utf-8") as file:
        shown = {int(row["month"]): row for row in csv.DictReader(file)}
    with (ROOT / "tests" / "story" / "article_months.csv").open(encoding="utf-8") as file:
        held = {int(row["month"]): row for row in csv.DictReader(file)}
    columns = [name for name in held[1] if name != "month"]
    assert {m: [float(shown[m][c]) for c in columns] for m in held} == {
        m: [float(row[c]) for c in columns] for m, row in held.items()
    }
