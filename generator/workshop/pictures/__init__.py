"""Pictures: a browser draws a base once, partners are stamped into it."""
