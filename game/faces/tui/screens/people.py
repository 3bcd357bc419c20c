"""The people: who is still with you, what you know of them, and what moved them."""

from __future__ import annotations

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.screens.listing import ListPage
from game.play.pages import PersonView


class PeoplePage(ListPage):
    """The lieutenants, each with a few words on how they stand; then whom else you have met."""

    def show(self) -> None:
        words = self.words
        people = self.house.run_now.people()
        self.set_title(words("people"), words("people.under"))
        lieutenants = [one for one in people if one.field]
        others = [ink.write((one.name, ink.STRONG), (f"  {one.role}", ink.QUIET)) for one in people if not one.field]
        rows: list[ink.Part] = []
        for one in lieutenants:
            rows += [*self._lieutenant(one), ""]
        if others:
            rows += [(words("people.others"), ink.TITLE), "", *others]
        self.set_text(ink.lines(rows))
        super().show()

    def _lieutenant(self, one: PersonView) -> list[ink.Part]:
        words = self.words
        where = (
            (words("people.gone"), "$fall bold") if one.gone else (words("people.forecasts", what=one.field), ink.QUIET)
        )
        rows: list[ink.Part] = [ink.write((one.name, ink.TITLE), (f"  {one.role}  ", ink.QUIET), where)]
        rows += [Content(f"  {known}") for known in one.known]
        width = max((len(act.when) for act in one.acts), default=0)
        for act in one.acts:
            tone = ink.tint(not act.delta.startswith(("-", "−")))
            mine = ("● ", ink.GOLD) if act.decision is not None else ("  ", "")
            when = (f"    {act.when:<{width}}  ", ink.QUIET)
            rows.append(ink.write(when, (ink.arrow(act.delta), tone), " ", mine, act.cause))
        return rows
