"""Telling of goods, following the notice, and recalls where shoppers read them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db
GIVEN = {
    "ground": "dangerous",
    "explanation": scene.WHY,
    "reporter_name": "Ana Ruiz",
    "reporter_email": "ana@example.org",
    "good_faith": "yes",
}


@pytest.fixture
def goods(db: None, tmp_path: Path) -> Any:
    """A phone on sale in Spain and Germany: product, and its slug."""
    from argosy.channel import api as channel
    from argosy.web.shop import caching

    product = scene.product_of(scene.market(tmp_path / "pack", products=1)[0])
    slug = channel.slugs([product.id], "es", "es")[product.id]
    assert caching
    return product, slug


@pytest.fixture
def client(db: None) -> Any:
    from django.test import Client

    return Client()


def told(client: Any, slug: str, **changes: str) -> Any:
    return client.post("/es/es/report/", GIVEN | {"product": slug, "once": "form-1"} | changes)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("es/es", "Denunciar productos"),
        ("de/de", "Rechtswidrige oder unsichere Ware"),
        ("fr/fr", "Signaler un produit"),
        ("it/it", "Segnala merce"),
        ("pl/pl", "Zgłoś nielegalny"),
        ("es/en", "Report unlawful or unsafe goods"),
    ],
)
def test_the_form_speaks_the_reader_s_language(client: Any, place: str, words: str) -> None:
    page = client.get(f"/{place}/report/").content.decode()
    assert words in page
    assert re.findall(r">\s*((?:notice|safety|recall)-[a-z][a-z-]+)\s*<", page) == []


def test_a_notice_is_told_once_however_often_the_button_is_pressed(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    product, slug = goods
    first = told(client, slug)
    assert first.status_code == 302
    assert told(client, slug)["Location"] == first["Location"]
    (notice,) = safety.queue()
    assert (notice.product_id, notice.kind, notice.market, notice.language) == (product.id, "user", "es", "es")
    page = client.get(first["Location"]).content.decode()
    assert notice.number in page and "ana@example.org" in page and product.name in page


def test_what_is_wrong_is_said_beside_its_field_and_what_was_written_stays(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    answer = told(client, goods[1], explanation="<b>Malo</b>", good_faith="", reporter_email="nadie")
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Explique qué ocurre", "No es una dirección de correo", "Confirme que lo que indica"):
        assert words in page
    assert "&lt;b&gt;Malo&lt;/b&gt;" in page and "<b>Malo</b>" not in page
    assert 'aria-invalid="true"' in page
    assert safety.queue() == []


def test_the_sixth_notice_within_an_hour_is_refused_in_words(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    for n in range(safety.MOST_PER_HOUR):
        assert told(client, goods[1], once=f"f{n}").status_code == 302
    refused = told(client, goods[1], once="f-last")
    assert refused.status_code == 429
    assert "en una hora" in refused.content.decode()
    assert len(safety.queue()) == safety.MOST_PER_HOUR


def test_a_notice_is_shown_to_whoever_holds_its_token_and_to_nobody_else(goods: Any, client: Any) -> None:
    address = told(client, goods[1])["Location"]
    bare = address.split("?")[0]
    assert client.get(bare).status_code == 404
    assert client.get(bare + "?token=guess").status_code == 404
    assert client.get(address).status_code == 200


def test_the_reporter_complains_about_the_decision_on_the_same_page(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    address = told(client, goods[1])["Location"]
    (notice,) = safety.queue()
    bare, token = address.split("?")[0], re.search(r"token=([^&]+)", address)[1]
    assert client.post(bare, {"token": token, "text": "Too early."}).status_code == 409
    decision = safety.decide(notice.number, scene.ruling(action="none"), "olga").decision
    assert "no hallamos motivo" in client.get(address).content.decode()
    assert client.post(bare, {"token": token, "text": " "}).status_code == 422
    assert client.post(bare, {"token": token, "text": "Se fundió otra vez."}).status_code == 302
    (complaint,) = safety.complaints(decision.id)
    assert (complaint.side, complaint.text, complaint.brand_id) == ("reporter", "Se fundió otra vez.", None)
    assert "Tenemos su reclamación" in client.get(address).content.decode()


def test_the_page_of_a_recalled_product_stays_and_warns(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    product, slug = goods
    notice = scene.told(product.id)
    safety.decide(notice.number, scene.ruling(markets=["es"]), "olga")
    assert client.get(f"/es/es/p/{slug}/").status_code == 404
    recall = safety.save_recall(notice.number, scene.draft())
    assert client.get(f"/es/es/p/{slug}/").status_code == 404
    assert client.get(f"/es/es/recalls/{recall.number}/").status_code == 404
    safety.publish(recall.number, "olga")
    page = client.get(f"/es/es/p/{slug}/")
    body = page.content.decode()
    assert page.status_code == 200
    for words in (
        "Recuperación de producto",
        "Riesgo de incendio",
        "Deje de usar",
        "Reembolso íntegro",
        "recall@xiaomi.example",
    ):
        assert words in body
    assert 'action="/es/es/cart/"' not in body
    assert recall.number in client.get("/es/es/recalls/").content.decode()
    assert client.get(f"/es/es/recalls/{recall.number}/").status_code == 200
    # In Germany it is sold as before.
    german = client.get(f"/de/de/p/{slug}/").content.decode()
    assert 'action="/de/de/cart/"' in german and "zurückgerufen" not in german
    assert client.get(f"/de/de/recalls/{recall.number}/").status_code == 404
    assert recall.number not in client.get("/de/de/recalls/").content.decode()


def test_a_product_of_which_one_variant_is_recalled_warns_and_is_sold(goods: Any, client: Any) -> None:
    from argosy.safety import api as safety

    product, slug = goods
    notice = scene.told(product.id)
    safety.decide(notice.number, scene.ruling(markets=["es"], skus=[product.variants[0].sku]), "olga")
    recall = safety.save_recall(notice.number, scene.draft())
    safety.publish(recall.number, "olga")
    page = client.get(f"/es/es/p/{slug}/?v={product.variants[1].sku}").content.decode()
    assert f"algunas variantes: {product.variants[0].sku}" in page and "Este producto se está" not in page
    assert f"/es/es/recalls/{recall.number}/" in page
    assert 'action="/es/es/cart/"' in page
    frozen = client.get(f"/es/es/p/{slug}/?v={product.variants[0].sku}").content.decode()
    assert '<form class="add"' not in frozen


def test_no_recall_is_said_in_words(client: Any) -> None:
    assert "No hay recuperaciones" in client.get("/es/es/recalls/").content.decode()


def test_a_form_that_names_an_unknown_product_asks_for_its_address(client: Any) -> None:
    page = client.get("/es/es/report/?product=no-such").content.decode()
    assert 'name="location"' in page
    assert UUID(int=0).hex not in page
