"""What only the whole of the rule files can show: ids, periods that overlap, definitions that turn in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from argosy.compliance.errors import Problem
from argosy.compliance.expressions import Bands, Node, questions
from argosy.compliance.parsing import Vocabulary
from argosy.compliance.records import Parameter, Rule


def run(
    rules: Sequence[Rule],
    parameters: Sequence[Parameter],
    conditions: Mapping[str, Node],
    scales: Mapping[str, Bands],
    words: Vocabulary,
    places: Mapping[str, tuple[str, int]],
) -> list[Problem]:
    """Every fault, empty where the files stand together. `places` are the definitions' files and lines."""
    return [
        *_jurisdictions(rules, parameters, words),
        *_overlaps((r.id, r) for r in rules),
        *_overlaps((f"{p.jurisdiction} {p.name}", p) for p in parameters),
        *_circles(conditions, scales, places),
    ]


def _jurisdictions(rules: Sequence[Rule], parameters: Sequence[Parameter], words: Vocabulary) -> Iterable[Problem]:
    countries = {country for members in words.sets.values() for country in members}
    entries: list[Rule | Parameter] = [*rules, *parameters]
    for entry in entries:
        label = entry.id if isinstance(entry, Rule) else entry.name
        if entry.jurisdiction not in words.sets and entry.jurisdiction not in countries:
            yield Problem(entry.file, entry.line, label, f"jurisdiction {entry.jurisdiction!r} is no set and in none")
        if isinstance(entry, Rule) and not entry.id.startswith(f"{entry.jurisdiction.lower()}."):
            yield Problem(
                entry.file, entry.line, label, f"an id here begins with {entry.jurisdiction.lower()!r} and a dot"
            )


def _overlaps(entries: Iterable[tuple[str, Rule | Parameter]]) -> Iterable[Problem]:
    by_key: dict[str, list[Rule | Parameter]] = defaultdict(list)
    for key, entry in entries:
        by_key[key].append(entry)
    for key, group in by_key.items():
        group.sort(key=lambda e: e.valid_from)
        for earlier, later in pairwise(group):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                reason = (
                    f"overlapping validity: from {later.valid_from} it meets the entry of {earlier.file}:{earlier.line}, "
                    f"which holds through {earlier.valid_to or 'today and on'}"
                )
                yield Problem(later.file, later.line, key, reason)


def _circles(
    conditions: Mapping[str, Node], scales: Mapping[str, Bands], places: Mapping[str, tuple[str, int]]
) -> Iterable[Problem]:
    needs = {name: _names(node) for name, node in conditions.items()}
    needs |= {name: {bands.fact} for name, bands in scales.items()}
    settled: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> tuple[str, ...] | None:
        if name in trail:
            return (*trail[trail.index(name) :], name)
        if name in settled:
            return None
        for needed in sorted(needs[name] & needs.keys()):
            if circle := walk(needed, (*trail, name)):
                return circle
        settled.add(name)
        return None

    for name in needs:
        if circle := walk(name, ()):
            file, line = places[name]
            yield Problem(file, line, f"define {name}", f"a cycle of definitions: {' -> '.join(circle)}")
            return


def _names(node: Node) -> set[str]:
    return {name for q in questions(node) for name in ((q.fact, q.value) if q.op == "same_as" else (q.fact,))}
