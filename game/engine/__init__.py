"""What can happen: pure rules over frozen state. No file, no clock, no random module, no language."""
