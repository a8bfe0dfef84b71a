"""The verbs of catalogue control, one a file."""
