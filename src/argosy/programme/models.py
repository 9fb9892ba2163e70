"""Brands, what was verified of them, their contracts and their people."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Brand(Row):
    """A brand as it applied: identity, legal entity and look. `digest` is that of the pack's brand.toml."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=12, choices=[(s, s) for s in ("applied", "verified", "active", "suspended")], default="applied"
    )
    country = models.CharField(max_length=2)
    home_currency = models.CharField(max_length=3)
    website = models.CharField(max_length=200, blank=True)
    requested_tier = models.CharField(max_length=12, default="launch")
    legal = models.JSONField(default=dict)
    manufacturer = models.JSONField(default=dict)
    responsible_person = models.JSONField(default=dict)
    trademarks = models.JSONField(default=list)
    story = models.JSONField(default=dict)
    look = models.JSONField(default=dict)
    price_factors = models.JSONField(default=dict)
    terms = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    applied_at = models.DateTimeField(default=clock.now)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["applied", "verified", "active", "suspended"]), name="programme_brand_status"
            ),
            models.CheckConstraint(
                condition=Q(status="applied") | Q(status="suspended") | Q(verified_at__isnull=False),
                name="programme_brand_verified_before_active",
            ),
        ]


class Verification(Row):
    """One check's outcome at one time; append-only. `subject` is the value that was checked."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="verifications")
    check_code = models.CharField(max_length=40)
    outcome = models.CharField(max_length=8, choices=[(s, s) for s in ("passed", "failed", "unknown")])
    subject = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["brand", "check_code", "-checked_at"], name="programme_verification_latest")]


class Contract(Row):
    """Terms in force for a brand from `valid_from`; co_funding_bp is the platform's share of joint campaigns."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="contracts")
    version = models.CharField(max_length=20)
    tier = models.CharField(max_length=12)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    co_funding_bp = models.IntegerField()
    promises = models.JSONField(default=dict)
    signed_by = models.CharField(max_length=120)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "valid_from"], name="programme_contract_start"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="programme_contract_period"
            ),
            models.CheckConstraint(
                condition=Q(co_funding_bp__gte=0, co_funding_bp__lte=10_000), name="programme_contract_co_funding"
            ),
        ]


class CommissionLine(Row):
    """The commission on a category's subtree, in basis points of the price paid with tax; category "" is the default."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="commissions")
    category = models.CharField(max_length=60, blank=True, default="")
    rate_bp = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "category"], name="programme_commission_category"),
            models.CheckConstraint(condition=Q(rate_bp__gte=0, rate_bp__lte=10_000), name="programme_commission_rate"),
        ]


class Member(Row):
    """A person's role in a brand's team."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=[(r, r) for r in ("lead", "editor", "marketer", "finance")])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "user"], name="programme_member_once")]


class ApiKey(Row):
    """A brand's key to the API. Only the SHA-256 of the secret is kept; `prefix` is how people tell keys apart."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=16)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=clock.now)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["brand", "-created_at"], name="programme_apikey_brand")]


class ApiWrite(Row):
    """A brand's write through the API by its idempotency key: digest of the content, and the answer once there is one."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.IntegerField(null=True)
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="programme_apiwrite_once")]
