"""The command line: one module per verb, each offering `COMMAND`; found by themselves."""
