"""Every page of the shop filled with demo data, without a database: for tests of the templates and for looking at them."""

from __future__ import annotations

from markupsafe import Markup

from argosy.compliance.display import svg_for
from argosy.kernel.text import t
from argosy.web.shop import after_pages, marks, pages, parts

MEDIA = "/media/"
LANGUAGES = {"es": "Español", "en": "English", "fr": "Français", "de": "Deutsch", "it": "Italiano", "pl": "Polski"}
COUNTRIES = {"es": "España", "fr": "Francia", "de": "Alemania", "it": "Italia", "pl": "Polonia"}
PRODUCTS = (
    ("POCO", "F8 Ultra", "poco/poco-f8-ultra-black", "12 GB · 512 GB", "749,00 €", "", "A"),
    ("POCO", "F8 Pro", "poco/poco-f8-pro-blue", "12 GB · 256 GB", "549,00 €", "579,00 €", "A"),
    ("Xiaomi", "17 Ultra", "xiaomi/xiaomi-17-ultra-black", "16 GB · 512 GB", "1.499,00 €", "", "B"),
    ("Xiaomi", "15T Pro", "xiaomi/xiaomi-15t-pro-titanium", "12 GB · 512 GB", "699,00 €", "799,00 €", "A"),
    ("ILIFE", "T20s", "ilife/t20s-white", "5.000 Pa", "299,00 €", "", ""),
    ("COMHOMA", "Cloud modular sofa", "comhoma/cloud-modular-sofa-beige", "3 plazas", "899,00 €", "", ""),
    ("ROCKBROS", "ZK-013", "rockbros/zk-013-helmet-black", "M, L", "59,99 €", "69,99 €", ""),
    ("Xiaomi", "TV S Mini LED 2026", "xiaomi/xiaomi-tv-s-mini-led-2026-black", "55″ · 65″ · 75″", "649,00 €", "", "F"),
)
TRADER = parts.Party(
    name="Xiaomi Technology Netherlands B.V.",
    lines=("Prinses Beatrixlaan 582", "2595 BM The Hague", "Países Bajos"),
    email="trade@poco.example",
    phone="+33 1 99 00 41 11",
    facts=(("Número de registro", "99000111"), ("NIF-IVA", "NL999000111B01")),
)
MAKER = parts.Party(
    name="Xiaomi Communications Co., Ltd.",
    lines=("9th Floor, Building 6, 33 Xi’erqi Middle Road", "100085 Beijing", "China"),
    email="product@poco.example",
)


def arrow(letter: str, size: str) -> Markup:
    return Markup(svg_for({"kind": "energy_label", "class": letter}, "es", size))


def charger() -> tuple[Markup, ...]:
    power = {"kind": "charging_power", "min_w": 15, "max_w": 100, "usb_pd": True}
    return tuple(Markup(svg_for(x, "es")) for x in ({"kind": "charger", "included": False}, power))


def picture(stem: str, view: int = 1, alt: str = "") -> parts.Picture:
    return parts.Picture(src=f"{MEDIA}{stem}-{view}.webp", width=1200, height=1200, alt=alt)


def card(index: int, rank: int = 0, badge: str = "") -> parts.Card:
    brand, name, stem, line, price, reference, letter = PRODUCTS[index % len(PRODUCTS)]
    return parts.Card(
        name=name,
        brand=brand,
        href="#",
        picture=picture(stem),
        price=parts.Price(now=price, reference=reference, percent="−13 %" if reference else "", from_=index == 7),
        energy=parts.Energy(letter=letter, arrow=arrow(letter, "small"), label_href="#") if letter else None,
        rank=rank,
        badge=badge,
        line=line,
        available=index != 6,
    )


