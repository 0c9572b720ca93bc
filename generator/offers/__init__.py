"""What an offer means: who is owed what (`evaluate`), how it is said (`words`), what it costs, what changed."""
