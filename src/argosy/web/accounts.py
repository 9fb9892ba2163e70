"""How people log in: allauth with our addresses and our mail."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """After logging in everybody goes to where their work is."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        if user.is_staff:
            return "/operator/"
        if user.memberships.exists():
            return "/brand/"
        return "/account/home/"
