"""Commands that print a report: what is wrong with a story, a run by months, what is on the shelf."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from game import paths
from game.engine.state import State
from game.play.language import Words
from game.play.session import Session
from game.record import courses, scripts
from game.record.log import Log
from game.record.months import closes
from game.record.replay import Diverged
from game.record.replay import replay as play_again
from game.record.shelf import Shelf, read_file
from game.script.load import advise, examine, load, lock
from game.script.model import Story
from game.script.problems import BadSave, Problem
from game.script.weigh import decisions, delayed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def say(text: str) -> None:
    """Data, on stdout."""
    print(text)  # noqa: T201


def check(folder: Path, as_json: bool, renew: bool) -> int:
    """Print every fault of a story and what it holds. Exit code 1 where there are faults."""
    for path in lock(folder) if renew else ():
        say(str(path))
    story, problems = examine(folder)
    if story is not None and not problems:
        problems = courses.faults(story)
    counts = statistics(story) if story is not None and not problems else {}
    advice = advise(folder) if counts else ()
    if as_json:
        found = {"problems": [_problem(problem) for problem in problems], "statistics": counts}
        found["advice"] = [_problem(problem) for problem in advice]
        say(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        for problem in (*problems, *advice):
            say(str(problem))
        for name, count in counts.items():
            say(f"{name}: {count}")
        if problems:
            say(f"{len(problems)} faults")
    return 1 if problems else 0


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def statistics(story: Story) -> dict[str, Any]:
    """Scenes, options, endings, and words by language."""
    slots = [slot for scene in story.scenes.values() for slot in scene.slots.values()]
    return {
        "scenes": len(story.scenes),
        "options": sum(len(scene.choices) for scene in story.scenes.values()),
        "clauses": sum(len(slot.clauses) for slot in slots),
        "levers": len(story.levers),
        "promises": len(story.promises),
        "endings": len(story.endings),
        "decisions that come back": f"{len(delayed(story))} of {len(decisions(story))}",
        "words": {language: _words(texts.values()) for language, texts in story.texts.items()},
    }


def _words(texts: Iterable[Any]) -> int:
    return sum(len(_WORD.findall(piece.words)) for pieces in texts for piece in pieces)


def replay(path: Path, as_json: bool, language: str) -> int:
    """Play a save or a .play script again and print its months. Exit code 3 where it cannot, 1 where a hope fails."""
    unmet: list[str] = []
    if path.suffix == ".play":
        script = scripts.read_script(path)
        story = load(_story_of(script.header.get("story"), path))
        try:
            log, states = scripts.play_script(story, script)
        except Diverged as error:
            raise BadSave(str(error)) from None
        unmet = scripts.unmet(story, script, states)
    else:
        log, _, _ = read_file(path)
        story = load(paths.story_folder(log.header.story))
        try:
            states = play_again(story, log)
        except (Diverged, BadSave) as error:
            raise BadSave(f"{path}: {error}") from None
    session = Session(story, log, list(states), language)
    if as_json:
        say(json.dumps(_as_data(story, log, states), indent=1, ensure_ascii=False))
    else:
        _print_run(session, states)
    for line in unmet:
        say(line)
    return 1 if unmet else 0


def _story_of(name: str | None, path: Path) -> Path:
    """The story a script names, or the one whose folder it lies in."""
    folder = path.resolve().parent.parent
    if name is None or (folder.name == name and (folder / "story.yaml").exists()):
        return folder
    return paths.story_folder(name)


def _as_data(story: Story, log: Log, states: tuple[State, ...]) -> dict[str, Any]:
    ending = story.endings.get(states[-1].ending)
    months = [{"month": month, **_values(story, state)} for month, state in closes(states).items()]
    return {
        "story": story.id,
        "seed": log.header.seed,
        "mode": log.header.mode,
        "decisions": [[decision.scene, decision.choice] for decision in log.decisions],
        "ending": ending.code if ending else None,
        "months": months,
    }


def _values(story: Story, state: State) -> dict[str, Any]:
    """Every variable of a moment: money in millions, flags as truth."""
    made: dict[str, Any] = {}
    for name, variable in story.variables.items():
        value = state.get(story, name)
        made[name] = value / 100 if variable.kind == "money" else bool(value) if variable.kind == "flag" else value
    return made


def _print_run(session: Session, states: tuple[State, ...]) -> None:
    teller = session.teller
    for month, state in closes(states).items():
        shown = [f"{m.label} {m.value}" for m in _meters(session, state)]
        lines = [f"{line.label.strip()} {line.value}" for line in _lines(session, state)]
        say(f"{teller.when(month)}: " + ", ".join(shown))
        say("    " + ", ".join(lines))
    seen = session.debrief()
    for quote in seen.letters:
        say(f"{quote.said} {quote.books}")
    for promise in seen.promises:
        say(f"{promise.text} {promise.status}")
    ending = session.view().ending
    say(f"{ending.code} {ending.title}" if ending else session.words("fate.open"))


def _meters(session: Session, state: State) -> Any:
    from game.play.desk import meters

    return meters(session.teller, state, state, ())


def _lines(session: Session, state: State) -> Any:
    from game.play.desk import lines

    return lines(session.teller, state)


def saves(language: str) -> int:
    """List the shelf, newest first."""
    words = Words(language)
    shelf = Shelf(paths.saves())
    found = list(shelf.paths())
    if not found:
        say(words("nothing.saved"))
    for path in found:
        try:
            log, _, _ = read_file(path)
            say(f"{path}  {log.header.story}  {words('seed', n=log.header.seed)}  {len(log.decisions)}")
        except BadSave as error:
            say(f"{path}  {words('unreadable', why=error)}")
    return 0
