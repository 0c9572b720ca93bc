"""An offer in words, in every language that has a catalogue: headline, sentence, terms, questions, card, levels."""

from generator.offers.words.speech import Speech
from generator.offers.words.tell import tell, unworded
from generator.offers.words.told import Told, ToldLevel, ToldLine

__all__ = ["Speech", "Told", "ToldLevel", "ToldLine", "tell", "unworded"]
