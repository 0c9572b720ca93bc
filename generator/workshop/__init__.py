"""The workshop: what templates describe becomes pictures, documents and tables. Knows no project, only bytes."""
