"""What the pages of the index say, as plain values."""
