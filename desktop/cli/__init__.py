"""The command line: one more client of the same engine as the window."""
