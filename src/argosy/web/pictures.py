"""Addresses of stored pictures. Rasters lie in the media folder, which the web server serves by itself; drawings are served by
a view of ours (`shop.files.logo`), so that each goes out with the policy that keeps it from ever running anything."""

from __future__ import annotations

from django.conf import settings

DRAWINGS = "/logo/"


def address(name: str) -> str:
    """The address of a rendition by its name."""
    return (DRAWINGS if name.endswith(".svg") else settings.MEDIA_URL) + name
