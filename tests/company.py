"""A small company in two languages, with one of everything a face can show; and the real story, driven by robots."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game import paths
from game.engine.play import LEDGER, LEVER
from game.faces.robots import POLICIES, step
from game.play.session import Session
from game.play.views import View
from game.script.load import load
from game.script.model import Story
from tests.plays import write

TEXT = """
story: {id: company, title: A Company, start: opening, notice: Nobody here is real., translations: {fr: []}}
variables:
  bank: {kind: money, start: 74.9M, name: In the bank, price: true}
  trust: {kind: gauge, start: 50, name: Trust}
  morale: {kind: gauge, start: 60, name: Morale}
  gap: {kind: count, start: 0, least: 0, name: Gap}
derived:
  mood: {kind: gauge, is: (trust + morale) / 2, name: Mood}
cast: {ada: {name: Ada, role: accounts}}
turns: {last: 6, name: Month, chapters: [{id: one, from: 0, title: One}]}
plan: [{draw: main}, {deal: mail, most: 1}, {scene: desk}, {draw: letter}]
rules:
  wages: {name: Wages, effects: {bank: -2M}}
  drift: {name: Long evenings, when: morale > 20, effects: {morale: -1}}
levers:
  trim:
    text: Trim the rent.
    needs: bank > 1M
    closed: The bank holds {bank}.
    rest: 2
    effects: {bank: +0.5M, morale: -2}
    after: The plants go first.
    later:
      - {in: 1, text: The plants are missed., effects: {morale: -1}}
promises:
  model: {text: A model for every nation., to: the ministries, due: 2, cost: 1.5M, stake: 8}
ledger:
  late: {name: A promise late, effects: {trust: -stake / 2}, text: Two ministries ask.}
  actions:
    keep: {text: Pay for it now., needs: bank >= cost, closed: Too dear., effects: {bank: -cost}, fate: kept}
    break: {text: Say no., effects: {trust: -stake}, fate: broken}
books:
  letters:
    stakes: [0, 3, 8, 15]
    reactions: [Fine., Hm., Where?, Kept.]
    corrected: "Corrected in month {month}."
    readers:
      counts: {name: A reader who counts, reads: [money], says: {0: [Good.], 1: [Hm.], 2: [No figure.], 3: [Noted.]}}
      asks: {name: A reader who asks, reads: [people], says: {0: [Kind., True.], 1: [Hm.], 2: [Who?], 3: [Relief.]}}
      prints: {name: A journalist, reads: [law, money], says: {0: [Dull.], 1: [Hm.], 2: [Empty.], 3: [Kept.]}}
lines:
  headlines: {name: Headline, cards: {quiet: {text: A quiet month.}, held: {text: "{bank} held."}}}
meters:
  cash: {label: Cash, value: bank}
  mood: {label: Mood, value: mood, parts: [trust, morale]}
board: {bank: {label: In the bank, value: bank, hint: What the account holds.}}
modes: {standard: {name: Standard, text: As it is.}, poor: {name: Poor, text: Less., effects: {bank: -50M}}}
glossary: {cash: {word: Cash, text: What the account holds.}}
endings:
  broke: {code: E2, at: any, when: bank < 0M, title: Broke, tone: worse, text: The bank is empty., epilogue: Rain.}
  end: {code: E1, title: Done, tone: better, text: "It ends with {bank}.", epilogue: Sun.}
