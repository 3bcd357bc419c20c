"""Plain mode: the game line by line. Lines in, lines out; no redraw, no box lines, numbers to answer.

It says the same words as the terminal face, in the same order, so that a screen reader, a pipe or a slow line
loses nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from game.play.session import Session
from game.play.views import ChoiceView, MoveView, Told, View
from game.script.problems import NotOffered

COMMANDS = {
    "?": "help", "help": "help", "aide": "help",
    "back": "back", "retour": "back",
    "levers": "levers", "leviers": "levers",
    "promises": "promises", "promesses": "promises",
    "why": "why", "pourquoi": "why",
    "words": "words", "mots": "words",
    "lang": "lang", "langue": "lang",
    "save": "save", "enregistrer": "save",
    "again": "again", "encore": "again",
    "quit": "quit", "quitter": "quit",
}  # fmt: skip


class Left(Exception):
    """The player leaves, or the input has ended."""


class Plain:
    """One run, spoken. `read` is None where the input has ended."""

    def __init__(self, session: Session, source: TextIO, out: TextIO) -> None:
        self.session, self.source, self.out = session, source, out
        self.commands = {
            "help": self.on_help, "back": self.on_back, "levers": self.on_levers, "promises": self.on_promises,
            "words": self.on_words, "lang": self.on_lang, "save": self.on_save, "again": self.on_again,
        }  # fmt: skip

    def run(self) -> None:
        """Play until the run is over, the player leaves, or the input ends."""
        story = self.session.story
        if not self.session.log.decisions and story.notice:
            self.say(self.session.teller.text(story.notice, story.opening).strip(), "")
        try:
            self.tell(self.session.view())
            while self.session.view().ending is None:
                self.turn()
            self.debrief()
        except Left:
            pass
        self.on_save()

    def say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self.out)
        self.out.flush()

    def ask(self, question: str) -> str:
        print(question, end="", file=self.out, flush=True)
        line = self.source.readline(2_000)
        if not line.endswith("\n") and not line:
            self.say("")
            raise Left
        if not self.source.isatty():
            self.say("")
        return line.strip()

    # What is told

    def tell(self, view: View) -> None:
        """What the last choice led to, then the moment now."""
        words = self.session.words
        if view.notice:
            self.say(f"{words('notice')}: {view.notice}", "")
        for told in view.told:
            self.tell_one(told)
        if view.scene is None:
            return
        self.status(view)
        scene = view.scene
        self.say(scene.title + (f" ({scene.speaker})" if scene.speaker else ""), "")
        for paragraph in scene.paragraphs:
            self.say(paragraph.replace("\n", "\n"), "")
        for quote in scene.quotes:
            self.say(quote.said, quote.books, quote.reaction, "")
        if scene.lesson:
            self.say(words("plain.lesson", text=scene.lesson.strip()), "")
        self.options(view.choices)

    def status(self, view: View) -> None:
        """Where the run stands: the meters, then the lines of the desk."""
        self.say(f"{view.when}. {view.chapter}.")
        for meter in view.meters:
            parts = [f"{meter.label} {meter.value}", meter.delta, meter.lowest]
            self.say(", ".join(part for part in parts if part))
        if view.turn:
            self.say(*(f"{line.label.strip()}: {line.value}" for line in view.lines))
            self.say(f"{self.session.words('ledger')}: {view.ledger_line}")
        self.say("")

    def tell_one(self, told: Told) -> None:
        if told.month is not None:
            self.month(told)
            return
        words = self.session.words
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
        self.say(told.title, f"{words('cash.opened')}: {month.opened}")
        self.say(*(f"{step.amount}  {step.label}" for step in month.cash))
        self.say(f"{words('cash.closed')}: {month.closed}")
        self.say(*(f"{label}: {moves(moved)}" for label, moved in month.others))
        self.say(*(f"{name}: {text}" for name, text in month.lines), "")

    def options(self, choices: Iterable[ChoiceView]) -> None:
        words = self.session.words
        for choice in choices:
            if not choice.open:
                self.say(f"-. {choice.text} ({words('plain.closed')}: {choice.why_closed})")
                continue
            extra = [moves(choice.price), moves(choice.forecast), choice.chance]
            said = "; ".join(one for one in extra if one)
            self.say(f"{choice.number}. {choice.text}" + (f" ({said})" if said else ""))
            self.say(*(f"   {words('plain.advice', who=who, says=says)}" for who, says in choice.advice))

    # What is asked

    def turn(self) -> None:
        """One answer: a choice, a letter, or a command."""
        view = self.session.view()
        if view.slots:
            self.letter(view)
            return
        answer = self.ask(self.session.words("choose"))
        if self.command(answer):
            return
        choice = self.picked(view.choices, answer)
        if choice is not None:
            self.take(choice.pick)

    def take(self, pick: str) -> None:
        try:
            self.tell(self.session.choose(pick))
        except NotOffered as error:
            self.say(str(error))

    def picked(self, choices: tuple[ChoiceView, ...], answer: str) -> ChoiceView | None:
        """The choice of an answer; anything else is said."""
        words = self.session.words
        number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 4 else 0
        if not 1 <= number <= len(choices):
            self.say(words("not.a.number", n=len(choices)))
            return None
        choice = choices[number - 1]
        if not choice.open:
            self.say(words("closed.now", why=choice.why_closed))
            return None
        return choice

    def letter(self, view: View) -> None:
        """Slot by slot, then the whole as it will be read, then send or write again."""
        words = self.session.words
        picks: dict[str, str] = {}
        for slot in view.slots:
            self.say(words("plain.slot", label=slot.label))
            for clause in slot.clauses:
                closed = "" if clause.open else f" ({words('plain.closed')}: {clause.why_closed})"
                self.say(f"{clause.number}. [{clause.level}] {clause.text}{closed}")
            while slot.id not in picks:
                answer = self.ask(words("choose"))
                if self.command(answer):
                    if self.session.view() is not view:
                        return
                    continue
                number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 4 else 0
                if 1 <= number <= len(slot.clauses) and slot.clauses[number - 1].open:
                    picks[slot.id] = slot.clauses[number - 1].id
                else:
                    self.say(words("not.a.number", n=len(slot.clauses)))
        self.say("", words("plain.letter"), *self.session.clauses(picks), "")
        self.say(*(f"{reader}: {reaction}" for reader, reaction in self.session.readers(picks)))
        if self.ask(words("plain.send")) == "1":
            self.take(" ".join(f"{slot}={clause}" for slot, clause in picks.items()))

    # Commands

    def command(self, answer: str) -> bool:
        """Run a command; False where the answer is none."""
        name, _, rest = answer.partition(" ")
        command = COMMANDS.get(name.lower())
        if command is None:
            return False
        if command == "quit":
            raise Left
        if command == "why":
            self.on_why(rest.strip())
        else:
            self.commands[command]()
        return True

    def on_help(self) -> None:
        self.say(self.session.words("plain.help"), "")
        view = self.session.view()
        self.say(*(f"{line.label.strip()}: {line.hint}" for line in view.lines), "")

    def on_back(self) -> None:
        decisions = self.session.decisions()
        if not decisions:
            self.say(self.session.words("plain.nothing.back"))
            return
        view = self.session.rewind(decisions[-1].index)
        self.say(self.session.words("plain.back", choice=decisions[-1].choice), "")
        self.tell(view)

    def on_again(self) -> None:
        self.tell(self.session.view())

    def on_levers(self) -> None:
        self.act(self.session.view().levers, "plain.levers.choose")

    def on_promises(self) -> None:
        words, view = self.session.words, self.session.view()
        for promise in view.ledger:
            self.say(f"{promise.text} ({promise.to}; {promise.said} – {promise.due}; {promise.status}; {promise.cost}; {promise.stake} {words('points')})")
        actions = [choice for promise in view.ledger for choice in promise.actions]
        self.act(tuple(actions), "plain.promises.choose")

    def act(self, choices: tuple[ChoiceView, ...], question: str) -> None:
        words = self.session.words
        if not choices:
            self.say(words("plain.none"))
            return
        numbered = [(number, choice) for number, choice in enumerate(choices, 1)]
        for number, choice in numbered:
            said = moves(choice.price)
            state = f" ({words('plain.closed')}: {choice.why_closed})" if not choice.open else f" ({said})" if said else ""
            self.say(f"{number}. {choice.text}{state}")
        answer = self.ask(words(question))
        if answer:
            choice = self.picked(choices, answer)
            if choice is not None:
                self.take(choice.pick)

    def on_why(self, name: str) -> None:
        words, view = self.session.words, self.session.view()
        names = {meter.label.lower(): meter.id for meter in view.meters} | {meter.id: meter.id for meter in view.meters}
        found = names.get(name.lower(), name)
        if found not in names.values() and found not in self.session.story.variables:
            self.say(words("plain.bad.why", names=", ".join(meter.label.lower() for meter in view.meters)))
            return
        rows = self.session.why(found)[:20]
        self.say(*(words("cause.line", when=row.when, delta=row.delta, cause=row.cause) for row in rows), "")

    def on_words(self) -> None:
        self.say(self.session.words("plain.glossary"), *(f"{word}: {text}" for word, text in self.session.glossary()), "")

    def on_lang(self) -> None:
        languages = self.session.languages
        self.session.language = languages[(languages.index(self.session.language) + 1) % len(languages)]
        self.say(self.session.words("plain.lang"), "")
        self.tell(self.session.view())

    def on_save(self) -> None:
        words, save = self.session.words, self.session.save
        self.say(words("plain.kept", path=save.path) if save else words("plain.memory"))

    def debrief(self) -> None:
        words, ending = self.session.words, self.session.view().ending
        if ending is None:
            return
        self.say(f"{words('ending')} {ending.code}: {ending.title}" + (f" ({ending.tone})" if ending.tone else ""), "")
        for paragraph in ending.paragraphs:
            self.say(paragraph, "")
        self.say(words("six.months"), "")
        for paragraph in ending.epilogue:
            self.say(paragraph, "")
        seen = self.session.debrief()
        self.say(words("debrief"), *seen.happened, "")
        for chart in seen.charts:
            course = ", ".join(f"{month}: {shown}" for month, shown in zip(chart.months, chart.shown, strict=True))
            self.say(f"{chart.label}. {words('months')} {course}")
        self.say("", words("debrief.turning"))
        self.say(*(f"{d.when}, {d.scene}: {d.choice} ({words('debrief.moved', what=what)})" for d, what in seen.turning_points), "")
        if seen.letters:
            self.say(words("debrief.letters"))
            for quote in seen.letters:
                self.say(quote.said, quote.books, "")


def moves(found: tuple[MoveView, ...]) -> str:
    """Movements on one line."""
    return ", ".join(f"{move.label} {move.delta}".strip() for move in found)


def play(session: Session, source: TextIO | None = None, out: TextIO | None = None) -> None:
    """Play a session on two text streams, standard input and output by default."""
    Plain(session, source or sys.stdin, out or sys.stdout).run()
