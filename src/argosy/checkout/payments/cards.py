"""Cards of the test provider: each stands for one way in which paying can go."""

from __future__ import annotations

from dataclasses import dataclass

from argosy.checkout.errors import CardUnknown


@dataclass(frozen=True, slots=True)
class TestCard:
    """A card of the test provider and what happens when one pays with it.

    `outcome`: authorised · declined (`reason`) · challenged · challenged-declined (the bank still says no after a yes to the challenge) ·
    late, late-declined (pending first) · lost-answer (time-out; it was authorised) · lost-question (time-out; it never arrived) ·
    too-late (as lost-question, but long after its no it turns out authorised) · refund-late, refund-fails (authorised; giving back is
    pending first, or fails after it seemed done).
    """

    number: str
    token: str
    outcome: str
    reason: str = ""


#: Those that the checkout page lists.
TEST_CARDS = (
    TestCard("4242 4242 4242 4242", "test-4242", "authorised"),
    TestCard("4000 0000 0000 3220", "test-3220", "challenged"),
    TestCard("4000 0000 0000 0077", "test-0077", "late"),
    TestCard("4000 0000 0000 0002", "test-0002", "declined", "card-declined"),
    TestCard("4000 0000 0000 9995", "test-9995", "declined", "insufficient-funds"),
)
#: Those for tests and integrators; the how-to lists them.
MORE_TEST_CARDS = (
    TestCard("4000 0000 0000 0069", "test-0069", "declined", "expired-card"),
    TestCard("4000 0000 0000 0127", "test-0127", "declined", "incorrect-cvc"),
    TestCard("4000 0000 0000 0119", "test-0119", "declined", "try-again"),
    TestCard("4000 0084 0000 1629", "test-1629", "challenged-declined", "card-declined"),
    TestCard("4000 0000 0000 0010", "test-0010", "late-declined", "card-declined"),
    TestCard("4000 0000 0000 0028", "test-0028", "lost-answer"),
    TestCard("4000 0000 0000 0036", "test-0036", "lost-question"),
    TestCard("4000 0000 0000 0051", "test-0051", "too-late"),
    TestCard("4000 0000 0000 7726", "test-7726", "refund-late"),
    TestCard("4000 0000 0000 5126", "test-5126", "refund-fails"),
)
BY_TOKEN = {card.token: card for card in (*TEST_CARDS, *MORE_TEST_CARDS)}
_BY_NUMBER = {card.number.replace(" ", ""): card for card in BY_TOKEN.values()}


def test_token(number: str) -> str:
    """The token of a test card's number. Raises CardUnknown for any other number, which is not kept anywhere."""
    card = _BY_NUMBER.get("".join(c for c in number if c.isdigit()))
    if card is None:
        raise CardUnknown
    return card.token
