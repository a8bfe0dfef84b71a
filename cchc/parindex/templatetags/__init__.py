"""How points are written on the screens of the index."""
