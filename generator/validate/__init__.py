"""Stage 2: Source to Project, every problem at once with its place."""