scenes:
  opening:
    from: ada
    look: memo
    title: The opening
    text: |
      We have {bank}, says Ada.

      A second paragraph.
    lesson: A number chooses.
    choices:
      sign:
        text: Sign for three years.
        advice: {ada: Cheap by the hour.}
        effects: {bank: -8M, trust: +3}
        after: The pen is heavy.
        promise: model
        later:
          - {in: 4, text: "You chose: {chosen opening}", effects: {trust: -5}}
      buy:
        text: Buy the tower.
        needs: bank > 900M
        closed: Nobody has that much.
      talk:
        text: Give a talk.
        outcomes:
          - {odds: 45, after: They clap., effects: {trust: +6}}
          - {after: They leave., effects: {trust: -6}}
  routine:
    deck: main
    again: true
    title: A quiet table
    text: Morale is {morale}.
    choices:
      rest: {text: Let them rest., effects: {morale: +3}, after: They rest.}
      push: {text: Push on., effects: {morale: -8, gap: +1}, after: They push.}
  landlord:
    deck: mail
    title: From the landlord
    text: The rent is due.
    choices:
      pay: {text: Pay the landlord., effects: {bank: -0.5M}, after: Paid.}
    left:
      effects: {trust: -2}
      after: Nobody answered the landlord.
      later:
        - {in: 2, text: The landlord comes., effects: {trust: -1}}
  desk:
    hub: true
    again: true
    title: The desk
    text: "{hand} on the desk."
    choices:
      close: {text: Close the month., closes: true}
  letter-1:
    deck: letter
    when: turn == 2
    look: letter
    book: letters
    title: The first letter
    text: Write it.
    slots:
      money:
        label: Money
        weight: 2
        books: "The books that day: {bank}."
        clauses:
          told: {grade: 0, text: "We hold {bank}."}
          false:
            grade: 3
            text: "Money is no matter, with {bank}."
            effects: {gap: +15}
            later:
              - {in: 2, text: Somebody asks., effects: {trust: -2}}
      people:
        label: People
        books: "Morale that day: {morale}."
        clauses:
          told: {grade: 0, text: "Morale is {morale}."}
          silent: {grade: 2, text: (Nothing about people.), effects: {gap: +8}}
          proud: {grade: 1, when: morale < 0, text: All is well.}
    send: {after: The letter goes out., effects: {trust: +1}}
  audit:
    deck: main
    urgent: 5
    when: turn == 4
    title: The audit
    text: They read.
    quotes: {book: letters, least: 1, most: 3, reader: audit}
    choices:
      listen:
        text: Listen.
        effects: {trust: "-stake(letters) - gap / 8"}
        closes_book: letters
        after: They are done.
"""

FRENCH = """
story.title: Une société
scenes.opening.title: L'ouverture
scenes.opening.text: |
  Nous avons {bank}, dit Ada.

  Un deuxième paragraphe.
scenes.opening.choices.sign.text: Signer pour trois ans.
scenes.opening.choices.sign.after: Le stylo pèse.
scenes.letter-1.slots.money.clauses.told.text: "Nous avons {bank}."
variables.trust: Confiance
turns.name: Mois
"""


def company(folder: Path, text: str = TEXT) -> Story:
    """The small company, written to a folder and loaded."""
    return load(write(folder, text, {"fr/story.yaml": FRENCH}))


@cache
def mirabelle() -> Story:
    """The real story."""
    return load(paths.stories() / "mirabelle")


def played(session: Session, policy: str, most: int = 400) -> Iterator[View]:
    """The session played by a robot: the view after each decision, up to the ending."""
    for number in range(most):
        if session.state.ending:
            return
        yield session.choose(robot_pick(session, policy, number))


def robot_pick(session: Session, policy: str, number: int) -> str:
    """What a robot would choose now, as Session.choose takes it."""
    _, scene, choice = step(session.story, session.state, POLICIES[policy], f"robot/{number}")
    return f"{scene}: {choice}" if scene in (LEVER, LEDGER) else choice


def answers(view: View, pick: str) -> list[str]:
    """The lines a player of plain mode types for a pick."""
    if view.slots:
        picks = dict(part.split("=") for part in pick.split())
        return [str(next(c.number for c in slot.clauses if c.id == picks[slot.id])) for slot in view.slots] + ["1"]
    if pick.startswith("lever: "):
        return ["levers", str(next(lever.number for lever in view.levers if lever.pick == pick))]
    return [str(next(choice.number for choice in view.choices if choice.pick == pick))]
