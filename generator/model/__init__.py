"""The nouns: frozen values that travel from stage to stage. They know nothing of any stage."""
