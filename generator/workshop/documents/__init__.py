"""Documents: one description in HTML, written as PDF, as Word file or as slides."""
