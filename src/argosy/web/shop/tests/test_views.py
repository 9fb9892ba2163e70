"""The shop over a real database: looking around, the basket, ordering, and who may see an order."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.db
PACK = Path(__file__).parents[5] / "demo" / "packs" / "xiaomi"
BUYER = {
    "email": "ana@example.org",
    "name": "Ana Ruiz",
    "street": "Calle Mayor 1",
    "postal_code": "28013",
    "city": "Madrid",
    "province": "M",
    "expiry": "12/40",
    "cvc": "123",
}


@pytest.fixture
def client(db: None, tmp_path: Path) -> Any:
    """A browser without a picture of anything, in a market with two phones."""
    from django.test import Client

    from argosy.launch import api as launching

    folder = tmp_path / "pack"
    (folder / "media").mkdir(parents=True)
    (folder / "brand.toml").write_text((PACK / "brand.toml").read_text("utf-8"), "utf-8")
    Image.new("RGB", (64, 64), "#446688").save(folder / "media" / "one.png")
    rows = list(csv.DictReader(io.StringIO((PACK / "products.csv").read_text("utf-8"))))
    models = list(dict.fromkeys(r["model"] for r in rows))[:2]
    kept = [r | {"pictures": "media/one.png"} for r in rows if r["model"] in models]
    with (folder / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    (folder / "stock.csv").write_text(
        "\n".join(["warehouse,sku,quantity", *(f"MAD,{r['sku']},3" for r in kept)]), "utf-8"
    )
    launching.launch(folder, ["es"])
    return Client()


def product(client: Any, at: str = "/es/es/") -> tuple[str, str]:
    """The address and page of the first product."""
    href = re.search(rf'href="({at}p/[^"]+)"', client.get(at).content.decode())[1]  # type: ignore[index]
    return href, client.get(href).content.decode()


def add(client: Any, quantity: int = 1) -> Any:
    _, page = product(client)
    variant = re.search(r'name="variant" value="([^"]+)"', page)[1]  # type: ignore[index]
    key = re.search(r'name="key" value="([^"]+)"', page)[1]  # type: ignore[index]
    return client.post("/es/es/cart/", {"variant": variant, "quantity": quantity, "key": key})


def order(client: Any, card: str, **changes: str) -> Any:
    page = client.get("/es/es/checkout/").content.decode()
    hidden = dict(re.findall(r'name="(key|quote)" value="([^"]*)"', page))
    return client.post("/es/es/checkout/", BUYER | hidden | {"card": card} | changes)


@pytest.mark.parametrize(
    "path",
    ["/", "/es/es/", "/es/en/", "/es/es/b/xiaomi/", "/es/es/c/phones/", "/es/es/c/electronics/", "/es/es/s/?q=xiaomi",
     "/es/es/s/?q=zzzzqq", "/es/es/c/phones/?sort=price&storage_gb=256&from=100&to=9000&page=9", "/es/es/cart/",
     "/account/login/", "/account/signup/", "/account/password/reset/"],
)  # fmt: skip
def test_page_answers(client: Any, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "language"),
    [("/es/es/p/nothing/", "es"), ("/es/es/b/nobody/", "es"), ("/es/en/c/boats/", "en"), ("/es/de/", "en"), ("/es/es/zzz/", "es"),
     ("/es/es/order/forged.signature/", "es")],
)  # fmt: skip
def test_nothing_there_is_said_in_the_readers_language(client: Any, path: str, language: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.content.decode()


def test_nobody_is_sent_to_another_country(client: Any) -> None:
    answer = client.get("/", headers={"accept-language": "es"})
    assert answer.status_code == 200
    assert client.get("/es/en/", headers={"accept-language": "pl"}).status_code == 200


def test_product_page_shows_what_the_law_wants(client: Any) -> None:
    _, page = product(client)
    for said in (
        "IVA del 21",
        "Vendedor",
        "Fabricante",
        "Persona responsable en la UE",
        "Garantía legal: 3 años",
        "GTIN",
    ):
        assert said in page
    assert 'aria-label="Clase' in page
    assert '"@type":"Product"' in page
    assert 'hreflang="en-ES"' in page and 'hreflang="x-default"' in page


def test_promise_by_postcode(client: Any) -> None:
    href, _ = product(client)
    told = client.get(f"{href}?postcode=28013").content.decode()
    assert "Madrid · Coslada" in told and "Llega el <strong>" in told
    assert "Madrid · Coslada" in client.get(href).content.decode(), "the postcode is remembered"
    refused = client.get(f"{href}?postcode=35001").content.decode()
    assert "Llega el" not in refused and "voyage__problem" in refused


def test_same_key_adds_once_and_the_basket_counts(client: Any) -> None:
    _, page = product(client)
    form = {"variant": re.search(r'name="variant" value="([^"]+)"', page)[1], "quantity": 2, "key": "k1"}  # type: ignore[index]
    for _ in range(2):
        assert client.post("/es/es/cart/", form).status_code == 302
    shown = client.get("/es/es/cart/").content.decode()
    assert re.findall(r'name="quantity" type="number" min="0" max="\d+" value="(\d+)"', shown) == ["2"]


def test_more_than_there_is_cannot_be_ordered(client: Any) -> None:
    add(client, 5)
    shown = client.get("/es/es/cart/").content.decode()
    assert "Solo quedan 3 unidades." in shown
    assert "/es/es/checkout/" not in shown
    assert client.get("/es/es/checkout/").headers["Location"] == "/es/es/cart/"


@pytest.mark.parametrize("quantity", ["x", "-1", "99999", ""])
def test_a_quantity_that_is_none_is_refused(client: Any, quantity: str) -> None:
    assert add(client, quantity).status_code == 400  # type: ignore[arg-type]


def test_missing_fields_are_named_and_linked(client: Any) -> None:
    add(client)
    answer = order(client, "", email="ana", name="", expiry="01/20")
    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("email", "name", "card", "expiry"):
        assert f'href="#f-{name}"' in page
        assert re.search(rf'id="f-{name}"[^>]*aria-invalid="true"[^>]*aria-describedby="f-{name}-error', page)
    from argosy.checkout.models import Order

    assert Order.objects.count() == 0


def test_order_with_a_good_card(client: Any) -> None:
    add(client)
    answer = order(client, "4242 4242 4242 4242")
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    from argosy.checkout.models import Order

    placed = Order.objects.get()
    assert placed.state == "placed"
    assert placed.number in page and "Gracias por tu pedido" in page and "Ana Ruiz" in page
    assert "tool__count" not in client.get("/es/es/").content.decode(), "the basket is empty"
    from argosy.web.shop.mail import order_confirmation

    mail = order_confirmation(placed.id)
    assert mail.to == ["ana@example.org"] and placed.number in mail.subject and placed.number in mail.body


def test_button_pressed_twice_orders_once(client: Any) -> None:
    add(client)
    page = client.get("/es/es/checkout/").content.decode()
    hidden = dict(re.findall(r'name="(key|quote)" value="([^"]*)"', page))
    form = BUYER | hidden | {"card": "4242424242424242"}
    first, second = (client.post("/es/es/checkout/", form) for _ in range(2))
    from argosy.checkout.models import Order

    assert Order.objects.count() == 1
    assert second.status_code == 302 and second.headers["Location"].startswith(first.headers["Location"].split("?")[0])


def test_refused_card_keeps_everything_but_the_card(client: Any) -> None:
    add(client)
    page = order(client, "4000 0000 0000 0002").content.decode()
    assert "Tu banco ha rechazado la tarjeta" in page
    assert 'value="Calle Mayor 1"' in page and "0002" not in re.sub(r"<table.*?</table>", "", page, flags=re.S)
    assert order(client, "4242424242424242").status_code == 302


def test_bank_asks_and_the_answer_counts(client: Any) -> None:
    add(client)
    asked = order(client, "4000 0000 0000 3220").headers["Location"]
    assert asked.endswith("/confirm/")
    done = client.post(asked, {"answer": "yes"}).headers["Location"]
    assert "Gracias por tu pedido" in client.get(done).content.decode()
    assert client.post(asked, {"answer": "no"}).headers["Location"] == done, "an answer is given once"


def test_bank_says_no(client: Any) -> None:
    add(client)
    asked = order(client, "4000 0000 0000 3220").headers["Location"]
    page = client.get(client.post(asked, {"answer": "no"}).headers["Location"]).content.decode()
    assert "Este pedido no se ha completado" in page
    assert client.get("/es/es/checkout/").status_code == 200, "the basket is still there"


def test_late_bank_is_waited_for(client: Any) -> None:
    add(client)
    waiting = order(client, "4000 0000 0000 0077").headers["Location"]
    assert waiting.endswith("/pending/")
    page = client.get(waiting).content.decode()
    assert '<meta http-equiv="refresh"' in page


def test_changed_total_is_shown_before_it_is_paid(client: Any) -> None:
    add(client)
    answer = order(client, "4242424242424242", quote="1")
    assert answer.status_code == 409
    from argosy.checkout.models import Order

    assert Order.objects.count() == 0


def test_forms_need_the_token(client: Any) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/es/es/cart/", {"variant": "x"}).status_code == 403


def test_sign_up_sees_own_orders_only(client: Any) -> None:
    answer = client.post("/account/signup/", {"email": "ana@example.org", "password1": "harbour-lantern-9"})
    assert answer.status_code == 302
    add(client)
    order(client, "4242424242424242")
    from argosy.checkout.models import Order

    number = Order.objects.get().number
    assert number in client.get("/es/es/account/").content.decode()
    from django.test import Client

    other = Client()
    assert other.get("/es/es/account/").headers["Location"] == "/account/login/?next=/es/es/account/"
    other.post("/account/signup/", {"email": "eva@example.org", "password1": "harbour-lantern-9"})
    assert number not in other.get("/es/es/account/").content.decode()


def test_where_cards_are_charged_nobody_is_told_otherwise(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.checkout import api as checkout

    words = "ninguna tarjeta"
    told = client.get("/es/es/cart/").content.decode()
    monkeypatch.setattr(checkout, "providers", lambda: ["test", "stripe"])
    assert (words in told, words in client.get("/es/es/cart/").content.decode()) == (True, False)
