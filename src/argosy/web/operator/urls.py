"""Addresses of the operator console, to be included under /operator/."""

from __future__ import annotations

from django.urls import URLPattern, path

from argosy.web.brand.urls import either
from argosy.web.operator import books, brands, documents, notices, overview, returns, rulebook

urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="operator-overview"),
    path("brands/", brands.brands, name="operator-brands"),
    path("brands/<slug:slug>/", brands.brand, name="operator-brand"),
    path("brands/<slug:slug>/<slug:what>/", brands.change, name="operator-brand-change"),
    path("orders/", books.orders, name="operator-orders"),
    path("orders/<str:number>/", books.order, name="operator-order"),
    path("orders/<str:number>/dispatch/", returns.dispatch, name="operator-dispatch"),
    path("orders/<str:number>/reduce/", returns.reduce, name="operator-reduce"),
    path("returns/", returns.queue, name="operator-returns"),
    path("returns/<str:number>/", returns.show, name="operator-return"),
    path("returns/<str:number>/<slug:what>/", returns.act, name="operator-return-act"),
    path("documents/", documents.queue, name="operator-documents"),
    path("documents/<uuid:document_id>/", documents.document, name="operator-document"),
    path("documents/<uuid:document_id>/file/", documents.file, name="operator-document-file"),
    path("documents/<uuid:document_id>/review/", documents.review, name="operator-document-review"),
    path("notices/", notices.queue, name="operator-notices"),
    path("notices/new/", either(notices.new, notices.record), name="operator-notice-new"),
    path("notices/<str:number>/", notices.notice, name="operator-notice"),
    path("notices/<str:number>/decide/", notices.decide, name="operator-notice-decide"),
    path("notices/<str:number>/lift/", notices.lift, name="operator-notice-lift"),
    path("notices/<str:number>/answer/<uuid:complaint_id>/", notices.answer, name="operator-notice-answer"),
    path("notices/<str:number>/recall/", either(notices.recall, notices.save_recall), name="operator-recall"),
    path("notices/<str:number>/recall/publish/", notices.publish_recall, name="operator-recall-publish"),
    path("notices/<str:number>/recall/buyers.csv", notices.buyers_csv, name="operator-recall-buyers"),
    path("rules/", rulebook.rules, name="operator-rules"),
    path("rules/try/", either(rulebook.trial_form, rulebook.trial), name="operator-trial"),
    path("rules/<str:rule_id>/", rulebook.rule, name="operator-rule"),
    path("ledger/", books.books, name="operator-ledger"),
]
