"""How does a leaf of a rubric turn what was done into points? One class for each kind of rule (parindex.md §2.5)."""
