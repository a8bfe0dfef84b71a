"""What the pages of catalogue ask."""
