"""What can be written: text in, a checked and compiled Story out. Knows no state."""
