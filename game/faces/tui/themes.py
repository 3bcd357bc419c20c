"""The house colours: lamp (dark), paper, and one that uses the terminal's own sixteen (or none).

Every text colour keeps a contrast of at least 4.5 on every ground it stands on; a test measures it.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

LAMP = Theme(
    name="lamp",
    dark=True,
    primary="#e9b44c",
    secondary="#b79ad0",
    accent="#e9b44c",
    warning="#f0a35e",
    error="#ff8f7a",
    success="#7fcfb0",
    foreground="#ece6da",
    background="#15131c",
    surface="#1d1a27",
    panel="#2a2637",
    variables={
        "quiet": "#a79fb4",
        "gold": "#e9b44c",
        "plum": "#c4a8de",
        "rise": "#7fcfb0",
        "fall": "#ff9e86",
        "sheet": "#221e2e",
        "lit": "#302a3f",
        "track": "#4a435c",
        "rule": "#3b354b",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#7a4e00",
    secondary="#6a3d7c",
    accent="#7a4e00",
    warning="#8a4100",
    error="#a3261a",
    success="#0f6049",
    foreground="#2b2530",
    background="#f6f1e6",
    surface="#efe8d9",
    panel="#e4dbc8",
    variables={
        "quiet": "#5e5568",
        "gold": "#7a4e00",
        "plum": "#6a3d7c",
        "rise": "#0f6049",
        "fall": "#a3261a",
        "sheet": "#fcf9f1",
        "lit": "#e9dcc0",
        "track": "#c9bda6",
        "rule": "#cfc4ae",
    },
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

THEMES = {theme.name: theme for theme in (LAMP, PAPER, PLAIN)}
DEFAULTS = dict(LAMP.variables)


def known(name: str) -> str:
    """The theme a setting names, or the first."""
    return name if name in THEMES else LAMP.name
