"""The calculator as the page shows it: rows, inputs and the script's data, in the reader's language.

All that is printed is a `Value` or a plain text; what the block's template reads is `Board`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from generator.model.declared import dataclass
from generator.model.offer import Offer, Typical
from generator.model.offer_line import Line
from generator.model.offer_parts import Condition
from generator.model.periods import Period
from generator.model.value import Kind, Value
from generator.offers.calculator import Case, Sums, cases, sums
from generator.offers.calculator_figures import Json, count_figures, money_figures, plural_table
from generator.offers.calculator_inputs import Input, conditions_of, price_matters
from generator.offers.words import patterns as p
from generator.offers.words.gifts import gift
from generator.offers.words.speech import Speech, capital
from generator.offers.words.voice import Voice
from generator.text.formats import format_money, format_number
from generator.text.markers import strip_markers
from generator.text.plurals import plural_count

_CURRENCY: Final = re.compile("[A-Z]{3}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9٠-٩][0-9٠-٩.,٬٫\s]*(?<=[0-9٠-٩])\s*")
_FEW_DAYS: Final = 999
_LONG: Final = 12
_MONTH: Final = Period(months=1)
_YEAR: Final = Period(months=12)


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Value
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One input. Of a number, `least`, `most` and `step` are for machines; `name` is what the script knows it by."""

    kind: str
    name: str
    id: str
    label: Value | str = ""
    unit: Value | str = ""
    value: str = ""
    least: str = ""
    most: str = ""
    step: str = ""
    decimals: int = 0
    least_text: Value | str = ""
    most_text: Value | str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    clients: Value
    total: tuple[Value, ...]
    client: tuple[Value, ...]
    monthly: Value | str


@dataclass(frozen=True, slots=True)
class Board:
    """`fields` is empty where only the table can be shown; `data` is the script's JSON.

    `months` is given where clients pay by the month and it matters (the caption says so); `counted` and `supposed` are
    what else the table supposes. `even`: each row has a monthly part. `first` is the number of days to the first
    payment, where it is always the same.
    """

    data: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    total: tuple[Value, ...]
    long: bool
    client: tuple[Value, ...]
    each: Value | str
    even: bool
    price: Value
    months: Value | str
    monthly: bool
    yearly: bool
    first: Value | str
    counted: tuple[Value, ...]
    supposed: tuple[Value, ...]


