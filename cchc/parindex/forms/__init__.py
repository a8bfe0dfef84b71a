"""What the screens of rubrics ask for."""