def frame(language: str = "es", title: str = "Argosy", **more: object) -> parts.Frame:
    market = language if language in COUNTRIES else "es"
    base: dict[str, object] = {
        "language": language,
        "market": market,
        "market_name": COUNTRIES[market],
        "title": title,
        "home_href": f"/{market}/{language}/",
        "search_href": f"/{market}/{language}/s/",
        "cart_href": f"/{market}/{language}/cart/",
        "account_href": f"/{market}/{language}/account/",
        "canonical": f"http://localhost:8000/{market}/{language}/",
        "alternates": (("es-ES", "http://localhost:8000/es/es/"), ("x-default", "http://localhost:8000/es/en/")),
        "cart_count": 2,
        "categories": tuple(
            parts.Link(label=name, href="#", current=name == "Móviles")
            for name in ("Móviles", "Tabletas", "Televisores", "Robots aspiradores", "Sofás", "Ciclismo", "Coches")
        ),
        "flagships": tuple(
            parts.Link(label=name, href="#") for name in ("Xiaomi", "POCO", "ROCKBROS", "ILIFE", "COMHOMA", "Leapmotor")
        ),
        "markets": tuple(
            parts.Market(
                code=code,
                name=name,
                currency="PLN" if code == "pl" else "EUR",
                current=code == market,
                languages=tuple(
                    parts.Link(
                        label=LANGUAGES[tag],
                        href=f"/{code}/{tag}/",
                        lang=tag,
                        current=code == market and tag == language,
                    )
                    for tag in (code, "en")
                ),
            )
            for code, name in COUNTRIES.items()
        ),
    }
    return parts.Frame(**(base | more))  # type: ignore[arg-type]


def promise(**more: object) -> parts.Promise:
    base: dict[str, object] = {
        "action": "",
        "postcode": "28013",
        "date": "martes, 24 de noviembre",
        "origin": "Getafe (Madrid)",
        "fee": "Envío gratis",
        "order_by": "Si pides hoy antes de las 17:00",
    }
    return parts.Promise(**(base | more))  # type: ignore[arg-type]


def start(language: str = "es") -> pages.StartPage:
    made = frame(language, "Argosy")
    return pages.StartPage(frame=made, markets=made.markets, suggested=parts.Link(label="España", href="#"))


def home(language: str = "es") -> pages.HomePage:
    flagships = (
        ("Xiaomi", "#ff6900", "#14161a", "#ffffff", "Óptica de autor, pantalla sin límites", 28),
        ("POCO", "#ffd400", "#111111", "#fff8d6", "Todo lo que necesitas, nada que no", 11),
        ("ROCKBROS", "#d7261e", "#1d1d1b", "#f4f4f2", "Equipado para salir cada día", 14),
        ("ILIFE", "#1b6fd0", "#0f2036", "#eef4fb", "El suelo limpio al volver a casa", 8),
        ("COMHOMA", "#8a5a3b", "#2b211a", "#f3eee8", "Sofás que hacen algo más", 9),
        ("Leapmotor", "#0a7f6e", "#0f1a1f", "#e8f2f0", "El eléctrico pequeño, con señal y cita", 1),
    )
    return pages.HomePage(
        frame=frame(language, "Brand+ | Argosy", notices=()),
        campaign=parts.Campaign(name="Black Friday", href="#", period="20–30 de noviembre", most="25 %"),
        flagships=tuple(
            parts.FlagshipTile(
                name=n,
                href="#",
                look=marks.look(a, i, p),
                headline=line,
                products=count,
                hero=picture(f"{n.lower()}/x"),
            )
            for n, a, i, p, line, count in flagships
        ),
        stage=tuple(card(i, badge="Nuevo") for i in (0, 2, 1, 7, 4)),
        categories=tuple(
            parts.CategoryTile(name=name, href="#", picture=picture(PRODUCTS[i][2]))
            for name, i in (
                ("Móviles", 1),
                ("Tabletas", 3),
                ("Televisores", 7),
                ("Robots aspiradores", 4),
                ("Sofás", 5),
                ("Ciclismo", 6),
                ("Coches", 2),
            )
        ),
        top=parts.Ranking(title="Todas las categorías", href="#", cards=tuple(card(i, i + 1) for i in range(3))),
        champions=(
            parts.Ranking(title="Móviles", href="#", cards=tuple(card(i, i + 1) for i in range(3))),
            parts.Ranking(title="Televisores", href="#", cards=(card(7, 1), card(2, 2), card(3, 3))),
        ),
        warehouses=("Getafe", "Gennevilliers", "Fráncfort", "Milán", "Łódź", "Lieja"),
    )