def board(offer: Offer, speech: Speech) -> Board | None:
    """None where nothing of what partners earn can be computed: then the page has no calculator."""
    typical, found = offer.typical, cases(offer)
    if typical is None or not found:
        return None
    desk = _Desk(offer, speech, typical)
    rules, shown = sums(offer), found[len(found) // 2]
    monthly = typical.every == _MONTH and not typical.over.days
    return Board(
        data=desk.data(rules) if rules else "",
        fields=tuple(desk.fields(rules)) if rules else (),
        rows=tuple(map(desk.row, found)),
        total=desk.amounts(shown.total),
        long=any(len(strip_markers(one.text)) > _LONG for one in desk.amounts(shown.total)[:1]),
        client=desk.amounts(shown.client),
        each=desk.each(shown),
        even=all(one.monthly is not None for one in found) and monthly,
        price=format_money(typical.price, typical.unit, speech.locale),
        months=format_number(typical.over.months, speech.locale) if monthly and price_matters(offer) else "",
        monthly=monthly,
        yearly=typical.every == _YEAR,
        first=desk.first(found),
        counted=tuple(desk.counted(rules)) if rules else (),
        supposed=tuple(desk.supposed(rules)) if rules else (),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    offer: Offer
    speech: Speech
    typical: Typical

    # Figures

    def amounts(self, sums_: Mapping[str, Decimal]) -> tuple[Value, ...]:
        return tuple(self.amount(sums_[unit], unit) for unit in money_first(sums_))

    def amount(self, quantity: Decimal, unit: str) -> Value:
        """Money as the formatter writes it, everything else counted in words."""
        if _CURRENCY.fullmatch(unit):
            return format_money(quantity, unit, self.speech.locale)
        return Value(self._voice.count(unit, quantity, after=False), Kind.PHRASE)

    def each(self, one: Case) -> Value | str:
        return "" if one.monthly is None else self.amount(one.monthly, next(iter(one.total)))

    def row(self, one: Case) -> Row:
        clients = format_number(one.clients, self.speech.locale)
        return Row(clients, self.amounts(one.total), self.amounts(one.client), self.each(one))

    def first(self, found: tuple[Case, ...]) -> Value | str:
        if any(line.total is not None for line in self.offer.of_side("referrer")):
            return ""
        days = {(one.first - self.offer.valid_from).days for one in found if one.first}
        only = days.pop() if len(days) == 1 else 0
        return format_number(only, self.speech.locale) if 0 < only <= _FEW_DAYS else ""

    def counted(self, rules: Sums) -> Iterator[Value]:
        """What each client brings in the table: `5 users`."""
        for one in rules.inputs:
            if one.kind == "count":
                yield Value(self._voice.count(one.name, one.value, after=False), Kind.PHRASE)

    def supposed(self, rules: Sums) -> Iterator[Value]:
        """What was chosen for the table: the plan, the level, the reward."""
        chosen = [one for one in rules.inputs if one.options and self._chosen(one, one.chosen)]
        return (self._option(one, one.chosen) for one in chosen)

    @property
    def _voice(self) -> Voice:
        return Voice(self.offer, self.speech)

    # The script's data

    def data(self, rules: Sums) -> str:
        units = money_first(rules.units)
        figures = {unit: self._figures(unit) for unit in units} | {"": count_figures(self.speech.locale).json()}
        return json.dumps({**rules.rules, "k": units[0], "f": figures}, separators=(",", ":"))

    def _figures(self, unit: str) -> Json:
        locale = self.speech.locale
        if _CURRENCY.fullmatch(unit):
            return money_figures(unit, locale).json()
        table = plural_table(locale.language)
        forms = [self._form(unit, table, form) for form in range(plural_count(locale.language))]
        return {**count_figures(locale).json(), "d": locale.dir, "w": forms, "x": table}

    def _form(self, unit: str, table: str, form: int) -> str:
        """One plural form, its number replaced by a sign: `# points`; the dual of Arabic has none."""
        n = table.find(str(form))
        if n < 0:  # of fractions, which nothing here counts
            return "#"
        text = strip_markers(self._voice.count(unit, n, after=False))
        return text.replace(format_number(n, self.speech.locale).text, "#", 1)

    # Inputs

    def fields(self, rules: Sums) -> Iterator[Field]:
        for one in rules.inputs:
            yield self._choice(one) if one.options else self._number(one)

    def _number(self, one: Input) -> Field:
        locale, price = self.speech.locale, one.kind == "price"
        figures = money_figures(self.typical.unit, locale)
        typed = format_number(one.value, locale).text
        if price:
            typed = format_money(one.value, self.typical.unit, locale).text
            typed = typed[len(figures.before) : len(typed) - len(figures.after)]
        return Field(
            one.kind, f"counts.{one.name}" if one.name else one.kind, f"sums-{one.kind}-{one.name}".rstrip("-"),
            label=self._noun(one.name) if one.kind == "count" else "",
            unit=Value((figures.before + figures.after).strip()) if price else "",
            value=typed, least=str(one.least), most=str(one.most), step=str(one.step),
            decimals=figures.decimals if price else 0,
            least_text=format_number(one.least, locale), most_text=format_number(one.most, locale),
        )  # fmt: skip

    def _noun(self, name: str) -> Value:
        """As it follows "how many": Arabic has a form for it, that of eleven."""
        text = strip_markers(self._voice.count(name, 11, after=False))
        return Value(_NUMBER.sub("", text, count=1), Kind.PHRASE)

    def _choice(self, one: Input) -> Field:
        chosen = (Option(value, self._option(one, value), value == one.chosen) for value in one.options)
        label: Value | str = ""
        if one.kind == "state":
            label = Value(capital(self._voice.phrase(one.name, p.ATTRIBUTE)), Kind.PHRASE)
        return Field(one.kind, f"{one.kind}.{one.name}", f"sums-{one.kind}-{one.name}", label, options=tuple(chosen))

    def _option(self, one: Input, value: str) -> Value:
        """What nothing is said of is what remains."""
        return Value(capital(self._chosen(one, value) or self.speech.catalogue.gettext("Otherwise")), Kind.PHRASE)

    def _chosen(self, one: Input, value: str) -> str:
        if one.kind == "choice":
            line = self.offer.line(one.name)
            return next(gift(self._voice, line, choice.give) for choice in line.choose if choice.id == value)
        if one.name == "level":
            named = (level.name for level in self.offer.levels if level.slug == value)
            name = next(named, None)
            if name is not None:
                return self.speech.localised(name)
        said = self._labelled(one.name, value)
        if not said and not self._voice.forms(value) and not self._compared(one.name, value):
            return ""
        return said or self._voice.phrase(value)

    def _compared(self, name: str, value: str) -> bool:
        return any(one.attr == name and value in one.value for one in _leaves(self.offer.lines))

    def _labelled(self, name: str, value: str) -> str:
        """What a condition says of this value alone."""
        for condition in _leaves(self.offer.lines):
            if condition.attr == name and condition.op == "eq" and condition.value == (value,) and condition.label:
                return self.speech.localised(condition.label)
        return ""


def money_first(units: Iterable[str]) -> list[str]:
    """Units in the order in which they are shown."""
    return sorted(units, key=lambda unit: not _CURRENCY.fullmatch(unit))


def _leaves(lines: tuple[Line, ...]) -> Iterator[Condition]:
    for line in lines:
        for condition in conditions_of(line):
            yield from _parts(condition)


def _parts(condition: Condition | None) -> Iterator[Condition]:
    if condition is None:
        return
    yield condition
    for part in (*condition.all, *condition.any, condition.not_):
        yield from _parts(part)
