"""The real story as a book: without a fault, with consequences in every chapter, and known ways to end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from game import paths
from game.play.session import new_session
from game.record.scripts import play_script, read_script
from game.script.load import advise, examine
from game.script.model import Choice, Scene
from tests.company import mirabelle, played

FOLDER = paths.stories() / "mirabelle"


def test_the_story_has_no_fault() -> None:
    story, problems = examine(FOLDER)
    assert story is not None
    assert [str(problem) for problem in problems] == []


def _choices(scene: Scene) -> Iterator[Choice]:
    yield from scene.choices.values()
    yield from (clause for slot in scene.slots.values() for clause in slot.clauses.values())
    yield from (choice for choice in (scene.send, scene.left) if choice)


def _chapters() -> dict[str, list[Scene]]:
    """Scenes by the file they are written in: one a chapter."""
    found: dict[str, list[Scene]] = {}
    for scene in mirabelle().scenes.values():
        if scene.place.file.startswith("scenes/"):
            found.setdefault(scene.place.file, []).append(scene)
    return found


CHAPTERS = sorted(file for file in _chapters() if file.removeprefix("scenes/")[0].isdigit())


def test_every_chapter_is_a_file() -> None:
    assert len(CHAPTERS) == len(mirabelle().chapters)


@pytest.mark.parametrize("file", CHAPTERS)
def test_every_chapter_sends_something_back_later(file: str) -> None:
    later = [
        one
        for scene in _chapters()[file]
        for choice in _choices(scene)
        for outcome in (choice.outcome, *choice.outcomes)
        for one in outcome.later
    ]
    assert later, f"nothing decided in {file} comes back"


def test_every_scene_offers_a_decision_or_a_letter() -> None:
    bare = [scene.id for scene in mirabelle().scenes.values() if not scene.choices and not scene.slots]
    assert bare == []


def test_every_choice_that_can_be_closed_says_why() -> None:
    silent = [
        f"{scene.id}: {choice.id}"
        for scene in mirabelle().scenes.values()
        for choice in _choices(scene)
        if choice.needs is not None and not choice.closed
    ]
    assert silent == []


def test_every_ending_has_words_and_its_own_code() -> None:
    """The end of a chapter has no epilogue: nothing is over, and nobody can say what became of anybody."""
    endings = mirabelle().endings.values()
    assert len({ending.code for ending in endings}) == len(endings)
    assert all(ending.text.parts for ending in endings)
    assert [ending.id for ending in endings if not ending.epilogue.parts] == ["chapter-over"]
    assert [ending.id for ending in endings if not ending.tone] == ["chapter-over"]


def test_the_end_of_a_chapter_is_reached_in_chapters_alone() -> None:
    story = mirabelle()
    assert {mode.ending for mode in story.modes.values()} == {"", "chapter-over"}
    for seed in range(6):
        for mode, last in (("standard", 18), ("ascent", 3), ("siege", 15)):
            session = new_session(story, seed, mode)
            *_, view = played(session, "random")
            assert session.state.turn <= last
            assert mode != "standard" or session.state.ending != "chapter-over"
            assert view.ending is not None


def test_a_careful_reader_has_nothing_to_say() -> None:
    assert [str(problem) for problem in advise(FOLDER)] == []


@pytest.mark.parametrize("policy", ["random", "first", "frugal", "hype", "candid"])
@pytest.mark.parametrize("seed", range(3))
def test_whoever_plays_the_run_ends(policy: str, seed: int) -> None:
    session = new_session(mirabelle(), seed)
    *_, last = played(session, policy)
    assert last.ending is not None
    assert last.scene is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_told_has_a_brace_or_a_gap_in_it(language: str) -> None:
    session = new_session(mirabelle(), 11, language=language)
    for _ in played(session, "random"):
        pass
    said = session.transcript()
    assert "{" not in said
    assert "}" not in said
    assert "None" not in said


# Whoever is real stands in the panel of the source alone. Matched as whole words, as they are written here.
REAL = """
    OpenAI, ChatGPT, GPT, DALL-E, Anthropic, Claude, DeepMind, Gemini, Midjourney, Stability, Stable Diffusion,
    DreamStudio, EleutherAI, LAION, Hugging Face, Mistral AI, Cohere, DeepSeek, Perplexity, xAI, Grok, Runway ML,
    Character.AI, Amazon, AWS, Azure, Google, Alphabet, Microsoft, Oracle, CoreWeave, IBM, Alibaba, Baidu, OVH,
    Nvidia, NVIDIA, AMD, Intel, TSMC, Qualcomm, Samsung, Apple, Tesla, SpaceX, Adobe, Getty, Shutterstock, GitHub,
    Facebook, Instagram, Meta, Twitter, TikTok, ByteDance, Tencent, Reddit, YouTube, LinkedIn, WhatsApp, Discord,
    Snapchat, Forbes, Bloomberg, Reuters, BBC, Guardian, Financial Times, New York Times, Wall Street Journal,
    TechCrunch, Le Monde, Figaro, Libération, Economist, Netflix, Disney, Pixar, Paramount, Warner,
    Altman, Musk, Zuckerberg, Bezos, Nadella, Pichai, Mostaque, Hassabis, Amodei, LeCun, Hinton, Bill Gates, Steve Jobs,
    SoftBank, Sequoia, Andreessen, Coatue, Lightspeed
"""
NAMED = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name.strip()) for name in REAL.split(",")) + r")(?!\w)")


def _texts(language: str, real: bool) -> Iterator[tuple[str, str]]:
    """The texts of a language: of the fiction, or what speaks of the world."""
    for text_id, pieces in mirabelle().texts[language].items():
        if (text_id.startswith("panel.") or text_id in ("story.source", "story.footer")) == real:
            yield text_id, "".join(piece.words or " " for piece in pieces)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_real_is_named_in_the_fiction(language: str) -> None:
    """No firm, cloud, maker of chips, network, newspaper, studio or person; the article's panel names some of them."""
    found = {f"{text_id}: {name}" for text_id, text in _texts(language, real=False) for name in NAMED.findall(text)}
    assert found == set()


def test_the_names_are_found_where_they_stand() -> None:
    named = {name for _, text in _texts("en", real=True) for name in NAMED.findall(text)}
    assert {"Stability", "Stable Diffusion", "Amazon"} <= named


def test_the_panel_holds_every_item_of_the_article_and_tells_it_in_time() -> None:
    """68 items; before the first month only the founding years are told, after the ending all of them."""
    story = mirabelle()
    assert list(story.panel) == [f"a{number}" for number in range(1, 69)]
    assert all(item.doubt for item in story.panel.values() if item.tag in ("differs", "unclear", "inference"))
    session = new_session(story, 3)
    founding = [item for item in story.panel.values() if item.turn == 0]
    assert len(session.panel()) == len(founding) < 68
    session.states = list(play_script(story, read_script(FOLDER / "plays" / "article.play"))[1])
    assert len(session.panel()) == 68
