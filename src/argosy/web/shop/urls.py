"""Addresses of the shop. Handlers for errors are in `answers`: missing (404), forbidden (403), broken (500)."""

from __future__ import annotations

from django.urls import path, re_path, register_converter

from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.web.shop import (
    accounts,
    aftersales,
    cart_views,
    checkout_views,
    consents,
    feeds,
    files,
    handover,
    notices,
    orders,
    paying,
    returns,
    views,
)


class MarketConverter:
    """The code of a market that is open."""

    regex = "|".join(MARKETS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class LanguageConverter(MarketConverter):
    """A language; whether the market has it is for the view to say."""

    regex = "|".join(LANGUAGES)


register_converter(MarketConverter, "market")
register_converter(LanguageConverter, "language")
_AT = "<market:market>/<language:language>/"

urlpatterns = [
    path("", views.start, name="shop-start"),
    path("<market:market>/", views.into_market, name="shop-market"),
    path(_AT, views.home, name="shop-home"),
    path(f"{_AT}b/<slug:brand>/", views.flagship, name="shop-flagship"),
    path(f"{_AT}c/<slug:code>/", views.category, name="shop-category"),
    path(f"{_AT}p/<slug:slug>/", views.product, name="shop-product"),
    path(f"{_AT}report/", notices.report, name="shop-report"),
    path(f"{_AT}report/<str:number>/", notices.follow, name="shop-followed"),
    path(f"{_AT}recalls/", notices.recall_list, name="shop-recalls"),
    path(f"{_AT}recalls/<str:number>/", notices.recall, name="shop-recall"),
    path(f"{_AT}s/", views.search, name="shop-search"),
    path(f"{_AT}feed/google.xml", feeds.google, name="shop-feed-google"),
    path(f"{_AT}cart/", cart_views.cart, name="shop-cart"),
    path(f"{_AT}checkout/", checkout_views.pay, name="shop-checkout"),
    path(f"{_AT}order/<str:key>/", orders.status, name="shop-order"),
    path(f"{_AT}order/<str:key>/confirm/", orders.confirm, name="shop-order-confirm"),
    path(f"{_AT}order/<str:key>/pending/", orders.pending, name="shop-order-pending"),
    path(f"{_AT}order/<str:key>/cancel/", aftersales.cancel, name="order-cancel"),
    path(f"{_AT}order/<str:key>/withdraw/", aftersales.withdraw, name="order-withdraw"),
    path(f"{_AT}order/<str:key>/withdraw/<str:number>/", aftersales.withdrawal, name="order-withdrawal"),
    path(f"{_AT}order/<str:key>/fault/", returns.fault, name="order-fault"),
    path(f"{_AT}order/<str:key>/exchange/", returns.exchange, name="order-exchange"),
    path(f"{_AT}order/<str:key>/return/<str:number>/", returns.show, name="order-return"),
    path(f"{_AT}order/<str:key>/handover/", handover.reservation, name="order-handover"),
    path(f"{_AT}order/<str:key>/handover/confirm/", handover.confirm, name="order-handover-confirm"),
    path(f"{_AT}order/<str:key>/handover/cancel/", handover.cancel, name="order-handover-cancel"),
    path(f"{_AT}order/<str:key>/handover/appointment.ics", handover.calendar, name="order-handover-calendar"),
    path(f"{_AT}order/<str:key>/no-advertising/", consents.forbid, name="order-no-advertising"),
    path(f"{_AT}order/<str:key>/invoice/<uuid:document_id>/", orders.invoice, name="shop-invoice"),
    path(f"{_AT}account/", accounts.account, name="shop-account"),
    path("payment/<str:signed>/back/", paying.back, name="payment-back"),
    path("payment/<str:signed>/left/", paying.left, name="payment-left"),
    path("account/login/", accounts.Login.as_view(), name="account_login"),
    path("account/signup/", accounts.Signup.as_view(), name="account_signup"),
    path("account/logout/", accounts.Logout.as_view(), name="account_logout"),
    path("account/password/reset/", accounts.Reset.as_view(), name="account_reset_password"),
    path("account/password/reset/done/", accounts.ResetSent.as_view(), name="account_reset_password_done"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        accounts.ResetFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account/password/reset/key/done/", accounts.ResetDone.as_view(), name="account_reset_password_from_key_done"),
    path("account/confirm-email/", accounts.ConfirmSent.as_view(), name="account_email_verification_sent"),
    re_path(r"^account/confirm-email/(?P<key>[-:\w]+)/$", accounts.Confirm.as_view(), name="account_confirm_email"),
    path("account/home/", accounts.home, name="account_home"),
    re_path(r"^logo/(?P<name>[0-9a-f]{32})\.svg$", files.logo, name="logo"),
    path("static/<path:hashed>", files.static, name="shop-static"),
]