def listing() -> parts.Listing:
    choice = parts.FacetChoice
    return parts.Listing(
        action="#", count=27, cards=tuple(card(i) for i in range(8)),
        facets=(
            parts.Facet(code="brand", label="Marca", choices=(choice(value="xiaomi", label="Xiaomi", count=16, chosen=True), choice(value="poco", label="POCO", count=11))),
            parts.Facet(code="colour", label="Color", choices=(choice(value="black", label="Negro", count=20, swatch="#1c1c1e"), choice(value="blue", label="Azul", count=9, swatch="#3a66a8"), choice(value="white", label="Blanco", count=7, swatch="#f5f5f2"))),
            parts.Facet(code="storage_gb", label="Almacenamiento", choices=(choice(value="256", label="256 GB", count=14), choice(value="512", label="512 GB", count=12))),
        ),
        currency="EUR", chosen=(parts.Link(label="Xiaomi", href="#"),), clear_href="#",
        sorts=(parts.Link(label="Más vendidos", href="#", current=True), parts.Link(label="Precio, de menor a mayor", href="#")),
        pages=(parts.Link(label="1", href="#", current=True), parts.Link(label="2", href="#"), parts.Link(label="…"), parts.Link(label="5", href="#")),
        next_href="#",
    )  # fmt: skip


def flagship(language: str = "es") -> pages.FlagshipPage:
    look = marks.look("#ffd400", "#111111", "#fff8d6")
    return pages.FlagshipPage(
        frame=frame(language, "POCO | Argosy", look=look), name="POCO", look=look, href="#", listing=listing(),
        headline="Todo lo que necesitas, nada que no",
        story=("POCO nació en 2018 con una pregunta: qué pasa si se paga por lo que se usa y por nada más.", "Desde entonces cada serie empieza por el procesador y la pantalla, y deja los adornos para el final."),
        facts=(("Fundación", "2018"), ("Origen", "Pekín, China"), ("Productos aquí", "11")),
        stage=tuple(card(i, badge="Nuevo") for i in range(4)),
        family=(parts.Link(label="Xiaomi", href="#"), parts.Link(label="POCO", href="#", current=True)),
        proof=parts.Proof(trader=TRADER, verified_on="3 de noviembre de 2026", trademarks=(parts.Link(label="EUIPO 018990201", href="#", note="Clase 9"),), responsible=TRADER, stock=("Getafe", "Gennevilliers", "Lieja")),
    )  # fmt: skip


def category(language: str = "es") -> pages.CategoryPage:
    crumbs = (
        parts.Link(label="Inicio", href="#"),
        parts.Link(label="Electrónica", href="#"),
        parts.Link(label="Móviles"),
    )
    return pages.CategoryPage(
        frame=frame(language, "Móviles | Argosy"), name="Móviles", crumbs=crumbs, listing=listing()
    )


def search(language: str = "es", found: bool = True) -> pages.SearchPage:
    nothing = parts.Listing(action="#", count=0, cards=())
    return pages.SearchPage(
        frame=frame(language, "poco f8", query="poko f8"), query="poko f8", heading=t(language, "shop-search-results", query="poko f8"), listing=listing() if found else nothing,
        suggestion=parts.Link(label="poco f8", href="#"), popular=(parts.Link(label="Móviles", href="#"),),
    )  # fmt: skip


