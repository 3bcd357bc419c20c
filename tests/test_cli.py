"""The commands as a shell sees them: exit codes, data on stdout, talk on stderr, and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import paths
from game.cli import Exit, main
from game.engine.chance import MAX_SEED
from game.play.session import new_session
from game.record.shelf import Shelf
from tests.company import FRENCH, TEXT, company, mirabelle
from tests.plays import write

Said = pytest.CaptureFixture[str]
ARTICLE = paths.stories() / "mirabelle" / "plays" / "article.play"


def game(*arguments: str, typed: bytes = b"", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """The game in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "game.cli", *arguments],
        input=typed,
        capture_output=True,
        timeout=60,
        env={**os.environ, **surroundings},
        check=False,
    )


def code(*arguments: str) -> int:
    """The exit code of a command line, whether it is returned or raised by the parser."""
    try:
        return main(arguments)
    except SystemExit as error:
        return int(error.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound story."""
    return write(tmp_path / "sound", TEXT)


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A save of the real story."""
    session = new_session(mirabelle(), 3, shelf=Shelf(tmp_path / "shelf"))
    session.choose(session.view().choices[0].pick)
    session.close()
    assert session.save is not None
    return session.save.path


def test_fine_is_nought(folder: Path, save: Path, capsys: Said) -> None:
    script = folder / "plays" / "one.play"
    script.parent.mkdir()
    script.write_text("opening: sign\n")
    for line in (
        ["check", str(folder)],
        ["playtest", str(folder), "--runs", "1", "--jobs", "1", "--policy", "first"],
        ["replay", str(save)],
        ["replay", str(script), "--lang", "fr"],
        ["saves"],
        ["--help"],
        ["plain", "--help"],
    ):
        assert code(*line) == Exit.FINE
        captured = capsys.readouterr()
        assert (bool(captured.out), captured.err) == (True, "")


def test_faults_are_one(tmp_path: Path, folder: Path, capsys: Said) -> None:
    write(tmp_path / "faulty", TEXT.replace("bank: -8M", "bang: -8M"))
    script = folder / "plays" / "one.play"
    script.parent.mkdir()
    script.write_text("opening: sign\nexpect: bank 3M\n")
    assert code("check", str(tmp_path / "faulty")) == Exit.FAULTS
    assert "N004" in capsys.readouterr().out
    assert code("playtest", str(tmp_path / "faulty"), "--runs", "1") == Exit.FAULTS
    assert "N004" in capsys.readouterr().err
    assert code("plain", "--story", str(tmp_path / "faulty")) == Exit.FAULTS
    assert "N004" in capsys.readouterr().err
    assert code("check", str(tmp_path / "nowhere")) == Exit.FAULTS
    assert code("replay", str(script)) == Exit.FAULTS


WRONG = {
    "no such command": ["dance"],
    "no such option": ["check", "--loud"],
    "a seed in words": ["plain", "--seed", "seven"],
    "a seed below": ["plain", "--seed=-1"],
    "a seed above": ["plain", "--seed", str(MAX_SEED + 1)],
    "a language nobody wrote": ["plain", "--lang", "tlh"],
    "a mode that is none": ["plain", "--mode", "por"],
    "no runs": ["playtest", "--runs", "0"],
    "no jobs": ["playtest", "--jobs", "0"],
    "no such robot": ["playtest", "--policy", "cheat"],
    "no file": ["replay"],
    "an endless name": ["check", "x" * 5000],
}


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_use_is_two(fault: str, capsys: Said) -> None:
    assert code(*WRONG[fault]) == Exit.WRONG_USE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "dear-investors" in captured.err


def test_a_save_that_cannot_be_replayed_is_three(tmp_path: Path, save: Path, capsys: Said) -> None:
    text = save.read_text(encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(text.replace('"mirabelle"', '"company"'), encoding="utf-8")
    (tmp_path / "changed.jsonl").write_text(text.replace('"after":"', '"after":"0'), encoding="utf-8")
    (tmp_path / "garbage.jsonl").write_text("?\n")
    (tmp_path / "bad.play").write_text("story: mirabelle\nwhy-this-company: sing\n")
    for name in ("changed.jsonl", "garbage.jsonl", "none.jsonl", "bad.play", "none.play", "shelf"):
        assert code("replay", str(tmp_path / name)) == Exit.NO_REPLAY, name
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("dear-investors: "), name
        assert name in captured.err
    for name in ("garbage.jsonl", "none.jsonl", "other.jsonl"):
        assert code("plain", "--save", str(tmp_path / name)) == Exit.NO_REPLAY, name
        assert name in capsys.readouterr().err


def test_without_a_terminal_the_game_names_plain() -> None:
    for terminal in ("xterm", "dumb"):
        done = game(TERM=terminal)
        assert (done.returncode, done.stdout) == (Exit.WRONG_USE, b"")
        assert b"dear-investors plain" in done.stderr


def test_plain_mode_plays_through_a_pipe(home: Path) -> None:
    done = game("plain", "--seed", "3", "--lang", "en", typed=b"1\n1\n")
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")
    path = home / "saves" / "mirabelle-0001.jsonl"
    assert f"--save {path}" in done.stdout.decode()
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    again = game("plain", "--lang", "fr", "--save", str(path), typed=b"retour\nquitter\n")
    assert again.returncode == Exit.FINE
    assert "Retour à avant" in again.stdout.decode()


def test_options_before_the_command_count_too(home: Path) -> None:
    game("--seed", "9", "plain", typed=b"1\n")
    assert '"seed":9' in (home / "saves" / "mirabelle-0001.jsonl").read_text(encoding="utf-8")


def test_a_run_of_a_story_of_ones_own_goes_on_with_its_story(tmp_path: Path, home: Path) -> None:
    folder = write(tmp_path / "mine", TEXT, {"fr/story.yaml": FRENCH})
    assert game("plain", "--story", str(folder), "--seed", "7", typed=b"1\n").returncode == Exit.FINE
    path = str(home / "saves" / "company-0001.jsonl")
    lost = game("plain", "--save", path)
    assert lost.returncode == Exit.NO_REPLAY
    assert b"say where it is with --story" in lost.stderr
    assert len(list((home / "saves").glob("*.jsonl"))) == 1
    found = game("plain", "--story", str(folder), "--lang", "en", "--save", path, typed=b"why cash\n")
    assert b"-$8.0M: The opening" in found.stdout


@pytest.mark.parametrize("typed", [b"\xff\xfe\n1\n", b"\x00\x1b[2J\n", b"1" * 100_000, "１\n—\n".encode()])
def test_no_bytes_bring_plain_mode_down(typed: bytes) -> None:
    done = game("plain", "--seed", "3", typed=typed)
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_poor_terminal_shows_what_it_can(encoding: str) -> None:
    done = game("plain", "--seed", "3", "--lang", "fr", typed=b"1\nlang\n", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")
    assert game("replay", str(ARTICLE), "--lang", "fr", PYTHONIOENCODING=encoding).returncode == Exit.FINE


def test_a_reader_who_leaves_early_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "game.cli", "replay", str(ARTICLE)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")


def test_an_interrupt_is_a_hundred_and_thirty() -> None:
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-m", "game.cli", "plain"],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell may run the tests with it ignored
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate()
    assert (process.returncode, talk) == (Exit.INTERRUPTED, b"")


def test_json_keeps_its_keys(folder: Path, save: Path, capsys: Said) -> None:
    keys = {
        ("check", str(folder)): {"problems", "statistics"},
        ("playtest", str(folder), "--runs", "1", "--jobs", "1"): {
            "story",
            "runs",
            "decisions",
            "seconds",
            "decisions_per_second",
            "jobs",
            "robots",
            "never_reached",
            "never_met",
        },
        ("replay", str(save)): {"story", "seed", "mode", "decisions", "ending", "months"},
    }
    for line, wanted in keys.items():
        assert code(*line, "--json") == Exit.FINE
        captured = capsys.readouterr()
        assert wanted <= set(json.loads(captured.out)), line
        assert captured.err == ""


def test_a_problem_keeps_its_keys(tmp_path: Path, capsys: Said) -> None:
    company(tmp_path / "company")
    assert code("check", str(tmp_path / "company"), "--json") == Exit.FAULTS
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert all({"file", "line", "column", "code", "message", "hint"} == set(problem) for problem in problems)


ROBOTS = ["playtest", "--runs", "1", "--jobs", "1"]
WORDS = ["check", "replay", "saves", "--json", "--seed", "--save", "--lang", "--runs", "--policy", "--jobs"]
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: not text.startswith("--l")  # `check --lock` would write
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([[], ROBOTS]), st.lists(st.sampled_from(WORDS) | TEXTS, max_size=4))
def test_no_arguments_bring_it_down(command: list[str], arguments: list[str]) -> None:
    assert code(*command, *arguments) in set(Exit)


def test_the_installed_command_is_this_one() -> None:
    command = Path(sys.executable).with_name("dear-investors")
    done = subprocess.run([command, "saves"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (Exit.FINE, b"")
