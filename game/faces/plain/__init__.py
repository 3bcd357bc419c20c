"""Plain mode: the game line by line. Lines in, lines out; no redraw, no box lines, numbers to answer.

It says the same words as the terminal face, in the same order, so that a screen reader, a pipe or a slow line
loses nothing.
"""

from __future__ import annotations

import sys
from typing import TextIO

from game.faces.plain.speak import Speaker, moves
from game.play.session import Session
from game.play.views import ChoiceView, View
from game.script.problems import NotOffered

LONGEST = 2_000  # characters of a line that are read

COMMANDS = {
    "?": "help", "help": "help", "aide": "help",
    "back": "back", "retour": "back",
    "levers": "levers", "leviers": "levers",
    "promises": "promises", "promesses": "promises",
    "why": "why", "pourquoi": "why",
    "words": "words", "mots": "words",
    "article": "article",
    "lang": "lang", "langue": "lang",
    "save": "save", "enregistrer": "save",
    "again": "again", "encore": "again",
    "quit": "quit", "quitter": "quit",
}  # fmt: skip


class Left(Exception):
    """The player leaves, or the input has ended."""


class Plain(Speaker):
    """One run, asked and answered."""

    def __init__(self, session: Session, source: TextIO, out: TextIO) -> None:
        super().__init__(session, out)
        self.source = source
        self.commands = {
            "help": self.on_help, "back": self.on_back, "levers": self.on_levers, "promises": self.on_promises,
            "words": self.on_words,
            "article": self.on_article, "lang": self.on_lang, "save": self.on_save, "again": self.on_again,
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
            self.ending()
        except Left:
            pass
        self.on_save()

    def ask(self, question: str) -> str:
        print(question, end="", file=self.out, flush=True)
        line = rest = self.source.readline(LONGEST)
        if not line:
            self.say("")
            raise Left
        while len(rest) == LONGEST and not rest.endswith("\n"):  # an endless line is no answer, and not several
            line, rest = "", self.source.readline(LONGEST)
        if not self.source.isatty():
            self.say("")
        return line.strip()

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
            self.take(self.asked(view, choice.pick))

    def asked(self, view: View, pick: str) -> str:
        """The pick with an answer to each question the scene asks; an empty line gives none."""
        words = self.session.words
        for ask in view.asks:
            self.say(ask.text, *(f"{number}. {text}" for number, (_, text) in enumerate(ask.answers, 1)))
            while answer := self.ask(words("plain.asks")):
                number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 4 else 0
                if 1 <= number <= len(ask.answers):
                    pick += f" {ask.id}={ask.answers[number - 1][0]}"
                    break
                self.say(words("not.a.number", n=len(ask.answers)))
        return pick

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
                closed = "" if clause.open else f" ({self.pair(words('plain.closed'), clause.why_closed)})"
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
        self.say(*(self.pair(reader, reaction) for reader, reaction in self.session.readers(picks)))
        while (answer := self.ask(words("plain.send"))) not in ("1", "2"):
            if not self.command(answer):
                self.say(words("not.a.number", n=2))
            elif self.session.view() is not view:
                return
        if answer == "1":
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
        elif command == "levers" and rest.strip():
            self.pull(rest.strip())
        else:
            self.commands[command]()
        return True

    def on_help(self) -> None:
        self.say(self.session.words("plain.help"), "")
        view = self.session.view()
        self.say(*(self.pair(f"{line.label.strip()} ({line.value})", line.hint) for line in view.lines), "")

    def on_back(self) -> None:
        decisions = self.session.decisions()
        if not decisions:
            self.say(self.session.words("plain.nothing.back"))
            return
        view = self.session.rewind(decisions[-1].index)
        self.fresh()
        self.say(self.session.words("plain.back", choice=decisions[-1].choice), "")
        self.tell(view)

    def on_again(self) -> None:
        self.fresh()
        self.tell(self.session.view())

    def on_levers(self) -> None:
        self.act(self.session.view().levers, "plain.levers.choose")

    def pull(self, answer: str) -> None:
        choice = self.picked(self.session.view().levers, answer)
        if choice is not None:
            self.take(choice.pick)

    def on_promises(self) -> None:
        ledger = self.session.view().ledger
        actions: list[ChoiceView] = []
        if not ledger:
            self.say(self.session.words("plain.none"))
        for promise in ledger:
            self.promise(promise)
            self.numbered(promise.actions, len(actions) + 1)
            actions += promise.actions
        if actions:
            self.answer(tuple(actions), "plain.promises.choose")

    def act(self, choices: tuple[ChoiceView, ...], question: str) -> None:
        words = self.session.words
        if not choices:
            self.say(words("plain.none"))
            return
        self.numbered(choices)
        self.answer(choices, question)

    def numbered(self, choices: tuple[ChoiceView, ...], first: int = 1) -> None:
        for number, choice in enumerate(choices, first):
            closed = self.pair(self.session.words("plain.closed"), choice.why_closed)
            said = (
                self.session.words("semicolon").join(one for one in (moves(choice.price), choice.chance) if one)
                if choice.open
                else closed
            )
            self.say(f"{number}. {choice.text}" + (f" ({said})" if said else ""))

    def answer(self, choices: tuple[ChoiceView, ...], question: str) -> None:
        words = self.session.words
        answer = self.ask(words(question))
        if answer and not self.command(answer):
            picked = self.picked(choices, answer)
            if picked is not None:
                self.take(picked.pick)

    def on_why(self, name: str) -> None:
        words, view = self.session.words, self.session.view()
        names = {meter.label.lower(): meter.id for meter in view.meters} | {meter.id: meter.id for meter in view.meters}
        found = names.get(name.lower(), name)
        if found not in names.values() and found not in self.session.story.variables:
            self.say(words("plain.bad.why", names=", ".join(meter.label.lower() for meter in view.meters)))
            return
        rows = self.session.why(found)[:20]
        if not rows:
            self.say(words("nothing.moved"))
        self.say(*(words("cause.line", when=row.when, delta=row.delta, cause=row.cause) for row in rows), "")

    def on_words(self) -> None:
        self.say(
            self.session.words("plain.glossary"),
            *(self.pair(word, text) for word, text in self.session.glossary()),
            "",
        )

    def on_article(self) -> None:
        found = self.session.panel()
        if found:
            self.reported(found)
        else:
            self.say(self.session.words("plain.none"))

    def on_lang(self) -> None:
        languages = self.session.languages
        self.session.language = languages[(languages.index(self.session.language) + 1) % len(languages)]
        self.say(self.session.words("plain.lang"), "")
        self.fresh()
        self.tell(self.session.view())

    def on_save(self) -> None:
        words, save = self.session.words, self.session.save
        self.say(words("plain.kept", path=save.path) if save else words("plain.memory"))


def play(session: Session, source: TextIO | None = None, out: TextIO | None = None) -> None:
    """Play a session on two text streams, standard input and output by default."""
    Plain(session, source or sys.stdin, out or sys.stdout).run()