def product(language: str = "es") -> pages.ProductPage:
    look = marks.look("#ffd400", "#111111", "#fff8d6")
    rows = (
        ("Pantalla", "6,59 pulgadas"),
        ("Tecnología", "AMOLED"),
        ("Resolución", "2510 × 1156"),
        ("Frecuencia", "120 Hz"),
    )
    choice = parts.Choice
    return pages.ProductPage(
        frame=frame(language, "POCO F8 Pro | Argosy", look=look), name="F8 Pro",
        lead="Móvil 5G con Snapdragon 8 Elite", look=look, sku="PC-F8P-12-256-BL", variant="v1", cart_action="#",
        brand=parts.Link(label="POCO", href="#", note="poco"),
        crumbs=(parts.Link(label="Inicio", href="#"), parts.Link(label="Móviles", href="#"), parts.Link(label="POCO F8 Pro")),
        gallery=tuple(picture("poco/poco-f8-pro-blue", n, f"POCO F8 Pro, imagen {n}") for n in (1, 2, 3)),
        price=parts.Price(now="549,00 €", reference="579,00 €", percent="−5 %"), vat_percent="21 %",
        energy=parts.Energy(letter="A", arrow=arrow("A", "medium"), label_href="#", sheet_href="#"),
        stock="low", stock_left=4, promise=promise(), badge="Nuevo", campaign="Black Friday",
        rank=parts.Link(label="N.º 2 en Móviles", href="#"), charger_included=False, charger=charger(),
        options=(
            parts.Option(label="Color", chosen="Azul", swatches=True, choices=(choice(label="Azul", chosen=True, swatch="#3a66a8"), choice(label="Negro", href="#", swatch="#1c1c1e"), choice(label="Plata", href="#", swatch="#c9ccd0", available=False))),
            parts.Option(label="Memoria", chosen="12 GB · 256 GB", choices=(choice(label="12 GB · 256 GB", chosen=True), choice(label="12 GB · 512 GB", href="#"))),
        ),
        bullets=("Pantalla AMOLED de 6,59 pulgadas a 120 Hz", "Snapdragon 8 Elite con 12 GB de memoria", "Batería de 6210 mAh y carga de 100 W", "Resistente al agua y al polvo (IP68)", "Seis años de actualizaciones"),
        description=("El POCO F8 Pro reúne una pantalla AMOLED de 6,59 pulgadas y el procesador Snapdragon 8 Elite en un cuerpo que cabe en la mano.", "Su batería de 6210 mAh dura 67 horas según la etiqueta europea y se carga a 100 W por USB-C. El cargador no va incluido: sirve cualquiera de entre 15 y 100 W con USB Power Delivery."),
        specs=tuple(parts.SpecGroup(title=title, rows=rows) for title in ("Pantalla", "Rendimiento", "Cámaras", "Batería")),
        legal=parts.Legal(trader=TRADER, manufacturer=MAKER, responsible=TRADER, identifiers=(("Modelo", "F8 Pro"), ("Referencia", "PC-F8P-12-256-BL"), ("GTIN", "2020000010074")), warnings=("No perfore ni queme la batería. Mantenga el aparato lejos de marcapasos.",), guarantee_years=3, producer_years=4, marks=tuple(Markup(svg_for({"kind": k}, "es")) for k in ("ce", "weee_bin", "battery_bin")), notices=(t(language, "shop-notice-weee"), t(language, "shop-notice-battery"))),
        related=parts.Ranking(title="Más de POCO", href="#", cards=tuple(card(i) for i in range(4))),
    )  # fmt: skip


def line(index: int, quantity: int = 1, problem: str = "") -> parts.Line:
    brand, name, stem, options, price, reference, _ = PRODUCTS[index]
    shown = parts.Price(now=price, reference=reference, percent="−13 %" if reference else "")
    return parts.Line(id=f"l{index}", name=name, brand=brand, href="#", picture=picture(stem), options=options, price=shown, quantity=quantity, total=price, problem=problem, arrives="Llega el martes, 24 de noviembre")  # fmt: skip


TOTALS = (
    parts.Row(label="Artículos", value="1.248,00 €"),
    parts.Row(label="Envío", value="Gratis"),
    parts.Row(label="Total", value="1.248,00 €", kind="total"),
    parts.Row(label="IVA del 21 % incluido", value="216,60 €", kind="minor"),
)


