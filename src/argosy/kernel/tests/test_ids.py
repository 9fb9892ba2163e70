"""Keys ascend and carry their time."""

import time
from uuid import UUID

from argosy.kernel.ids import named, uuid7, uuid7_texts


def test_keys_ascend_and_are_version_7() -> None:
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {key.version for key in made} == {7}
    assert {key.variant for key in made} == {"specified in RFC 4122"}
    assert abs((made[0].int >> 80) - time.time() * 1000) < 5000


def test_named_keys_are_the_same_for_ever() -> None:
    assert named("eu:psp") == named("eu:psp") != named("eu:vat")


def test_keys_as_texts_ascend_with_all_others_and_are_version_7() -> None:
    before, texts, after = uuid7(), uuid7_texts(500), uuid7()
    keys = [UUID(text) for text in texts]
    assert [before, *keys, after] == sorted([before, *keys, after]) and len(set(keys)) == 500
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}
