"""A folder becomes a story: which files are read, what stops play, what only `examine` tells."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from game.script.load import examine, load, lock
from game.script.problems import StoryError
from tests.plays import Book, write

SCENES = """
scenes:
  first:
    title: A door
    text: A door.
    choices: {leave: {text: Leave., ends: true}}
"""
FRENCH = "story: {id: little, title: Little, start: first, translations: {fr: [story]}}\n" + SCENES
WORDS = """
story.title: Petit
turns.name: Mois
scenes.first.title: Une porte
scenes.first.text: Une porte.
scenes.first.choices.leave.text: Partir.
endings.end.title: La fin
endings.end.text: C'est fini.
"""


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in examine(folder)[1]]


def test_sections_may_stand_in_any_file_at_any_depth(tmp_path: Path) -> None:
    folder = write(tmp_path, "cast: {ada: {name: Ada, role: keeper}}", {"deep/down/scenes.yaml": SCENES})
    story = load(folder)
    ada = story.cast["ada"]
    assert (list(story.scenes), list(story.cast)) == (["first"], ["ada"])
    assert (ada.name, ada.role, ada.short) == ("cast.ada.name", "cast.ada.role", "cast.ada.name")


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: [", encoding="utf-8")
    folder = write(tmp_path / "book", SCENES)
    (folder / "more.yaml").symlink_to(secret)
    assert said(folder) == []


def test_a_link_out_of_a_translation_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: [", encoding="utf-8")
    folder = write(tmp_path / "book", FRENCH, {"fr/story.yaml": WORDS})
    (folder / "fr" / "more.yaml").symlink_to(secret)
    lock(folder)
    assert said(folder) == []


def test_a_folder_of_another_language_is_not_read_as_a_story(tmp_path: Path) -> None:
    assert said(write(tmp_path, SCENES, {"de/scenes.yaml": "scenes.first.title: Eine Tür"})) == []


def test_plays_are_not_read_as_a_story(tmp_path: Path) -> None:
    assert said(write(tmp_path, SCENES, {"plays/notes.yaml": "expect: nothing"})) == []


@pytest.mark.parametrize("name", ["../other", "/etc", "..", "french", "FR"])
def test_a_language_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path / "other", "password: [")
    folder = write(tmp_path / "book", FRENCH.replace("fr:", f"{name}:"))
    assert any(f"F003 '{name}' is not a language" in line for line in said(folder))
    lock(folder)
    assert not (tmp_path / "other" / "lock.yaml").exists()


def test_faults_of_translation_do_not_stop_play_but_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, FRENCH, {"fr/story.yaml": "scenes.first.title: Une porte\n"})
    story, problems = examine(folder)
    assert {problem.code for problem in problems} == {"T001", "T002"}
    assert load(folder).texts == (story.texts if story else None)


def test_a_translation_beside_the_story_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path, FRENCH, {"fr/story.yaml": WORDS})
    assert lock(folder) == [folder / "fr" / "lock.yaml"]
    assert said(folder) == []
    assert load(folder).texts["fr"]["scenes.first.title"][0].words == "Une porte"


def test_an_edited_original_visibly_loses_its_translation(tmp_path: Path) -> None:
    folder = write(tmp_path, FRENCH, {"fr/story.yaml": WORDS})
    lock(folder)
    write(tmp_path, FRENCH.replace("text: A door.", "text: A red door."))
    (line,) = said(folder)
    assert line.startswith("fr/story.yaml:5:20: T002 the original of 'scenes.first.text' has changed")


def test_a_folder_without_a_story_is_told_not_raised(tmp_path: Path) -> None:
    assert said(tmp_path / "nowhere") == [
        f"{tmp_path}/nowhere:1:1: Y004 is not a folder with a story (give the folder of a story)"
    ]
    assert said(tmp_path) == ["story.yaml:1:1: F002 no file has a 'story:' section with id, title and start"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, SCENES)
    (folder / "more.yaml").mkdir()
    assert said(folder) == ["more.yaml:1:1: Y004 cannot be read: Is a directory"]


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, SCENES, {f"part{n}.yaml": "" for n in range(500)})
    assert said(folder) == [f"{folder}:1:1: Y004 holds more than 500 YAML files"]


def test_all_faults_are_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    folder = write(tmp_path, SCENES.replace("ends: true", "to: cellar, looks: x"), {"a.yaml": "cast: {ada: {}}"})
    with pytest.raises(StoryError) as error:
        load(folder)
    places = [problem.place for problem in error.value.problems]
    assert [place.file for place in places] == ["a.yaml", "a.yaml", "story.yaml", "story.yaml"]
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["story: little", "story: [a]", "scenes: []", "variables: {gold: 3}", "plan: 3"])
def test_a_section_of_the_wrong_shape_is_told(tmp_path: Path, text: str) -> None:
    assert any(" F003 expected a " in line for line in said(write(tmp_path, text)))


@pytest.mark.parametrize(
    "cost", ["bank", "turn", "pick(played(first), 1M, 2M)", "per(bank, bank, 1)"], ids=lambda cost: cost.split("(")[0]
)
def test_the_cost_of_a_promise_is_fixed(tmp_path: Path, cost: str) -> None:
    promises = f'promises: {{map: {{text: A map., to: us, due: 2, stake: 3, cost: "{cost}"}}}}'
    variables = "variables: {bank: {kind: money}}\nrules: {rent: {name: Rent, effects: {bank: -bank}}}\n"
    assert len(said(write(tmp_path, SCENES + variables + promises))) == 1


def test_hostile_numbers_are_told_not_raised(tmp_path: Path) -> None:
    books = "books: {letters: {stakes: [0, 3, ²³, " + "9" * 5000 + "], reactions: [a, b, c, d]}}"
    turns = "\nturns: {last: 5000, name: Month}"
    lines = said(write(tmp_path, SCENES + books + turns))
    assert [line.partition(": ")[2] for line in lines] == [
        "F003 a book has four stakes (numbers) and four reactions, by grade",
        "F003 a run has at most 240 turns, not 5000",
    ]


def test_the_fingerprint_follows_every_word_of_the_story_but_no_translation(tmp_path: Path) -> None:
    one = load(write(tmp_path / "one", SCENES)).fingerprint
    same = load(write(tmp_path / "two", SCENES, {"fr/story.yaml": WORDS})).fingerprint
    other = load(write(tmp_path / "three", SCENES.replace("A door.", "A gate."))).fingerprint
    assert (one == same, one == other, len(one)) == (True, False, 8)


def test_a_story_cannot_be_changed(book: Book) -> None:
    story = book(SCENES)
    with pytest.raises(FrozenInstanceError):
        story.title = "Other"  # type: ignore[misc]
