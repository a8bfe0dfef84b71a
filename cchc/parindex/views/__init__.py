"""The pages of rubrics."""
