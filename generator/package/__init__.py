"""Stage 5: what the site needs beside its pages: shared files, indexes, the host's own files."""
