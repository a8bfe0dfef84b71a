"""When is a thing due, by which working calendar, and why? No tables; needs no Django settings."""
