"""What can go wrong in the catalogue."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class UnknownProduct(ArgosyError):
    """No product or variant of this name."""

    def __init__(self, product: object) -> None:
        super().__init__("unknown-product", fields=("product",), status=404, product=str(product))
