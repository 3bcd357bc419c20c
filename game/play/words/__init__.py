"""The interface's words, a module a language: `WORDS` maps an id to a text in which {name} is a value."""