def cart(language: str = "es", empty: bool = False) -> pages.CartPage:
    return pages.CartPage(
        frame=frame(language, "Cesta | Argosy"), action="#", checkout_href="#", promise=promise(), totals=TOTALS,
        lines=() if empty else (line(1), line(3, problem="Solo quedan 2 unidades."), line(4)), can_order=True,
    )  # fmt: skip


def checkout(language: str = "es", bad: bool = False) -> pages.CheckoutPage:
    field = parts.Field
    return pages.CheckoutPage(
        frame=frame(language, "Finalizar la compra | Argosy"), action="#", idempotency_key="k", cart_href="#", country="España", login_href="#",
        contact=(field(name="email", label="Correo electrónico", kind="email", autocomplete="email", hint=t(language, "shop-field-email-hint"), error=t(language, "shop-error-email") if bad else "", value="ana@" if bad else ""),),
        address=(field(name="name", label="Nombre y apellidos", autocomplete="name"), field(name="street", label="Calle y número", autocomplete="address-line1"), field(name="postal_code", label="Código postal", width="third", autocomplete="postal-code", error="Este código postal no parece de España. Ejemplo: 28039." if bad else ""), field(name="city", label="Localidad", width="third"), field(name="province", label="Provincia", width="third", kind="select", options=(parts.Choice(value="M", label="Madrid"),)), field(name="phone", label="Teléfono", kind="tel", hint=t(language, "shop-field-phone-hint"))),
        payment=(field(name="card", label="Número de tarjeta", inputmode="numeric", autocomplete="cc-number"), field(name="expiry", label="Caducidad (MM/AA)", width="half"), field(name="cvc", label="Código de seguridad", width="half")),
        delivery=(parts.Choice(value="home", label="A domicilio", note="Llega el martes, 24 de noviembre, desde Getafe", price="Gratis", chosen=True),),
        test_cards=tuple(parts.TestCard(number=n, outcome=t(language, f"shop-testcard-{k}")) for n, k in (("4242 4242 4242 4242", "authorised"), ("4000 0000 0000 0002", "card-declined"), ("4000 0000 0000 3220", "challenged"), ("4000 0000 0000 0259", "late"))),
        lines=(line(1), line(3)), totals=TOTALS, sellers=(TRADER,),
    )  # fmt: skip


def challenge(language: str = "es") -> pages.ChallengePage:
    return pages.ChallengePage(
        frame=frame(language, "Confirma el pago"), action="#", amount="1.248,00 €", card="•••• 3220"
    )


def pending(language: str = "es") -> pages.PendingPage:
    return pages.PendingPage(frame=frame(language, "Pago"), number="ES-4KQ7-M2XD", amount="1.248,00 €")


def order(language: str = "es", thanks: bool = True) -> pages.OrderPage:
    step = parts.Step
    return pages.OrderPage(
        frame=frame(language, "Pedido | Argosy", cart_count=0), number="ES-4KQ7-M2XD", placed="22 de noviembre de 2026", email="ana@example.com", thanks=thanks,
        steps=(step(label="Pedido", at="22 nov, 17:40", state="done"), step(label="Pagado", at="22 nov, 17:40", state="now"), step(label="Preparado"), step(label="En camino"), step(label="Entregado")),
        lines=(line(1), line(3)), totals=TOTALS, address=("Ana García Ruiz", "Calle Mayor 12, 3.º B", "28013 Madrid", "España"), payment="Tarjeta •••• 4242", arrives="martes, 24 de noviembre", origin="Getafe (Madrid)", town="28013", sellers=(TRADER,),
    )  # fmt: skip


def account(language: str = "es") -> pages.AccountPage:
    row = pages.OrderRow(number="ES-4KQ7-M2XD", href="#", placed="22 de noviembre de 2026", state="Confirmado", total="1.248,00 €", pictures=(picture(PRODUCTS[1][2]), picture(PRODUCTS[3][2])))  # fmt: skip
    return pages.AccountPage(
        frame=frame(language, "Tus pedidos"), email="ana@example.com", orders=(row, row), logout_href="#"
    )


