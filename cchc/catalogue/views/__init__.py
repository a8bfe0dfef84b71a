"""The pages of catalogue."""
