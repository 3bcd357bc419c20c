"""Reports: a story's faults and size, a run by months, the shelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import paths
from game.faces import report
from game.play.session import new_session
from game.record.shelf import Shelf
from game.script.model import Story
from game.script.problems import BadSave
from tests.company import TEXT, company, mirabelle, played
from tests.plays import write

ARTICLE = paths.stories() / "mirabelle" / "plays" / "article.play"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def test_a_story_without_fault_is_counted(tmp_path: Path, capsys: Said) -> None:
    folder = write(tmp_path / "sound", TEXT)
    assert report.check(folder, as_json=True, renew=False) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["statistics"] | {"words": None} == {
        "scenes": 6,
        "options": 8,
        "clauses": 5,
        "levers": 1,
        "promises": 1,
        "endings": 2,
        "decisions that come back": "1 of 2",
        "words": None,
    }
    assert found["statistics"]["words"]["en"] > 100


def test_advice_is_told_with_its_place_and_changes_no_exit_code(tmp_path: Path, capsys: Said) -> None:
    text = TEXT.replace("{kind: money, start: 74.9M", "{kind: money, good: more, start: 74.9M")
    text = text.replace("{kind: gauge, start: 60", "{kind: gauge, good: more, start: 60")
    text = text.replace("story: {id: company,", "story: {id: company, names: [Ada],")
    text = text.replace("effects: {morale: +3}, after: They rest.", "after: They rest with Boris.")
    text = text.replace("effects: {morale: -8, gap: +1}", "effects: {morale: -8}")
    folder = write(tmp_path / "sound", text)
    assert report.check(folder, as_json=True, renew=False) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert [(one["code"], one["file"]) for one in found["advice"]] == [
        ("W002", "story.yaml"),
        ("W002", "story.yaml"),
        ("W001", "story.yaml"),
        ("W003", "story.yaml"),
    ]
    lines = text.splitlines()
    said = [lines[one["line"] - 1].strip().partition(":")[0] for one in found["advice"]]
    assert said == ["buy", "rest", "push", "rest"]
    assert report.check(folder, as_json=False, renew=False) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[1] for line in shown[:4]] == ["W002", "W002", "W001", "W003"]
    assert shown[4] == "scenes: 6"


def test_a_course_that_cannot_be_played_is_a_fault(tmp_path: Path, capsys: Said) -> None:
    modes = "modes: {standard: {name: Standard}, late: {name: Late, course: road, begins: 2}}"
    text = "\n".join(modes if line.startswith("modes:") else line for line in TEXT.splitlines())
    road = "opening: buy\n"
    folder = write(tmp_path / "faulty", text, {"plays/road.play": road})
    assert report.check(folder, as_json=True, renew=False) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["code"]) == ("story.yaml", "S007")
    assert text.splitlines()[problem["line"] - 1] == modes
    assert modes[problem["column"] - 1 :].startswith("road")
    (folder / "plays" / "road.play").write_text("opening: sign\nroutine: rest\ndesk: close\n", encoding="utf-8")
    assert report.check(folder, as_json=False, renew=False) == 0


def test_a_fault_is_told_with_its_place(tmp_path: Path, capsys: Said) -> None:
    folder = write(tmp_path / "faulty", TEXT.replace("bank: -8M", "bang: -8M"))
    assert report.check(folder, as_json=True, renew=False) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["code"], problem["hint"]) == ("story.yaml", "N004", "did you mean 'bank'?")
    assert TEXT.splitlines()[problem["line"] - 1].strip().startswith("effects: {bank: -8M")
    assert report.check(folder, as_json=False, renew=False) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"story.yaml:{problem['line']}:{problem['column']}: N004 ")
    assert said[-1] == "1 faults"


def test_translations_may_be_accepted_as_they_are(tmp_path: Path, story: Story, capsys: Said) -> None:
    assert report.check(tmp_path / "company", as_json=False, renew=False) == 1
    assert "T002" in capsys.readouterr().out
    assert report.check(tmp_path / "company", as_json=False, renew=True) == 0
    assert (tmp_path / "company" / "fr" / "lock.yaml").is_file()


def test_a_script_is_told_by_months(capsys: Said) -> None:
    assert report.replay(ARTICLE, as_json=True, language="en") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["story"], found["ending"]) == ("mirabelle", "E1")
    assert [row["month"] for row in found["months"]] == list(range(19))
    assert {"bank", "owed", "overdue", "revenue", "trust"} <= set(found["months"][3])
    assert len(found["decisions"]) > 40


@pytest.mark.parametrize(("language", "month"), [("en", "Month 18: Cash $"), ("fr", "Mois 18")])
def test_a_run_is_told_in_the_readers_language(language: str, month: str, capsys: Said) -> None:
    assert report.replay(ARTICLE, as_json=False, language=language) == 0
    said = capsys.readouterr().out
    assert month in said
    assert said.rstrip().rpartition("\n")[2].startswith("E1 ")


def test_a_save_and_a_script_tell_the_same(tmp_path: Path, capsys: Said) -> None:
    session = new_session(mirabelle(), 3, shelf=Shelf(tmp_path))
    for _ in played(session, "candid"):
        pass
    assert session.save is not None
    report.replay(session.save.path, as_json=True, language="en")
    kept = capsys.readouterr().out
    steps = "".join(f"{one.scene}: {one.choice}\n" for one in session.log.decisions)
    (tmp_path / "same.play").write_text(f"story: mirabelle\nseed: 3\n{steps}", encoding="utf-8")
    report.replay(tmp_path / "same.play", as_json=True, language="en")
    assert capsys.readouterr().out == kept


def test_a_script_beside_a_story_is_a_run_of_that_story(tmp_path: Path, story: Story, capsys: Said) -> None:
    script = tmp_path / "company" / "plays" / "one.play"
    script.parent.mkdir()
    script.write_text("opening: sign\nroutine: rest\ndesk: close\nexpect: bank 64.9M at 1\nexpect: bank 64.9M\n")
    assert report.replay(script, as_json=True, language="en") == 0
    assert json.loads(capsys.readouterr().out)["months"][1]["bank"] == 64.9
    script.write_text("opening: sign\nexpect: bank 3M\n")
    assert report.replay(script, as_json=False, language="en") == 1
    assert f"{script}:2: expected bank 3M, found 66.9" in capsys.readouterr().out


def test_a_save_of_a_changed_story_is_not_told_with_other_numbers(tmp_path: Path) -> None:
    session = new_session(mirabelle(), 3, shelf=Shelf(tmp_path))
    for _, _view in zip(range(5), played(session, "candid"), strict=False):
        pass
    assert session.save is not None
    path = session.save.path
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = json.loads(lines[3]) | {"after": "00000000"}
    path.write_text("\n".join([*lines[:3], json.dumps(fields), *lines[4:], ""]), encoding="utf-8")
    with pytest.raises(BadSave, match=r"mirabelle-0001.jsonl: decision 3 .* now has another effect"):
        report.replay(path, as_json=False, language="en")


def test_the_shelf_is_listed_with_what_cannot_be_read(home: Path, story: Story, capsys: Said) -> None:
    assert report.saves("en") == 0
    assert capsys.readouterr().out == "There is no run on the shelf yet.\n"
    shelf = Shelf(home / "saves")
    session = new_session(story, 7, shelf=shelf)
    session.choose("sign")
    (shelf.folder / "broken-0009.jsonl").write_text("?\n")
    (shelf.folder / "gone-0010.jsonl").symlink_to(home / "nowhere")
    assert report.saves("en") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert any("company-0001.jsonl  company  seed 7  1" in line for line in lines)
    assert sum("cannot be read" in line for line in lines) == 2
