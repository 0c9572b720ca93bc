"""Lines of one group at one event: all of them, the first that gives something, or the one that is worth most."""

from __future__ import annotations

from decimal import Decimal

from generator.offers.evaluation.claims import Claim, Draft
from generator.offers.evaluation.money import money_value
from generator.offers.evaluation.pricing import LineRun, draft
from generator.offers.ledger import Missed, Reason

Batch = list[tuple[LineRun, Claim]]


def combined(batch: Batch, missed: list[Missed]) -> Batch:
    """Those that are granted, in the order of the file. The first line of a group says its mode."""
    groups: dict[str, Batch] = {}
    for run, claim in batch:
        if run.line.combine and run.line.combine.mode != "stack":
            groups.setdefault(run.line.combine.group, []).append((run, claim))
    beaten: set[int] = set()
    for group in groups.values():
        if len(group) > 1:
            beaten |= _beaten(group, missed)
    return [(run, claim) for run, claim in batch if id(claim) not in beaten]


def _beaten(group: Batch, missed: list[Missed]) -> set[int]:
    worth = [_worth(run, claim) for run, claim in group]
    given = [n for n, value in enumerate(worth) if value is not None]
    if not given:
        return set()
    first = group[0][0].line.combine
    best = given[0] if first and first.mode == "exclusive" else max(given, key=lambda n: (worth[n], -n))
    winner, why = group[best][1], "exclusive" if first and first.mode == "exclusive" else "best_of"
    winner.why.append(Reason("combine", {"mode": why, "group": first.group if first else ""}))
    for run, claim in group:
        if claim is not winner:
            beaten = Reason("combine", {"mode": why, "won": winner.line.id})
            missed.append(Missed(run.line.id, claim.event.who, claim.day, beaten))
    return {id(claim) for _, claim in group if claim is not winner}


def _worth(run: LineRun, claim: Claim) -> Decimal | None:
    made = draft(run, claim)
    return money_value(made.quantity, made.give, made.unit) if isinstance(made, Draft) else None
