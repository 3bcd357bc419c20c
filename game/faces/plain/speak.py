"""Everything plain mode says, as lines: no redraw, no box lines, nothing that needs to be seen to be understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from game.play.pages import DebriefView, ReportedView
from game.play.session import Session
from game.play.views import ChoiceView, MoveView, PromiseView, Told, View


class Speaker:
    """Says views and debriefs of a session on a text stream."""

    def __init__(self, session: Session, out: TextIO) -> None:
        self.session, self.out = session, out
        self.fresh()

    def fresh(self) -> None:
        """Forget what was said, so that it is said again in full."""
        self.month_said = -1
        self.lines_said: dict[str, str] = {}  # the desk's lines are said when a month begins; in it, only what changed
        self.scene_said: object = None  # a scene that stays as it was, as the desk may, repeats its options only

    def say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self.out)
        self.out.flush()

    def pair(self, label: str, value: str) -> str:
        """ "label: value", as the language writes it."""
        return self.session.words("pair", label=label.strip(), value=value)

    def promise(self, promise: PromiseView) -> None:
        stake = f"{promise.stake} {self.session.words('points')}"
        dates = f"{promise.said} – {promise.due}"
        self.say(f"{promise.text} ({promise.to}; {dates}; {promise.status}; {promise.cost}; {stake})")

    def tell(self, view: View) -> None:
        """What the last choice led to, then the moment now."""
        words = self.session.words
        if view.notice:
            self.say(self.pair(words("notice"), view.notice), "")
        for told in view.told:
            self.tell_one(told)
        if view.scene is None:
            return
        self.status(view)
        scene = view.scene
        if self.scene_said == (view.turn, scene):
            self.options(view.choices)
            return
        self.scene_said = view.turn, scene
        about = words("semicolon").join(one for one in (scene.speaker, moves(scene.price)) if one)
        self.say(scene.title + (f" ({about})" if about else ""), "")
        for paragraph in scene.paragraphs:
            self.say(paragraph, "")
        for quote in scene.quotes:
            self.say(quote.said, quote.books, quote.reaction, "")
        if scene.lesson:
            self.say(words("plain.lesson", text=scene.lesson.strip()), "")
        self.options(view.choices)

    def status(self, view: View) -> None:
        """Where the run stands: the meters, then the lines of the desk."""
        self.say(f"{view.when}. {view.chapter}." if view.chapter else f"{view.when}.")
        for meter in view.meters:
            parts = [f"{meter.label} {meter.value}", meter.estimate, meter.delta, meter.lowest]
            self.say(", ".join(part for part in parts if part))
        lines = {line.label: ", ".join(filter(None, (line.value, line.estimate))) for line in view.lines if view.turn}
        if view.turn:
            lines[self.session.words("ledger")] = view.ledger_line
        fresh = view.turn != self.month_said
        said = self.lines_said
        self.say(*(self.pair(label, value) for label, value in lines.items() if fresh or said.get(label) != value))
        self.month_said, self.lines_said = view.turn, lines
        self.say("")

    def tell_one(self, told: Told) -> None:
        if told.month is not None:
            self.month(told)
            return
        title = {"echo": told.because, "after": "", "left": told.title}.get(told.kind, told.title)
        self.say(*([title] if title else []))
        for paragraph in told.paragraphs:
            self.say(paragraph, "")
        if told.moves:
            self.say(f"({moves(told.moves)})", "")
        elif title and not told.paragraphs:
            self.say("")

    def month(self, told: Told) -> None:
        month, words = told.month, self.session.words
        if month is None:
            return
        self.say(told.title, *([self.pair(words("cash.opened"), month.opened)] if month.opened else []))
        self.say(*(f"{step.amount}  {step.label}" for step in month.cash))
        self.say(*([self.pair(words("cash.closed"), month.closed)] if month.closed else []))
        self.say(*(self.pair(label, moves(moved)) for label, moved in month.others))
        self.say(*(words("aged", label=name, before=one, after=two) for name, one, two in month.aged))
        self.say(*(self.pair(name, text) for name, text in month.lines))
        self.say(*([words("plain.panel", said=month.source)] if month.source else []), "")

    def options(self, choices: Iterable[ChoiceView]) -> None:
        words = self.session.words
        for choice in choices:
            closed = "" if choice.open else self.pair(words("plain.closed"), choice.why_closed)
            extra = [closed, moves(choice.price), moves(choice.forecast), choice.chance]
            said = words("semicolon").join(one for one in extra if one)
            number = choice.number if choice.open else "-"
            self.say(f"{number}. {choice.text}" + (f" ({said})" if said else ""))
            self.say(*(f"   {words('plain.advice', who=who, says=says)}" for who, says in choice.advice))
            foreseen = ", ".join(f"{one.field} {one.words} ({one.who})" for one in choice.forecasts if one.mark)
            self.say(*([f"   {self.pair(words('forecast'), foreseen)}"] if foreseen else []))

    def reported(self, found: Iterable[ReportedView]) -> None:
        """What the source reports, between what it is and how it is disputed."""
        story, teller = self.session.story, self.session.teller
        self.say(self.session.words("panel"), teller.text(story.source, story.opening).strip(), "")
        for item in found:
            doubt = [item.doubt.strip()] if item.doubt else []
            self.say(f"{item.text.strip()} ({item.line}, {item.tag})", *doubt, "")
        self.say(teller.text(story.footer, story.opening).strip(), "")

    def ending(self) -> None:
        """How it ended, and everything the debrief has to say of it."""
        words, ending = self.session.words, self.session.view().ending
        if ending is None:
            return
        self.say(
            self.pair(words("ending"), ending.title) + (f" ({ending.tone})" if ending.tone else ""),
            "",
        )
        for paragraph in ending.paragraphs:
            self.say(paragraph, "")
        self.say(*([words("six.months"), ""] if ending.epilogue else []))
        for paragraph in ending.epilogue:
            self.say(paragraph, "")
        self.debrief(self.session.debrief())

    def debrief(self, seen: DebriefView) -> None:
        """What happened, what caused it, what was expected and written, and what the source reports of it."""
        words = self.session.words
        self.say(words("debrief"), *seen.happened, "")
        for chart in seen.charts:
            course = ", ".join(f"{month}: {shown}" for month, shown in zip(chart.months, chart.shown, strict=True))
            self.say(f"{chart.label}. {words('months')} {course}")
        self.say("", words("debrief.turning"))
        self.say(
            *(
                f"{d.when}, {d.scene}: {d.choice} ({words('debrief.moved', what=what)})"
                for d, what in seen.turning_points
            ),
            "",
        )
        if seen.trace:
            self.say(words("debrief.trace"), words("debrief.trace.asked", what=", ".join(seen.trace.asked)))
            self.say(*(f"{d.when}, {d.scene}: {d.choice} ({moves((m,))})" for d, m in seen.trace.steps), "")
        if seen.answers:
            self.say(words("debrief.asked"))
            for one in seen.answers:
                about = {"when": one.decision.when, "scene": one.decision.scene, "question": one.question}
                self.say(words("debrief.reason", **about, answer=one.answer), *([one.came] if one.came else []))
            self.say("")
        if seen.letters:
            self.say(words("debrief.letters"))
            for quote in seen.letters:
                self.say(quote.said, quote.books, "")
        if seen.promises:
            self.say(words("debrief.promises"))
            for promise in seen.promises:
                self.promise(promise)
            self.say("")
        if seen.reported:
            self.reported(seen.reported)


def moves(found: tuple[MoveView, ...]) -> str:
    """Movements on one line."""
    return ", ".join(f"{move.label} {move.delta}".strip() for move in found)
