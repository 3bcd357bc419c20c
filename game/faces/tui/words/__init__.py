"""The words of this face alone, a module a language."""
