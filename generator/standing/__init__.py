"""Nothing has changed, so nothing is to be done: told by looking at files from outside, before anything is loaded."""
