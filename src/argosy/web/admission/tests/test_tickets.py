"""Nobody can make a ticket, move up with one, use another's, or keep one for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argosy.web.admission import tickets
from argosy.web.admission.tickets import Ticket, TicketExpired, TicketForged

KEY, NOW = b"k" * 32, 1_790_000_000
made = st.builds(
    Ticket,
    line=st.integers(0, 2**32 - 1).map("{:08x}".format),
    number=st.integers(0, 10**12),
    at_s=st.integers(NOW - tickets.TTL_S, NOW),
    market=st.sampled_from(("es", "de", "api")),
    bound=st.text(max_size=80).map(tickets.bound),
)


@given(made)
def test_what_was_written_is_read(ticket: Ticket) -> None:
    assert tickets.read(tickets.write(ticket, KEY), KEY, ticket.line, NOW) == ticket


@given(made, st.integers(0, 200), st.characters(min_codepoint=33, max_codepoint=126))
def test_one_other_character_anywhere_makes_it_a_forgery(ticket: Ticket, at: int, other: str) -> None:
    text = tickets.write(ticket, KEY)
    at %= len(text)
    assume(text[at] != other)
    with pytest.raises(TicketForged):
        tickets.read(text[:at] + other + text[at + 1 :], KEY, ticket.line, NOW)


@given(made, made)
def test_a_signature_fits_its_own_ticket_alone(one: Ticket, other: Ticket) -> None:
    assume(one != other)
    signature = tickets.write(one, KEY)[-32:]
    with pytest.raises(TicketForged):
        tickets.read(tickets.write(other, KEY)[:-32] + signature, KEY, other.line, NOW)


@given(made, st.binary(min_size=1, max_size=40))
def test_another_key_is_a_forgery(ticket: Ticket, key: bytes) -> None:
    assume(key != KEY)
    with pytest.raises(TicketForged):
        tickets.read(tickets.write(ticket, key), KEY, ticket.line, NOW)


@given(st.text(max_size=200))
def test_any_text_is_refused_and_breaks_nothing(text: str) -> None:
    with pytest.raises(TicketForged):
        tickets.read(text, KEY, "00000000", NOW)


@given(made, st.integers(tickets.TTL_S + 1, 10**9))
def test_it_is_good_for_an_hour(ticket: Ticket, later: int) -> None:
    text = tickets.write(ticket, KEY)
    with pytest.raises(TicketExpired):
        tickets.read(text, KEY, ticket.line, ticket.at_s + later)
    with pytest.raises(TicketExpired):
        tickets.read(text, KEY, f"{int(ticket.line, 16) ^ 1:08x}", NOW)


def test_a_ticket_from_the_future_is_none() -> None:
    text = tickets.write(Ticket("00000001", 3, NOW + 61, "es", tickets.bound("a")), KEY)
    with pytest.raises(TicketExpired):
        tickets.read(text, KEY, "00000001", NOW)


def test_moving_up_is_a_forgery() -> None:
    behind = Ticket("00000001", 4000, NOW, "es", tickets.bound("a"))
    ahead = tickets.write(behind, KEY).replace(".4000.", ".1.")
    assert replace(behind, number=1).number == 1
    with pytest.raises(TicketForged):
        tickets.read(ahead, KEY, "00000001", NOW)
