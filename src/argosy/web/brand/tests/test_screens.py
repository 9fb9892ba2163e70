"""What the brand console says and does: sales, the waterfall, the launch report, texts, campaigns, roles, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.db


def text(response) -> str:
    return response.content.decode()


def with_role(ours, role: str):
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    programme.enrol(ours.id, ours.user, role)
    return browser(ours.user)


def test_one_brand_needs_no_choice_and_several_are_offered(ours, theirs, member) -> None:
    from argosy.programme import api as programme

    assert member.get("/brand/")["Location"] == f"/brand/{ours.slug}/"
    programme.enrol(theirs.id, ours.user, "editor")
    page = text(member.get("/brand/"))
    assert f'href="/brand/{ours.slug}/"' in page
    assert f'href="/brand/{theirs.slug}/"' in page


def test_people_without_a_brand_learn_how_to_apply(db) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    page = text(browser(programme.create_user("new@example.org", "quite-a-long-password")).get("/brand/"))
    assert 'href="/brand/apply/"' in page


def test_the_overview_counts_sales_and_the_balance(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/"))
    assert "€29.00" in page
    assert "Alderwood multitool" in page
    assert "Owed to the brand" in page


def test_the_order_names_largest_difference_and_says_whether_half_holds(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/orders/{ours.line}/"))
    assert "Largest difference:" in page
    assert "operating cost" in page
    assert page.count("<svg") >= 2
    assert "Sources of the figures" in page


def test_a_broken_cursor_is_not_an_error_of_ours(ours, member) -> None:
    assert member.get(f"/brand/{ours.slug}/orders/?cursor=x").status_code == 404
    assert member.get(f"/brand/{ours.slug}/settlement/?currency=USD").status_code == 404
    assert member.get(f"/brand/{ours.slug}/settlement/?cursor=x").status_code in (400, 404, 422)


def test_the_launch_report_names_rule_source_and_what_to_supply(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/launch/"))
    assert page.index("Spain") < page.index("Poland")
    from argosy.launch import api as launching

    report = launching.latest(ours.id)
    findings = [f for m in report["markets"].values() for p in m["products"] for f in p["findings"]]
    for finding in findings:
        assert finding["citation"]["article"] in page
    saved = text(member.get(f"/brand/{ours.slug}/launch/report.html"))
    assert saved.startswith("\n<!doctype html>") or saved.lstrip().startswith("<!doctype html>")
    for outside in ("<script", "<link", "src=", "@import", "url("):
        assert outside not in saved


def test_a_rehearsal_changes_nothing_and_a_launch_shows_its_report(ours, member, tmp_path: Path) -> None:
    from argosy.launch import api as launching
    from argosy.web.brand.tests.world import pack

    (tmp_path / "again").mkdir()
    again = pack(tmp_path / "again", ours.slug, "Alderwood", 1101)
    runs = len(launching.runs(ours.id))
    with again.open("rb") as sent:
        page = member.post(f"/brand/{ours.slug}/launch/", {"pack": sent, "markets": ["es", "pl"], "what": "rehearse"})
    assert page.status_code == 200
    assert "This was a rehearsal" in text(page)
    assert len(launching.runs(ours.id)) == runs
    with again.open("rb") as sent:
        done = member.post(f"/brand/{ours.slug}/launch/", {"pack": sent, "markets": ["es", "pl"], "what": "launch"})
    assert done.status_code == 302
    assert len(launching.runs(ours.id)) == runs + 1


def test_what_is_no_pack_is_told_in_a_sentence(ours, member, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"not a zip")
    with (tmp_path / "no.zip").open("rb") as sent:
        page = member.post(f"/brand/{ours.slug}/launch/", {"pack": sent, "markets": ["es"], "what": "launch"})
    assert page.status_code in (400, 422)
    assert "The pack was not taken" in text(page)
    page = member.post(f"/brand/{ours.slug}/launch/", {"markets": ["es"]})
    assert "Choose the zip" in text(page)


def test_an_editors_words_are_saved_when_they_agree_with_the_facts(ours) -> None:
    from argosy.content import api as content

    editor = with_role(ours, "editor")
    address = f"/brand/{ours.slug}/products/{ours.product}/texts/en/"
    assert editor.get(address).status_code == 200
    wrong = editor.post(address, {"title": "Alderwood with 99999 functions", "bullet1": "Steel"})
    assert wrong.status_code == 422
    assert "99999" in text(wrong)
    assert content.texts_of(ours.id, [ours.product])[ours.product]["en"].source != "edited"
    words = {
        "title": "Alderwood multitool of steel",
        "bullet1": "Sixteen functions in one tool",
        "description": "A multitool of steel for the saddle bag.",
        "seo_title": "Alderwood multitool",
        "seo_description": "A multitool of steel by Alderwood.",
    }
    done = editor.post(address, words)
    assert done.status_code == 302, text(done)
    saved = content.texts_of(ours.id, [ours.product])[ours.product]["en"]
    assert (saved.title, saved.state, saved.source) == (words["title"], "approved", "edited")


def test_a_checked_text_is_approved(ours, member) -> None:
    from argosy.content import api as content

    done = member.post(f"/brand/{ours.slug}/products/{ours.product}/texts/es/approve/")
    assert done.status_code == 302
    assert content.texts_of(ours.id, [ours.product])[ours.product]["es"].state == "approved"


@pytest.mark.parametrize(
    ("role", "forbidden"),
    [
        ("editor", ["campaigns/new/", "settlement/"]),
        ("marketer", ["settlement/"]),
        ("finance", ["campaigns/new/"]),
    ],
)
def test_roles_limit_what_is_seen_and_done(ours, role: str, forbidden: list[str]) -> None:
    from argosy.campaigns import api as campaigns

    person = with_role(ours, role)
    for path in forbidden:
        page = person.get(f"/brand/{ours.slug}/{path}")
        assert page.status_code == 403
        assert "Ask a colleague" in text(page)
    if role != "marketer":
        assert person.post(f"/brand/{ours.slug}/campaigns/{ours.campaign}/end/").status_code == 403
    if role in ("marketer", "finance"):
        assert person.post(f"/brand/{ours.slug}/launch/").status_code == 403
        approve = f"/brand/{ours.slug}/products/{ours.product}/texts/es/approve/"
        assert person.post(approve).status_code == 403
    assert campaigns.campaign(ours.campaign).state == "planned"


def plan(**changed: object) -> dict[str, object]:
    return {
        "market": "es",
        "code": "spring",
        "name": "Primavera",
        "name_en": "Spring",
        "discount": "12.5",
        "starts": "2030-03-01T00:00",
        "ends": "2030-03-08T00:00",
        "budget": "500,00",
    } | changed


def test_a_campaign_is_planned_with_the_contracts_share(ours, member) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.programme import api as programme

    form = plan(products=[str(ours.product)], platform_share="10000")
    done = member.post(f"/brand/{ours.slug}/campaigns/new/", form)
    assert done.status_code == 302, text(done)
    planned = next(c for c in campaigns.of_brand(ours.id) if c.code == "spring")
    assert planned.platform_share_bp == programme.contract_at(ours.id).co_funding_bp
    assert (planned.discount_bp, planned.budget_minor) == (1250, 50_000)
    assert planned.starts_at.isoformat() == "2030-02-28T23:00:00+00:00"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"discount": "much"}, "Write the discount"),
        ({"budget": "x"}, "Write the budget"),
        ({"budget": "9999999"}, "at most 50"),
        ({"code": "Ü"}, "Give the campaign a code"),
        ({"starts": ""}, "day and time of the start"),
        ({"products": []}, "variant"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_a_sentence_and_keeps_what_was_typed(ours, member, changed, said) -> None:
    form = plan(products=[str(ours.product)]) | changed
    page = member.post(f"/brand/{ours.slug}/campaigns/new/", form)
    assert page.status_code in (400, 409, 422)
    assert said in text(page)
    assert "Primavera" in text(page)


def test_a_campaign_is_called_off(ours, member) -> None:
    from argosy.campaigns import api as campaigns

    assert member.get(f"/brand/{ours.slug}/campaigns/{ours.campaign}/end/").status_code == 405
    assert member.post(f"/brand/{ours.slug}/campaigns/{ours.campaign}/end/").status_code == 302
    assert campaigns.campaign(ours.campaign).state == "ended"


def test_the_language_is_kept_in_a_cookie_and_leads_back_only_to_ourselves(ours, member) -> None:
    back = f"/brand/{ours.slug}/stock/"
    response = member.post("/brand/language/", {"language": "zh", "next": back})
    assert response["Location"] == back
    assert response.cookies["argosy_language"].value == "zh"
    assert "库存" in text(member.get(back))
    assert 'lang="zh"' in text(member.get(back))
    elsewhere = member.post("/brand/language/", {"language": "xx", "next": "https://evil.example/"})
    assert elsewhere["Location"] == "/brand/"
    assert "argosy_language" not in elsewhere.cookies


def test_a_new_brand_applies_and_waits_for_the_operator(db, tmp_path: Path) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser
    from argosy.web.brand.tests.world import pack

    user = programme.create_user("founder@willow.example", "quite-a-long-password")
    founder = browser(user)
    sent_in = pack(tmp_path, "willow", "Willowmere", 4404)
    with sent_in.open("rb") as sent:
        assert founder.post("/brand/apply/", {"pack": sent, "what": "check"}).status_code == 200
    assert programme.brands() == []
    with sent_in.open("rb") as sent:
        page = founder.post("/brand/apply/", {"pack": sent, "what": "apply"})
    assert "has been received" in text(page)
    brand = programme.brand("willow")
    assert brand.status == "applied"
    assert programme.memberships(user) == {brand.id: "lead"}
    with sent_in.open("rb") as sent:
        early = founder.post("/brand/willow/launch/", {"pack": sent, "markets": ["es"], "what": "launch"})
    assert early.status_code == 422
    assert programme.brand("willow").status == "applied"
    programme.set_status(brand.id, "verified")
    with sent_in.open("rb") as sent:
        done = founder.post("/brand/willow/launch/", {"pack": sent, "markets": ["es"], "what": "launch"})
    assert done.status_code == 302
    assert programme.brand("willow").status == "active"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_screen_shows_a_bare_message_key(ours, language: str) -> None:
    import re

    from django.urls import reverse

    from argosy.web.brand.tests.conftest import browser
    from argosy.web.brand.tests.test_tenancy import arguments, routes

    person = browser(ours.user, language)
    for name, parameters in routes():
        page = person.get(reverse(name, kwargs=arguments(parameters, ours.slug, ours)))
        bare = re.findall(r">\s*((?:brand|operator|insight|settlement|content|programme)-[a-z][a-z-]+)\s*<", text(page))
        assert bare == [], name
