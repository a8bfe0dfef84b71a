"""Internal processes on their way: checked, edited, compared, read from files and written to them."""
