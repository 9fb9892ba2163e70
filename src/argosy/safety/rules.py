"""Days, states and words of the law on notices and recalls. Pure.

Sources: Regulation (EU) 2022/2065 (DSA) Art. 16, 17, 20; Regulation (EU) 2023/988 (GPSR) Art. 22(4), 22(12), 35, 36, 37;
Regulation (EEC, Euratom) 1182/71 Art. 3 (how periods run).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

#: Who tells. `operator` is the marketplace's own finding.
KINDS = ("regulator", "trusted", "user", "brand", "operator")
#: What is said to be wrong.
GROUNDS = ("dangerous", "forbidden", "labelling", "counterfeit", "misleading", "terms", "other")
#: A notice's way; nothing leads back.
STEPS: Mapping[str, tuple[str, ...]] = {
    "received": ("confirmed", "decided"),
    "confirmed": ("decided",),
    "decided": ("closed",),
    "closed": (),
}
#: Hazards and measures of a recall notice, each with a sentence in every language.
HAZARDS = (
    "fire", "burns", "electric-shock", "explosion", "choking", "suffocation", "strangulation", "cuts", "injuries", "falls",
    "drowning", "chemical", "hearing", "eyesight", "environment",
)  # fmt: skip
MEASURES = (
    "stop-using",
    "unplug",
    "keep-from-children",
    "do-not-charge",
    "do-not-post",
    "keep-outdoors",
    "contact-us",
    "dispose",
)
REMEDIES = ("repair", "replacement", "refund")

#: Working days from receipt. GPSR Art. 22(4): orders of authorities within two; Art. 22(12): notices within three.
WORKING_DAYS = {"regulator": 2}
OTHER_WORKING_DAYS = 3
#: A complaint about a decision can be made for six months (DSA Art. 20(1)).
COMPLAINT_DAYS = 184
_PLACE = ZoneInfo("Europe/Brussels")

# GPSR Art. 36(2)(c): words that may lower the perception of risk. Stems, looked for at the beginning of words.
_SOFT: Mapping[str, tuple[str, ...]] = {
    "en": ("voluntar", "precaution", "discretion", "rare", "rarely", "in specific situations", "no accidents", "no injuries"),
    "de": ("freiwillig", "vorsorglich", "vorsorge", "vorsichtshalber", "nach ermessen", "selten", "in bestimmten situationen", "keine unfälle"),
    "fr": ("volontaire", "par précaution", "précaution", "discrétionnaire", "rare", "rarement", "dans des situations particulières", "aucun accident"),
    "es": ("voluntari", "precaución", "preventiv", "discrecional", "rara", "raro", "en situaciones específicas", "ningún accidente", "sin accidentes"),
    "it": ("volontari", "precauzion", "cautelativ", "discrezional", "rara", "raro", "in situazioni specifiche", "nessun incidente"),
    "pl": ("dobrowoln", "zapobiegawcz", "ostrożności", "uznaniow", "rzadk", "w szczególnych sytuacjach", "brak wypadków"),
    "zh": ("自愿", "预防性", "出于谨慎", "罕见", "极少", "特定情况", "未发生事故", "没有事故"),
}  # fmt: skip


def due_on(kind: str, received_at: datetime) -> date:
    """The last day to act on a notice: two working days for an authority's order, three for all others.

    The day of receipt, by Brussels time, does not count. Working days are Monday to Friday: public holidays, which differ from
    country to country, are counted too, so that the day may come early and never late.
    """
    day = received_at.astimezone(_PLACE).date()
    for _ in range(WORKING_DAYS.get(kind, OTHER_WORKING_DAYS)):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def due_at(day: date) -> datetime:
    """The end of a due day, aware."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), _PLACE)


def may(before: str, after: str) -> bool:
    """Whether a notice may go from one state to the other."""
    return after in STEPS[before]


def soft_words(texts: Mapping[str, str]) -> list[str]:
    """Words in texts (by language) that lower the perception of risk, as they were written."""
    found = []
    for language, text in texts.items():
        for stem in _SOFT.get(language, ()):
            edge = "" if language == "zh" else r"\b"
            if match := re.search(rf"{edge}{re.escape(stem)}\w*", text, re.IGNORECASE):
                found.append(match.group(0))
    return list(dict.fromkeys(found))


def remedies_wrong(remedies: Sequence[str], why_one: str) -> bool:
    """Whether too little is offered: a choice of two, or one with the reason why no other is possible (GPSR Art. 37(2))."""
    offered = {r for r in remedies if r in REMEDIES}
    return not offered or len(offered) != len(set(remedies)) or (len(offered) == 1 and not why_one.strip())


def still_to_complain(decided_at: datetime, now: datetime) -> bool:
    """Whether a complaint about a decision comes in time."""
    return now < decided_at + timedelta(days=COMPLAINT_DAYS)
