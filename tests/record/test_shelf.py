"""The shelf: a line a decision, on disk; nothing is overwritten, and nobody else's fault ends a run."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.play.session import Session, new_session, open_session
from game.record.log import Header, Log
from game.record.shelf import LOCKS, MAX_BYTES, NotKept, Shelf, read_file
from game.script.model import Story
from game.script.problems import BadSave
from tests.company import company, mirabelle, played

HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1], timeout=0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "saves")


@pytest.fixture
def run(story: Story, shelf: Shelf) -> Session:
    """A run of three decisions, kept."""
    session = new_session(story, 7, shelf=shelf)
    for pick in ("sign", "rest", "close"):
        session.choose(pick)
    return session


def where(session: Session) -> Path:
    assert session.save is not None
    return session.save.path


def lines(session: Session) -> list[str]:
    return where(session).read_text(encoding="utf-8").splitlines()


def test_a_decision_is_on_disk_when_it_is_told(run: Session) -> None:
    assert [json.loads(line)["choice"] for line in lines(run)[1:]] == ["sign", "rest", "close"]
    run.choose("push")
    assert json.loads(lines(run)[-1])["choice"] == "push"


def test_a_run_goes_on_exactly_where_it_was(run: Session, story: Story, shelf: Shelf) -> None:
    run.close()
    again = open_session(story, shelf, where(run))
    assert again.state == run.state
    assert again.log == run.log
    assert again.notice == ""


def test_twenty_decisions_are_small(shelf: Shelf) -> None:
    session = new_session(mirabelle(), 3, shelf=shelf)
    for _, _view in zip(range(20), played(session, "candid"), strict=False):
        pass
    size = where(session).stat().st_size
    assert len(session.log.decisions) == 20
    assert size < 2_200, f"twenty decisions take {size} bytes"


@pytest.mark.parametrize("torn", ['{"scene":"des', "\0\0\0\0", "{", '{"scene":"desk"}' * 30])
def test_a_torn_last_line_is_forgiven_and_cut(run: Session, story: Story, shelf: Shelf, torn: str) -> None:
    run.close()
    whole = where(run).read_bytes()
    where(run).write_bytes(whole + torn.encode())
    again = open_session(story, shelf, where(run))
    assert again.notice == again.words("saved.torn")
    assert len(again.decisions()) == 3
    again.choose("push")
    assert where(again).read_bytes().startswith(whole)
    assert json.loads(lines(again)[4])["choice"] == "push"
    assert len(lines(again)) == 5


def test_a_letter_torn_inside_a_character_is_forgiven(run: Session) -> None:
    where(run).write_bytes(where(run).read_bytes() + "é".encode()[:1])
    log, torn, size = read_file(where(run))
    assert (len(log.decisions), torn, size) == (3, True, where(run).stat().st_size - 1)


def test_new_saves_never_overwrite(story: Story, shelf: Shelf) -> None:
    log = Log(Header(story.id, story.fingerprint, 1))
    shelf.folder.mkdir()
    (shelf.folder / "company-0004.jsonl").write_text("a player's own file")
    (shelf.folder / "company-²²²².jsonl").write_text("no number")
    made = [shelf.new(log).path.name for _ in range(2)]
    assert made == ["company-0005.jsonl", "company-0006.jsonl"]
    assert (shelf.folder / "company-0004.jsonl").read_text() == "a player's own file"


def test_a_name_taken_in_between_is_stepped_over(story: Story, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log(Header(story.id, story.fingerprint, 1))
    shelf.new(log)
    monkeypatch.setattr(Shelf, "paths", lambda self: iter(()))
    assert shelf.new(log).path.name == "company-0002.jsonl"


def test_a_story_cannot_write_outside_the_shelf(shelf: Shelf) -> None:
    made = shelf.new(Log(Header("../../Away", "", 1))).path
    assert made.parent == shelf.folder


def test_going_back_makes_a_new_file(run: Session, shelf: Shelf) -> None:
    before, old = where(run).read_bytes(), where(run)
    run.rewind(1)
    run.choose("push")
    assert where(run) != old
    assert old.read_bytes() == before
    assert lines(run)[:2] == before.decode().splitlines()[:2]
    assert [json.loads(line)["choice"] for line in lines(run)[1:]] == ["sign", "push"]
    assert len(list(shelf.paths())) == 2


def test_the_newest_save_comes_first(story: Story, shelf: Shelf) -> None:
    log = Log(Header(story.id, story.fingerprint, 1))
    made = [shelf.new(log).path for _ in range(3)]
    for age, path in enumerate(made):
        os.utime(path, ns=(10**9, 10**18 - age))
    assert list(shelf.paths()) == made


def test_the_second_window_is_told_and_goes_on_as_a_copy(run: Session, story: Story, shelf: Shelf) -> None:
    run.close()
    lock = where(run).parent / LOCKS / f"{where(run).name}.lock"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    before = where(run).read_bytes()
    second = open_session(story, shelf, where(run))
    told = second.view().notice
    second.choose("push")
    other.communicate()
    assert told == second.words("saved.elsewhere")
    assert where(second) != where(run)
    assert where(run).read_bytes() == before
    assert len(lines(second)) == 5


def test_a_closed_window_leaves_the_save_to_the_next(run: Session, story: Story, shelf: Shelf) -> None:
    run.close()
    assert where(open_session(story, shelf, where(run))) == where(run)


def test_a_full_disk_is_told_and_play_goes_on(run: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    view = run.choose("push")
    assert "No space left on device" in view.notice
    assert "company-0001.jsonl" in view.notice
    assert run.save is None
    assert len(run.choose("close").notice) > 0
    assert len(run.decisions()) == 5


def test_a_shelf_that_is_a_file_is_told_and_play_goes_on(story: Story, tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("not a folder")
    session = new_session(story, 7, shelf=Shelf(tmp_path / "saves"))
    assert str(tmp_path / "saves") in session.view().notice
    assert session.choose("sign").scene is not None
    with pytest.raises(NotKept):
        Shelf(tmp_path / "saves").new(session.log)


def test_a_save_deleted_under_a_run_is_told(run: Session) -> None:
    where(run).unlink()
    assert "No such file" in run.choose("push").notice


def test_both_things_are_told_when_a_copy_cannot_be_made(run: Session, story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    second = open_session(story, Shelf(tmp_path / "file"), where(run))
    assert second.words("saved.elsewhere") in second.notice
    assert str(tmp_path / "file") in second.notice


def test_a_run_of_another_story_is_refused_by_name(run: Session, shelf: Shelf) -> None:
    run.close()
    with pytest.raises(BadSave, match=r"company-0001.jsonl: .*'company', and the story here is 'mirabelle'"):
        open_session(mirabelle(), shelf, where(run))
    assert len(list(shelf.paths())) == 1


def test_a_run_in_a_mode_that_is_gone_is_refused_and_left_free(story: Story, shelf: Shelf) -> None:
    made = shelf.new(Log(Header(story.id, story.fingerprint, 1, "sprint")))
    made.close()
    for _ in range(2):
        with pytest.raises(BadSave, match=r"company-0001.jsonl: .*'sprint'"):
            open_session(story, shelf, made.path)
    assert open_session(story, Shelf(shelf.folder), shelf.new(Log(Header(story.id, "", 1, "poor"))).path).states


FILES = {
    "empty": (b"", ": the file is empty"),
    "not text": (b"\xff\xfe\n", ": not a save of Dear Investors (byte 0 is not text)"),
    "NUL bytes": (b"\0" * 512, ":1: not a line of a save"),
    "one torn line": (b'{"format":1', ":1: not a line of a save"),
    "a picture": (b"\x89PNG\r\n\x1a\n", ": not a save of Dear Investors (byte 0 is not text)"),
    "huge": (b"x" * (MAX_BYTES + 1), ": larger than 4,000,000 bytes"),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_file_that_is_no_save_is_told_by_name(fault: str, story: Story, shelf: Shelf, tmp_path: Path) -> None:
    data, told = FILES[fault]
    path = tmp_path / "some.jsonl"
    path.write_bytes(data)
    with pytest.raises(BadSave) as caught:
        open_session(story, shelf, path)
    assert str(caught.value).startswith(f"{path}{told}")
    assert path.read_bytes() == data


def test_a_file_that_is_not_there_is_told_and_nothing_is_made(story: Story, shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(BadSave, match="No such file"):
        open_session(story, shelf, tmp_path / "none.jsonl")
    with pytest.raises(BadSave, match="Is a directory"):
        open_session(story, shelf, tmp_path)
    assert not (tmp_path / LOCKS).exists()


def test_a_file_that_is_no_save_is_left_free(run: Session, story: Story, shelf: Shelf) -> None:
    run.close()
    whole = where(run).read_bytes()
    where(run).write_bytes(b"?\n")
    for _ in range(2):
        with pytest.raises(BadSave):
            open_session(story, shelf, where(run))
    where(run).write_bytes(whole)
    assert open_session(story, shelf, where(run)).notice == ""
