"""Content: what law and the office decide, as dated files. Code reads it through `reading` only."""
