"""Addresses of the brand console, to be included under /brand/."""

from __future__ import annotations

from django.urls import URLPattern, path

from argosy.web.brand import (
    admission,
    campaigns,
    company,
    documents,
    handovers,
    keys,
    launching,
    notices,
    price_changes,
    prices,
    products,
    readiness,
    returns,
    sales,
    stock,
)


def either(get: object, post: object) -> object:
    """One address that is read with GET and changed with POST."""

    def run(request, **ids):  # type: ignore[no-untyped-def]
        return (post if request.method == "POST" else get)(request, **ids)  # type: ignore[operator]

    return run


urlpatterns: list[URLPattern] = [
    path("", admission.home, name="brand-home"),
    path("language/", admission.language, name="brand-language"),
    path("apply/", admission.apply, name="brand-apply"),
    path("<slug:slug>/", sales.overview, name="brand-overview"),
    path("<slug:slug>/orders/", sales.orders, name="brand-orders"),
    path("<slug:slug>/orders/<uuid:line_id>/", sales.order_line, name="brand-order"),
    path("<slug:slug>/returns/", returns.returns, name="brand-returns"),
    path("<slug:slug>/returns/<uuid:return_id>/", returns.one, name="brand-return"),
    path("<slug:slug>/handovers/", handovers.handovers, name="brand-handovers"),
    path("<slug:slug>/handovers/<uuid:order_id>/", either(handovers.one, handovers.record), name="brand-handover"),
    path("<slug:slug>/launch/", either(launching.report, launching.send), name="brand-launch"),
    path("<slug:slug>/launch/report.html", launching.standalone, name="brand-launch-page"),
    path("<slug:slug>/readiness/", either(readiness.board, readiness.fill), name="brand-readiness"),
    path("<slug:slug>/products/", products.products, name="brand-products"),
    path("<slug:slug>/products/<uuid:product_id>/", products.product, name="brand-product"),
    path(
        "<slug:slug>/products/<uuid:product_id>/texts/<slug:language>/",
        either(products.text_form, products.text_save),
        name="brand-text",
    ),
    path(
        "<slug:slug>/products/<uuid:product_id>/texts/<slug:language>/approve/",
        products.text_approve,
        name="brand-text-approve",
    ),
    path("<slug:slug>/prices/", prices.board, name="brand-prices"),
    path("<slug:slug>/prices/all/", campaigns.prices, name="brand-prices-all"),
    path("<slug:slug>/prices/change/", either(price_changes.form, price_changes.propose), name="brand-price-change"),
    path("<slug:slug>/prices/trial/", price_changes.trial, name="brand-price-trial"),
    path(
        "<slug:slug>/prices/proposals/<uuid:proposal_id>/",
        either(price_changes.proposal, price_changes.decide),
        name="brand-price-proposal",
    ),
    path("<slug:slug>/prices/<uuid:variant_id>/", either(prices.one, prices.tell), name="brand-price"),
    path("<slug:slug>/prices/<uuid:variant_id>/proof.json", prices.proof, name="brand-price-proof"),
    path("<slug:slug>/campaigns/", campaigns.campaign_list, name="brand-campaigns"),
    path("<slug:slug>/campaigns/new/", either(campaigns.plan_form, campaigns.plan_save), name="brand-plan"),
    path("<slug:slug>/campaigns/<uuid:campaign_id>/", campaigns.campaign, name="brand-campaign"),
    path("<slug:slug>/campaigns/<uuid:campaign_id>/start/", campaigns.campaign_start, name="brand-campaign-start"),
    path("<slug:slug>/campaigns/<uuid:campaign_id>/end/", campaigns.campaign_end, name="brand-campaign-end"),
    path("<slug:slug>/stock/", stock.stock, name="brand-stock"),
    path("<slug:slug>/documents/", either(documents.documents, documents.hand_in), name="brand-documents"),
    path("<slug:slug>/documents/<uuid:document_id>/file/", documents.file, name="brand-document-file"),
    path("<slug:slug>/documents/<uuid:document_id>/withdraw/", documents.take_back, name="brand-document-withdraw"),
    path("<slug:slug>/notices/", notices.notices, name="brand-notices"),
    path("<slug:slug>/notices/<uuid:statement_id>/", either(notices.notice, notices.complain), name="brand-notice"),
    path("<slug:slug>/settlement/", company.settlement_page, name="brand-settlement"),
    path("<slug:slug>/company/", company.company, name="brand-company"),
    path("<slug:slug>/company/keys/", keys.key_issue, name="brand-key-issue"),
    path("<slug:slug>/company/keys/<uuid:key_id>/revoke/", keys.key_revoke, name="brand-key-revoke"),
]
