"""Dear Investors: a decision game in the terminal, and the story engine under it.

A programmer needs no face: `load` a story, `start`, look at what is `offered`, `apply` a choice; or let a
`Session` do it, with views in a reader's language. See docs/engine.md.
"""

VERSION = "0.1.0"
