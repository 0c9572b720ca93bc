"""What an offer says of the whole programme: how one joins, what counts as a referral, where and until when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.offer import Fee, UnknownFee
from generator.model.offer_line import Line
from generator.offers.words import patterns as p
from generator.offers.words.conditions import condition_words
from generator.offers.words.limits import programme_cap
from generator.offers.words.voice import Voice
from generator.offers.words.whole import line_gift
from generator.text.cldr import territory_names


def entry_sentences(voice: Voice) -> tuple[str, ...]:
    """How one becomes a partner. An open programme that asks for nothing has nothing to say."""
    entry = voice.offer.entry
    speech = voice.speech
    out: list[str] = []
    if entry.mode != "open":
        reviewed = entry.mode == "application" and entry.review is not None
        out.append(speech.sentence(p.ENTRY["application_reviewed" if reviewed else entry.mode]))
    if entry.review is not None:
        out.append(closed(speech.localised(entry.review)))
    if entry.if_ is not None:
        out.append(speech.sentence(p.ENTRY["if"], condition=condition_words(voice, entry.if_)))
    out += _fees(voice)
    out += _certificate(voice)
    return tuple(dict.fromkeys(out))


def _fees(voice: Voice) -> Iterator[str]:
    """Several known fees in one sentence, a single one in its own."""
    fees = voice.offer.entry.fees
    known = tuple(fee for fee in fees if isinstance(fee, Fee) and fee.amount > 0)
    if len(known) < 2 or len(known) < len(fees):
        yield from (_fee(voice, fee) for fee in fees)
        return
    items = tuple(_fee_item(voice, fee) for fee in known)
    yield voice.speech.sentence(p.ENTRY["fees"], fees=voice.speech.joined(items, p.RULE["rate_list"]))


def _fee_item(voice: Voice, fee: Fee) -> str:
    speech = voice.speech
    condition = condition_words(voice, fee.if_) if fee.if_ is not None else ""
    every = speech.every(fee.every) if fee.every is not None else ""
    name = "fee_one" + ("_every" if every else "") + ("_if" if condition else "")
    return speech.say(p.ENTRY[name], amount=speech.money(fee.amount, fee.unit), period=every, condition=condition)


def _fee(voice: Voice, fee: Fee | UnknownFee) -> str:
    speech = voice.speech
    every = speech.every(fee.every) if fee.every is not None else ""
    if isinstance(fee, UnknownFee):
        words = speech.localised(fee.varies).rstrip(".")
        return speech.sentence(p.ENTRY["fee_varies"], words=words)  # its own words say how often, too
    condition = condition_words(voice, fee.if_) if fee.if_ is not None else ""
    ending = "_if" if condition else ""
    if fee.amount == 0:
        return speech.sentence(p.ENTRY[f"free{ending}"], condition=condition)
    amount = speech.money(fee.amount, fee.unit)
    pattern = p.ENTRY[("fee_every" if every else "fee") + ending]
    return speech.sentence(pattern, amount=amount, period=every, condition=condition)


def _certificate(voice: Voice) -> Iterator[str]:
    certificate = voice.offer.entry.certificate
    if certificate is None:
        return
    speech = voice.speech
    own = certificate.words
    words = speech.localised(own).rstrip(".") if own else speech.say(p.ENTRY["the_certificate"])
    if certificate.within is not None:
        first = speech.sentence(
            p.ENTRY["certificate_within"], certificate=words, period=speech.period(certificate.within)
        )
    else:
        first = speech.sentence(p.ENTRY["certificate"], certificate=words)
    if certificate.valid is not None:
        first += " " + speech.sentence(p.ENTRY["renewed"], period=speech.every(certificate.valid))
    yield first


def frame_sentences(voice: Voice) -> Iterator[str]:
    """The programme's own ceilings, its choice between lines, its countries, levels and dates."""
    offer, speech = voice.offer, voice.speech
    yield from _combined(voice)
    yield from (programme_cap(voice, cap) for cap in offer.caps)
    if offer.available is not None:
        if offer.available.countries:
            names = dict(territory_names(speech.locale))
            countries = tuple(names.get(code, code) for code in offer.available.countries)
            yield speech.sentence(p.FRAME["countries"], countries=speech.listed(countries))
        if offer.available.levels:
            known = {level.slug: speech.localised(level.name) for level in offer.levels}
            levels = tuple(known.get(slug) or voice.phrase(slug) for slug in offer.available.levels)
            yield speech.sentence(p.FRAME["levels"], levels=speech.listed(levels))
    if offer.valid_until is not None:
        dates = {"from": speech.date(offer.valid_from), "until": speech.date(offer.valid_until)}
        yield speech.sentence(p.FRAME["between"], **dates)
    else:
        yield speech.sentence(p.FRAME["from"], **{"from": speech.date(offer.valid_from)})


def _combined(voice: Voice) -> Iterator[str]:
    """What of several awards of one event is given."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in voice.lines:
        if line.combine is not None:
            groups.setdefault((line.combine.group, line.combine.mode), []).append(line)
    for (_, mode), lines in groups.items():
        if len(lines) > 1:
            gifts = voice.speech.joined(tuple(line_gift(voice, line) for line in lines))
            yield voice.speech.sentence(p.RULE[{"best_of": "best"}.get(mode, mode)], gifts=gifts)


def tracking_sentences(voice: Voice) -> Iterator[str]:
    """What counts as a referral."""
    tracking = voice.offer.attribution
    if tracking is None:
        return
    speech = voice.speech
    if tracking.new is not None:
        yield speech.sentence(p.TRACKING["new"], words=closed(speech.localised(tracking.new)))
    if tracking.rule is not None:
        yield speech.sentence(p.TRACKING[tracking.rule])
    if tracking.window is not None:
        yield speech.sentence(p.TRACKING["window"], period=speech.period(tracking.window))
    if tracking.self_referral == "refused":
        yield speech.sentence(p.TRACKING["refused"])
    for key in tracking.once_per:
        known = key.replace("-", "_")
        if known in p.TRACKING:
            yield speech.sentence(p.TRACKING[known])
        else:
            yield speech.sentence(p.TRACKING["once"], key=voice.phrase(key))


def closed(text: str) -> str:
    """A text of the offer's own as a sentence: with its full stop."""
    return text if text.endswith((".", "!", "?", "؟")) else f"{text}."