def error(language: str = "es") -> pages.ErrorPage:
    links = (
        parts.Link(label=t(language, "shop-error-home"), href="#"),
        parts.Link(label=t(language, "shop-error-search"), href="#"),
    )
    return pages.ErrorPage(frame=frame(language, "404"), code=404, heading=t(language, "shop-error-404"), body=t(language, "shop-error-404-text"), links=links)  # fmt: skip


def form(language: str = "es") -> pages.FormPage:
    fields = (
        parts.Field(name="login", label=t(language, "shop-field-email"), kind="email"),
        parts.Field(name="password", label=t(language, "shop-field-password"), kind="password"),
    )
    return pages.FormPage(frame=frame(language, "Entrar"), heading=t(language, "shop-sign-in"), action="#", submit=t(language, "shop-sign-in"), fields=fields, lead=t(language, "shop-login-lead"), links=(parts.Link(label=t(language, "shop-sign-up"), href="#", note=t(language, "shop-login-new")),))  # fmt: skip


def mail(language: str = "es") -> pages.OrderMail:
    return pages.OrderMail(language=language, subject="Pedido", number="ES-4KQ7-M2XD", placed="22 de noviembre de 2026", order_href="#", home_href="#", lines=(line(1), line(3)), totals=TOTALS, address=("Ana García Ruiz", "Calle Mayor 12", "28013 Madrid"), payment="Tarjeta •••• 4242", arrives="martes, 24 de noviembre", sellers=(TRADER,), guarantee_years=3)  # fmt: skip


ROWS = (("Recibido el", "27 nov 2026, 10:05"), ("Pedido", "ES-4KQ7-M2XD"), ("Artículos", "1 × POCO F8 Pro"))


def withdraw(language: str = "es") -> after_pages.WithdrawPage:
    field = parts.Field(name="email", label="Correo", kind="email", value="ana@", error="No está completa")
    return after_pages.WithdrawPage(
        frame=frame(language, "Desistir"),
        number="ES-4KQ7-M2XD",
        action="#",
        back="#",
        until="Puedes hacerlo hasta el 11 de diciembre de 2026.",
        key="k",
        articles=(after_pages.Article("q-1", "POCO F8 Pro, 256 GB", 2, "2"),),
        fields=(field,),
        problem="Elige al menos un artículo.",
    )


def withdrawal(language: str = "es", confirmed: bool = True) -> after_pages.WithdrawalPage:
    told = {"money": "Devuelve los artículos.", "mailed": "El acuse va de camino."} if confirmed else {}
    return after_pages.WithdrawalPage(
        frame(language, "Desistimiento"), "Desistimiento", "Desistes de:", "#", "#", ROWS, confirmed, **told
    )


def cancel(language: str = "es") -> after_pages.CancelPage:
    return after_pages.CancelPage(
        frame(language, "Cancelar"), "ES-4KQ7-M2XD", "#", "#", "k", "Ya han salido artículos."
    )


PAGES = {
    "withdraw": (withdraw, "shop/withdraw.html"),
    "withdrawal": (withdrawal, "shop/withdrawal.html"),
    "cancel": (cancel, "shop/cancel.html"),
    "start": (start, "shop/start.html"),
    "home": (home, "shop/home.html"),
    "flagship": (flagship, "shop/flagship.html"),
    "category": (category, "shop/category.html"),
    "search": (search, "shop/search.html"),
    "product": (product, "shop/product.html"),
    "cart": (cart, "shop/cart.html"),
    "checkout": (checkout, "shop/checkout.html"),
    "challenge": (challenge, "shop/challenge.html"),
    "pending": (pending, "shop/pending.html"),
    "order": (order, "shop/order.html"),
    "account": (account, "shop/account.html"),
    "error": (error, "shop/error.html"),
    "form": (form, "shop/form.html"),
    "mail": (mail, "mail/order.html"),
    "mail-text": (mail, "mail/order.txt"),
}
