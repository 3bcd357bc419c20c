"""The house colours: lamp and paper, both again with more contrast, one hue, and the terminal's own sixteen (or none).

Every text colour keeps a contrast of at least 4.5 on every ground it stands on; a test measures it.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

# What each of a theme's own colours is for, in the order in which `_theme` takes them.
OWN = ("quiet", "gold", "plum", "rise", "fall", "sheet", "lit", "track", "rule")


def _theme(name: str, dark: bool, grounds: str, inks: str, own: str) -> Theme:
    """A theme from three lists of hex colours: background, surface and panel; text, accent, warning, error and
    success; and the house's own."""
    background, surface, panel = grounds.split()
    text, accent, warning, error, success = inks.split()
    variables = dict(zip(OWN, own.split(), strict=True))
    return Theme(
        name=name, dark=dark, background=background, surface=surface, panel=panel, foreground=text,
        primary=accent, accent=accent, secondary=variables["plum"], warning=warning, error=error, success=success,
        variables=variables,
    )  # fmt: skip


LAMP = _theme(
    "lamp",
    True,
    "#15131c #1d1a27 #2a2637",
    "#ece6da #e9b44c #f0a35e #ff8f7a #7fcfb0",
    "#a79fb4 #e9b44c #c4a8de #7fcfb0 #ff9e86 #221e2e #302a3f #4a435c #3b354b",
)
PAPER = _theme(
    "paper",
    False,
    "#f6f1e6 #efe8d9 #e4dbc8",
    "#2b2530 #7a4e00 #8a4100 #a3261a #0f6049",
    "#5e5568 #7a4e00 #6a3d7c #0f6049 #a3261a #fcf9f1 #e9dcc0 #c9bda6 #cfc4ae",
)
# Seven to one and more, for tired eyes, bright rooms and projectors.
NIGHT = _theme(
    "night",
    True,
    "#000000 #0a0a0a #141414",
    "#ffffff #ffd75f #ffb86b #ff9d8a #7ff0c0",
    "#d0d0d8 #ffd75f #e0c4ff #7ff0c0 #ffab9a #0d0d12 #1d1d26 #5a5a66 #6a6a76",
)
DAY = _theme(
    "day",
    False,
    "#ffffff #f7f7f7 #eeeeee",
    "#000000 #573500 #6b2e00 #7d0f06 #00402c",
    "#3a3a42 #573500 #4a2160 #00402c #7d0f06 #ffffff #e6e6ea #a8a8b0 #8c8c96",
)
# One hue: nothing is said by colour alone, and here nothing is said by colour.
GREY = _theme(
    "grey",
    True,
    "#121212 #1a1a1a #262626",
    "#e8e8e8 #ffffff #dcdcdc #f4f4f4 #e0e0e0",
    "#a8a8a8 #ffffff #c8c8c8 #e0e0e0 #f4f4f4 #1e1e1e #2c2c2c #464646 #3a3a3a",
)

PLAIN = Theme(
    name="terminal",
    ansi=True,
    dark=True,
    primary="ansi_yellow",
    secondary="ansi_magenta",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "quiet": "ansi_default",
        "gold": "ansi_yellow",
        "plum": "ansi_magenta",
        "rise": "ansi_green",
        "fall": "ansi_red",
        "sheet": "ansi_default",
        "lit": "ansi_default",
        "track": "ansi_default",
        "rule": "ansi_default",
    },
)

THEMES = {theme.name: theme for theme in (LAMP, PAPER, NIGHT, DAY, GREY, PLAIN)}
DEFAULTS = dict(LAMP.variables)


def known(name: str) -> str:
    """The theme a setting names, or the first."""
    return name if name in THEMES else LAMP.name
