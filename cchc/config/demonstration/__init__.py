"""The demonstration: a year of an invented ward, played through the real actions."""
