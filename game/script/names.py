"""Names in a story's texts: whoever is called by a name that the story does not declare may be real.

A name is a word with a capital inside a sentence that no text has without one. Known are `story.names` and the cast.
The panel of the source is exempt: it speaks of the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from game.script.problems import Place, Problem, Problems

# A capital after a word of the same sentence: not after an end, a quote mark, a bracket, a line break or a wide gap.
_INSIDE = re.compile(r"(?<=[a-zà-ÿ0-9,;)’'] )([A-ZÀ-Þ][\w’'-]+)")
_WORD = re.compile(r"[^\W\d_]+")


def advice(texts: Mapping[str, tuple[str, Place]], known: Iterable[str]) -> tuple[Problem, ...]:
    """Every undeclared name of the texts, once, where it first stands. Nothing is said where none are declared."""
    declared = {word for name in known for word in _WORD.findall(name)}
    if not declared:
        return ()
    problems = Problems()
    said: set[str] = set()
    common = {word for text, _ in texts.values() for word in _WORD.findall(text) if word.islower()}
    for text_id, (text, place) in texts.items():
        if text_id.startswith("panel.") or text_id in ("story.source", "story.footer", "story.notice"):
            continue
        for name in _INSIDE.findall(re.sub(r"\{[^}]*\}", "x", text)):
            word = _WORD.findall(name)[0]
            if word not in declared | said | {"I"} and word.lower() not in common and not name.isupper():
                said.add(word)
                hint = "if it is invented, add it to story.names; if it is real, take it out"
                problems.add(place, "W003", f"'{name}' is a name that this story does not declare", hint)
    return tuple(problems.found)
