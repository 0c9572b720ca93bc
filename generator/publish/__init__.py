"""Stage 6: Site to disk. A build is seen whole or not at all."""
