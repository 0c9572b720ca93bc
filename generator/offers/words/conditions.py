"""Conditions in words: their label, or the comparison itself."""

from __future__ import annotations

from generator.model.offer_parts import Condition
from generator.offers.words import patterns as p
from generator.offers.words.voice import Voice


def condition_words(voice: Voice, condition: Condition) -> str:
    """The label where there is one; else what is compared, without a verb, so that it fits after a colon."""
    if condition.label is not None:
        return voice.speech.localised(condition.label)
    if condition.all:
        return voice.speech.joined(tuple(condition_words(voice, one) for one in condition.all), p.CONDITION["and"])
    if condition.any:
        return voice.speech.joined(tuple(condition_words(voice, one) for one in condition.any), p.CONDITION["or"])
    if condition.not_ is not None:
        return voice.speech.say(p.CONDITION["not"], condition=condition_words(voice, condition.not_))
    return _compared(voice, condition)


def _compared(voice: Voice, condition: Condition) -> str:
    attr = voice.phrase(condition.attr or "", p.ATTRIBUTE)
    values = tuple(_value(voice, one) for one in condition.value)
    if condition.op == "between":
        return voice.speech.say(p.CONDITION["between"], attr=attr, low=values[0], high=values[1])
    value = voice.speech.joined(values, p.PER["or"])
    return voice.speech.say(p.CONDITION[condition.op], attr=attr, value=value)


def _value(voice: Voice, value: str) -> str:
    forms = voice.forms(value)
    return forms[0] if forms else voice.speech.written(value)
