"""A folder of YAML becomes a `Story`, or every reason why it does not.

Order: gather the files, lay out the values, read each section, hold the book against itself (`check.py`), hold the
translations against the original (`translations.py`). Problems are collected on the way and raised once.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from game.script import check, declarations, letters
from game.script.declarations import each
from game.script.draft import Draft, gather
from game.script.model import Scene, Story
from game.script.nodes import Node
from game.script.passages import compile_text
from game.script.problems import Place, Problem, Problems, StoryError
from game.script.scenes import choices_of, scene
from game.script.translations import read_translations, write_locks
from game.script.variables import lay_out

TRANSLATION = "T"  # the codes of faults that concern readers of another language only


def load(folder: Path) -> Story:
    """The story of a folder, checked and compiled.

    Raises StoryError with every fault of the story, in order of place. Faults of a translation do not stop play:
    a text that is missing is shown in the original. `examine` tells them too.
    """
    story, problems = examine(folder)
    if story is None or any(not _foreign(problem, story) for problem in problems):
        raise StoryError(problems)
    return story


def _foreign(problem: Problem, story: Story) -> bool:
    """Does the fault concern readers of another language only?"""
    folder = problem.place.file.partition("/")[0]
    return problem.code.startswith(TRANSLATION) or (folder in story.texts and folder != story.language)


def examine(folder: Path) -> tuple[Story | None, tuple[Problem, ...]]:
    """The story of a folder as far as it can be read, and every fault, in order of place."""
    problems = Problems()
    draft = gather(folder, problems)
    if problems.found:  # until the files can be read, later faults would be echoes
        return None, tuple(sorted(set(problems.found)))
    story = _read(draft, folder)
    return story, tuple(sorted(set(problems.found)))


def lock(folder: Path) -> list[Path]:
    """Accept the present translations as up to date; returns the lock files written. Raises StoryError."""
    problems = Problems()
    draft = gather(folder, problems)
    problems.stop_if_any()
    _read(draft, folder)
    return write_locks(draft, folder)


def _read(draft: Draft, folder: Path) -> Story:
    """The order of reading: ids and values, the sections, the texts, then the book as a whole."""
    for section, entries in draft.sections.items():
        for name, (place, _) in entries.items() if section not in ("variables", "derived") else ():
            draft.check_id(name, place)
    lay_out(draft)
    head = draft.single["story"]
    head.need("map", draft.problems)
    covered = head.map("translations", draft.problems)
    story = _sections(draft, head, "")
    head.done(draft.problems)
    _kept_places(draft, story)
    texts = {story.language: {key: compile_text(draft, *said, key) for key, said in draft.texts.items()}}
    texts |= read_translations(draft, folder, story.language, covered)
    story = replace(story, opening=_opening(draft), texts=texts, fingerprint=_fingerprint(folder, draft))
    if all(problem.code.startswith(TRANSLATION) for problem in draft.problems.found):
        check.whole_book(story, draft)
    return story


def advise(folder: Path) -> tuple[Problem, ...]:
    """What a careful reader would say of a story that has no fault. It stops nothing. Raises StoryError for faults."""
    from game.script import names, recall, weigh

    problems = Problems()
    draft = gather(folder, problems)
    problems.stop_if_any()
    story = _read(draft, folder)
    people = (draft.texts[said][0] for person in story.cast.values() for said in (person.name, person.short))
    known = (*story.names, *(people if story.names else ()))
    return (*weigh.advice(story), *recall.advice(story, draft.texts), *names.advice(draft.texts, known))


def _sections(draft: Draft, head: Node, fingerprint: str) -> Story:
    """Every section read; the opening values and the texts are not yet known."""
    problems = draft.problems
    last, turn_name, chapters = declarations.chapters(draft)
    scenes = each_scene(draft)
    return Story(
        id=head.text("id", problems),
        title=draft.words(head, "title", "story.title"),
        version=head.text("version", problems, "1"),
        language=head.text("language", problems, "en"),
        start=_start(draft, head),
        notice=draft.words(head, "notice", "story.notice", ""),
        fingerprint=fingerprint,
        slots=draft.slots,
        opening=(),
        variables=draft.variables,
        scenes=scenes,
        decks=_decks(scenes),
        plan=declarations.plan(draft),
        rules=tuple(each(draft, "rules", declarations.rule).values()),
        levers=choices_of(draft, Node(Place(""), "map", entries=draft.sections["levers"]), "levers"),
        promises=each(draft, "promises", declarations.promise),
        ledger=declarations.ledger(draft),
        books=each(draft, "books", letters.book),
        lines=each(draft, "lines", declarations.lines),
        endings=each(draft, "endings", declarations.ending),
        chapters=chapters,
        last_turn=last,
        turn_name=turn_name,
        meters=tuple(each(draft, "meters", declarations.meter).values()),
        board=tuple(each(draft, "board", declarations.board_line).values()),
        cast=each(draft, "cast", declarations.person),
        glossary=each(draft, "glossary", declarations.word),
        modes=each(draft, "modes", declarations.mode),
        panel=each(draft, "panel", declarations.reported),
        source=draft.words(head, "source", "story.source", ""),
        footer=draft.words(head, "footer", "story.footer", ""),
        names=tuple(name.value for name in draft.listed(head, "names")),
        texts={},
    )


def _start(draft: Draft, head: Node) -> str:
    start = head.text("start", draft.problems)
    if start:
        draft.reference("scenes", start, head.at("start"), "a scene")
    return start


def each_scene(draft: Draft) -> dict[str, Scene]:
    """Every scene of the story, read."""
    entries = draft.sections["scenes"].items()
    return {
        name: scene(draft, name, place, node) for name, (place, node) in entries if node.need("map", draft.problems)
    }


def _kept_places(draft: Draft, story: Story) -> None:
    """Places for what a run remembers: what was played, promised, sent and used."""
    for name, made in story.scenes.items():
        draft.slot(f"scene:{name}")
        draft.slot(f"when:{name}")
        for part in made.slots:
            for what in ("grade", "open", "fixed"):
                draft.slot(f"{what}:{name}:{part}")
    for name in story.promises:
        for what in ("", ":said", ":due", ":extra"):
            draft.slot(f"promise:{name}{what}")
    for name in story.levers:
        draft.slot(f"lever:{name}")
    for deck, column in story.lines.items():
        for card in column.cards:
            draft.slot(f"line:{deck}:{card.id}")
    draft.slot("mode")
    for name in story.books:
        draft.slot(f"stake:{name}")
        draft.slot(f"worst:{name}")


def _opening(draft: Draft) -> tuple[int, ...]:
    values = [0] * len(draft.slots)
    for name, variable in draft.variables.items():
        if variable.derived is None:
            values[draft.slots[name]] = variable.start
    return tuple(values)


def _decks(scenes: dict[str, Scene]) -> dict[str, tuple[Scene, ...]]:
    decks: dict[str, tuple[Scene, ...]] = {}
    for made in scenes.values():
        if made.deck:
            decks[made.deck] = (*decks.get(made.deck, ()), made)
    return decks


def _fingerprint(folder: Path, draft: Draft) -> str:
    """Eight hex digits over what the story says, in the order of its file names, and the plays its modes go on from."""
    digest = hashlib.blake2b(digest_size=4)
    courses = (node.entries.get("course") for _, node in draft.sections["modes"].values())
    plays = sorted({f"plays/{entry[1].value}.play" for entry in courses if entry})
    for name in (*draft.files, *(play for play in plays if (folder / play).is_file())):
        digest.update(name.encode())
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
