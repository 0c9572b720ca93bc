"""Text as pure functions: direction, digits, formats, plurals, counting, hygiene, colour. Reads no file, no clock."""
