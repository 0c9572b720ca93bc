"""A segment: a kind of partner that the programme speaks to."""

from __future__ import annotations

from generator.model.fields import Int, Localised, Model, Slug


class Segment(Model):
    """`content/segments/<slug>/segment.yaml`."""

    name: Localised
    summary: Localised
    order: Int = 0
    offer: Slug
    form: Slug
    client_form: Slug
