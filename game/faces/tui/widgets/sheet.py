"""The scene as the paper it is written on: each look has its own frame and setting. All text is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.play.views import SceneView

LOOKS = (
    "scene",
    "letter",
    "chat",
    "memo",
    "voicemail",
    "term-sheet",
    "forum",
    "ledger",
    "badge-log",
    "press",
    "mail",
)
ENTRY = re.compile(r"(\S.*?)(\s{2,})(\S.*)")  # a name or an hour, a gap, what was said
POST = re.compile(r"(\[\d+\])(\s)(.*)")  # the number of a post in a thread
FIELD = re.compile(r"([^\s:][^:]{0,18})(:\s+)(\S.*)")  # "From: somebody"
VOICES = ("$gold bold", "$plum bold", "$rise bold", "$fall bold")


class Sheet(Drawn):
    """A scene's title, who brings it, and its text."""

    DEFAULT_CSS = """
    Sheet { height: auto; padding: 0 1; max-width: 86; margin: 0 0 1 0; }
    Sheet.-letter { background: $sheet; border: round $rule; padding: 1 3; }
    Sheet.-mail { background: $sheet; border: solid $rule; padding: 0 2; }
    Sheet.-memo { background: $sheet; border-top: heavy $gold; border-bottom: solid $rule; padding: 0 2; }
    Sheet.-chat { border-left: outer $plum; padding: 0 2; background: $sheet; }
    Sheet.-forum { border: dashed $rule; padding: 0 2; }
    Sheet.-voicemail { border-left: thick $plum; border-right: thick $plum; padding: 0 2; background: $sheet; }
    Sheet.-term-sheet { border: double $rule; padding: 0 2; background: $sheet; }
    Sheet.-ledger { border: ascii $rule; padding: 0 2; }
    Sheet.-badge-log { border-top: dashed $rule; border-bottom: dashed $rule; padding: 0 2; }
    Sheet.-press { border-top: double $foreground; border-bottom: solid $foreground; padding: 0 2; background: $sheet; }
    """

    scene: SceneView | None = None
    kind: str = ""
    took: str = ""

    def show(self, scene: SceneView, kind: str, took: str) -> None:
        """Show a scene; `kind` is the look's name and `took` what stands before its price, in the reader's language."""
        before, self.scene, self.kind, self.took = self.scene, scene, kind, took
        if before is None or before.look != scene.look:
            for look in LOOKS:
                self.set_class(scene.look == look, f"-{look}")
        self.redraw()

    def drawn(self, width: int) -> Content:
        return on_paper(self.scene, self.kind, width, self.took) if self.scene is not None else Content("")


def on_paper(scene: SceneView, kind: str, width: int, took: str = "") -> Content:
    """The whole sheet."""
    return ink.lines([*_head(scene, kind, width, took), "", _body(scene)])


def _head(scene: SceneView, kind: str, width: int, took: str) -> list[ink.Part]:
    title = scene.title
    price = ink.moves(scene.price, took) if scene.price else Content("")  # what taking it up has taken
    if scene.look == "scene":
        about = [part for part in (ink.write((scene.speaker, ink.QUIET)), price) if part]
        return [(title, ink.TITLE), *([Content("   ").join(about)] if about else [])]
    by = (f"  {scene.speaker}" if scene.speaker else "", ink.QUIET)
    stamp = ink.write((kind.upper(), f"{ink.PLUM} bold"), by, "  " if price else "", price)
    if scene.look == "press":
        headline = ink.write((title, ink.STRONG))
        return [stamp, headline.center(width) if 0 < headline.cell_length < width else headline]
    if scene.look == "voicemail":
        return [ink.write(stamp, ("  ► ▂▃▅▂▆▃▂▅▇▃▂▄▂▁", ink.PLUM)), (title, ink.TITLE)]
    return [stamp, (title, ink.TITLE)]


def _body(scene: SceneView) -> Content:
    match scene.look:
        case "chat" | "forum":
            voices: dict[str, str] = {}
            return _set(scene.paragraphs, lambda line: _said(line, voices))
        case "badge-log":
            return _set(scene.paragraphs, lambda line: _said(line, None))
        case "mail" | "memo" | "term-sheet" | "ledger" | "press":
            return _set(scene.paragraphs, _field)
        case _:
            return ink.prose(scene.paragraphs)


def _set(paragraphs: Sequence[str], line: Callable[[str], Content]) -> Content:
    """Paragraphs with each of their lines set in its own way."""
    return Content("\n\n").join([ink.lines(map(line, ink.flow(words).split("\n"))) for words in paragraphs])


def _said(line: str, voices: dict[str, str] | None) -> Content:
    """ "NAME  what is said": each name in its own voice, or all in one where there are no `voices`."""
    found = ENTRY.fullmatch(line) or POST.fullmatch(line)
    if found is None:
        return Content(line)
    name, gap, said = found.groups()
    if voices is None or name.startswith("["):
        return ink.write((name, ink.GOLD), gap, said)
    return ink.write((name, voices.setdefault(name, VOICES[len(voices) % len(VOICES)])), gap, said)


def _field(line: str) -> Content:
    """ "From: somebody" with the field set apart; a line in capitals is a headline."""
    found = FIELD.fullmatch(line)
    if line.isupper() and len(line) > 3:
        return Content.styled(line, ink.STRONG)
    if found is None or len(line) > ink.WRAPPED_FROM:
        return Content(line)
    name, gap, said = found.groups()
    return ink.write((name + gap, ink.QUIET), said)
