"""Where it is seen: plain lines, the terminal, robots and reports. Imported by the command line only."""
