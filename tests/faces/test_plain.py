"""Plain mode: lines in, lines out. The real story is driven through a pipe, and any line is an answer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.faces.plain import play
from game.play.session import Session, new_session, open_session
from game.record.shelf import Shelf
from game.script.model import Story
from tests.company import answers, company, mirabelle, robot_pick

PICTURE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u259f]")  # escape codes, boxes, blocks


TO_LETTER = ("1", "1", "2", "1", "1")  # the answers up to the first letter


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def said(session: Session, *lines: str) -> str:
    """What plain mode says to some lines, then to the end of input."""
    out = io.StringIO()
    play(session, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    assert not PICTURE.search(out.getvalue())
    return out.getvalue()


class Driver(io.StringIO):
    """An input that answers as a robot would, reading the session it plays."""

    def __init__(self, session: Session, policy: str) -> None:
        super().__init__()
        self.session, self.lines = session, self._answers(policy)

    def _answers(self, policy: str) -> Iterator[str]:
        number = 0
        while not self.session.state.ending:
            pick = robot_pick(self.session, policy, number)
            number += 1
            yield from answers(self.session.view(), pick)

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO's own
        return next((f"{line}\n" for line in self.lines), "")


@pytest.mark.parametrize("policy", ["candid", "random", "frugal"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_real_story_is_played_to_its_ending_by_answers(policy: str, language: str) -> None:
    session = new_session(mirabelle(), 12, language=language)
    out = io.StringIO()
    play(session, Driver(session, policy), out)
    ending = session.view().ending
    assert ending is not None
    text = out.getvalue()
    assert not PICTURE.search(text)
    for words in (ending.title, *ending.paragraphs, *ending.epilogue, *session.debrief().happened):
        assert words in text


def test_it_begins_with_the_notice_and_the_first_scene(story: Story) -> None:
    text = said(new_session(story, 7))
    assert text.startswith("Nobody here is real.\n")
    for words in ("The opening (Ada, accounts)", "We have $74.9M, says Ada.", "1. Sign for three years."):
        assert words in text
    assert "How the game works: A number chooses." in text


def test_an_option_says_its_price_chance_and_advice(story: Story) -> None:
    text = said(new_session(story, 7))
    assert "1. Sign for three years. (In the bank -$8.0M)\n   Ada: Cheap by the hour." in text
    assert "3. Give a talk. (45 chances in 100)" in text


def test_a_closed_choice_says_why_before_and_after(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, "2")
    assert "-. Buy the tower. (closed: Nobody has that much.)" in text
    assert "That is closed: Nobody has that much." in text
    assert session.decisions() == ()


@pytest.mark.parametrize("answer", ["0", "4", "-1", "9999", "²", "１", "1.0", "one", ""])
def test_what_is_no_number_is_answered(story: Story, answer: str) -> None:
    session = new_session(story, 7)
    assert "a number from 1 to 3" in said(session, answer)
    assert session.decisions() == ()


def test_help_names_the_commands_and_explains_the_lines(story: Story) -> None:
    text = said(new_session(story, 7), "?")
    for words in ("back", "levers", "promises", "why", "lang", "quit", "In the bank ($74.9M): What the account holds."):
        assert words in text


def test_back_undoes_the_last_decision(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, "back", "1", "back")
    assert "There is nothing to go back to." in text
    assert "Back to before: Sign for three years." in text
    assert text.count("The opening (Ada, accounts)") == 2
    assert session.decisions() == ()


def test_a_lever_is_pulled_by_number_or_left(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, "levers", "1", "levers", "", "levers", "1", "levers", "1")
    assert text.startswith("Nobody here is real.")
    assert "None." in text
    assert text.count("1. Trim the rent. (In the bank +$0.5M, Morale") == 0
    assert "1. Trim the rent. (In the bank +$0.5M)" in text
    assert "The plants go first." in text
    assert "1. Trim the rent. (closed: Used. Again in 2 months.)" in text
    assert "That is closed: Used. Again in 2 months." in text
    assert [one.choice for one in session.decisions()] == ["Sign for three years.", "Trim the rent."]


def test_promises_are_listed_and_acted_on(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, "1", "promises", "1", "promises")
    assert "A model for every nation. (the ministries; Before the first month – Month 2; open; $1.5M; 8 points)" in text
    assert "1. Pay for it now. (In the bank -$1.5M)" in text
    assert "The promise “A model for every nation.”: kept" in text
    assert text.count("1. Pay for it now.") == 1, "a kept promise offers nothing more"
    assert session.view().ledger[0].fate == "kept"


def test_why_tells_the_causes(story: Story) -> None:
    text = said(new_session(story, 7), "1", "why cash", "why trust", "WHY Mood", "why", "why weather")
    assert "Before the first month: -$8.0M: The opening" in text
    assert "Before the first month: +3: The opening" in text
    assert "Before the first month: Trust +3: The opening" in text
    assert text.count("why takes one of: cash, mood") == 2


def test_the_glossary_is_told(story: Story) -> None:
    assert "Cash: What the account holds." in said(new_session(story, 7), "words")


def test_the_language_changes_in_the_middle_of_a_scene(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, "lang", "1")
    assert "L'histoire continue en français." in text
    assert "Nous avons 74,9\u00a0M$, dit Ada." in text
    assert "Le stylo pèse." in text
    assert session.decisions()[0].choice == "Signer pour trois ans."


def test_again_tells_the_scene_again(story: Story) -> None:
    assert said(new_session(story, 7), "again").count("We have $74.9M, says Ada.") == 2


def test_a_letter_is_written_slot_by_slot_and_read_before_it_is_sent(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, *TO_LETTER, "1", "9", "1", "2", "2", "2", "1")
    assert session.log.decisions[-1].choice == "money=told people=silent"
    assert text.count("The letter as it will be read") == 2
    assert "[told] We hold $64.9M." in text
    assert "A reader who counts" in text
    assert "The letter goes out." in text


def test_commands_work_in_a_letter(story: Story) -> None:
    session = new_session(story, 7)
    text = said(session, *TO_LETTER, "why cash", "1", "back")
    assert "-$8.0M: The opening" in text
    assert session.view().slots == ()


@pytest.mark.parametrize("lines", [(), ("1",), ("1", "levers"), (*TO_LETTER, "1")])
@pytest.mark.parametrize("end", [(), ("quit",), ("QUITTER",)])
def test_the_end_of_input_or_quit_keeps_the_save(
    story: Story, tmp_path: Path, lines: tuple[str, ...], end: tuple[str, ...]
) -> None:
    session = new_session(story, 7, shelf=Shelf(tmp_path / "saves"))
    assert session.save is not None
    path = session.save.path
    text = said(session, *lines, *end)
    assert f"Kept in {path}" in text
    session.close()
    assert open_session(story, Shelf(tmp_path / "saves"), path).state == session.state


def test_save_says_where_the_run_is_kept(story: Story, tmp_path: Path) -> None:
    session = new_session(story, 7, shelf=Shelf(tmp_path / "saves"))
    assert said(session, "save").count(f"dear-investors plain --save {tmp_path}") == 2
    assert "in memory only" in said(new_session(story, 7), "save")


def test_a_save_that_cannot_be_written_is_told(story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "Notice: Not saved" in said(new_session(story, 7, shelf=Shelf(tmp_path / "file")))


def test_an_endless_line_is_one_answer(story: Story) -> None:
    session = new_session(story, 7)
    assert said(session, "x" * 2_000 + "1", " " * 1_999 + "1" * 5_000).count("a number from 1 to 3") == 2
    assert session.decisions() == ()


WORDS = [
    "1",
    "2",
    "3",
    "back",
    "levers",
    "promises",
    "why cash",
    "why trust",
    "lang",
    "words",
    "save",
    "?",
    "again",
    "",
]
LINES = st.lists(st.sampled_from(WORDS) | st.text(st.characters(exclude_characters="\n\r"), max_size=12), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_no_lines_bring_it_down(story: Story, lines: list[str]) -> None:
    session = new_session(story, 7)
    said(session, *lines)
    again = new_session(story, 7)
    for decision in session.log.decisions:
        where = f"{decision.scene}: " if decision.scene in ("lever", "ledger") else ""
        again.choose(where + decision.choice)
    assert again.state == session.state


@settings(max_examples=15, deadline=None)
@given(LINES)
def test_no_lines_bring_the_real_story_down(lines: list[str]) -> None:
    session = new_session(mirabelle(), 3)
    text = said(session, *lines)
    assert text.rstrip().endswith(session.words("plain.memory"))


@pytest.mark.parametrize("language, how", [("en", "To read: article"), ("fr", "Pour lire\u00a0: article")])
def test_at_a_chapters_close_the_article_is_offered_and_can_be_read(language: str, how: str) -> None:
    session = new_session(mirabelle(), 5, language=language)
    out = io.StringIO()
    driver = Driver(session, "first")
    lines = driver.lines

    def then_read() -> Iterator[str]:
        while session.state.turn < 4:
            yield next(lines)
        yield "article"

    driver.lines = then_read()
    play(session, driver, out)
    text = out.getvalue()
    item = session.panel()[-1]
    assert text.count(how) == 1
    assert "7" in next(line for line in text.splitlines() if how in line)
    assert text.index(how) < text.index(item.text.strip())


def test_the_debrief_has_answers_before_letters_and_the_article_last() -> None:
    session = new_session(mirabelle(), 5)
    number = 0
    while not session.state.ending:
        pick, asks = robot_pick(session, "first", number), session.view().asks
        session.choose(pick + "".join(f" {ask.id}={ask.answers[0][0]}" for ask in asks if " " not in pick))
        number += 1
    text, seen = said(session), session.debrief()
    assert seen.answers
    answer, letter, promise, item = (
        text.rindex(part)
        for part in (
            session.words("debrief.asked"),
            session.words("debrief.letters"),
            session.words("debrief.promises"),
            seen.reported[0].text.strip(),
        )
    )
    assert answer < letter < promise < item
    assert all(one.question in text and one.answer in text and one.came in text for one in seen.answers)
    assert all(one.text.strip() in text and one.doubt.strip() in text for one in seen.reported)
