"""Who pays a campaign's discount. Pure, in minor units."""

from __future__ import annotations

from dataclasses import dataclass

from argosy.kernel.money import allocate


@dataclass(frozen=True, slots=True)
class Split:
    """A discount's two payers in minor units; they sum to the discount."""

    brand: int
    platform: int


def split(discount_minor: int, platform_share_bp: int) -> Split:
    """Share a discount: `platform_share_bp` basis points to the platform, the rest to the brand, by largest remainder.

    A half cent goes to the brand. Raises ValueError when the discount is negative or the share not within 0…10,000.
    """
    if discount_minor < 0 or not 0 <= platform_share_bp <= 10_000:
        raise ValueError(f"cannot share {discount_minor} by {platform_share_bp} basis points")
    return Split(*allocate(discount_minor, (10_000 - platform_share_bp, platform_share_bp)))
