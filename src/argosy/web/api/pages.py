"""The reference that people read, made from the OpenAPI document by ourselves: no scripts, nothing from other sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from markupsafe import Markup, escape

from argosy.web.shop import assets

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a member: `type` is markup with links to the shapes it names."""

    name: str
    place: str
    type: Markup
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer by status."""

    status: str
    phrase: str
    text: str
    type: Markup


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    scope: str
    parameters: tuple[Field, ...]
    body: Markup | None
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one part, and its introduction."""

    name: str
    text: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A named shape of the document's components."""

    name: str
    text: str
    fields: tuple[Field, ...]


def docs(request: HttpRequest) -> HttpResponse:
    """The page."""
    title, introduction, groups, shapes = _read()
    style = assets.bundle("console")
    context = {"title": title, "introduction": introduction, "groups": groups, "shapes": shapes, "style": style}
    response = render(request, "api/docs.html", context | {"language": "en"})
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'"
    )
    response["Cache-Control"] = "public, max-age=300"
    return response


@cache
def _read() -> tuple[str, list[str], list[Group], list[Shape]]:
    from argosy.web.api.application import api

    schema = api.get_openapi_schema()
    info = schema["info"]
    found = [op for path, methods in schema["paths"].items() for op in _operations(path, methods)]
    groups = [
        Group(tag["name"], tag["description"], tuple(op for name, op in found if name == tag["name"]))
        for tag in schema["tags"]
    ]
    shapes = [_shape(name, found) for name, found in sorted(schema["components"]["schemas"].items())]
    return f"{info['title']} API {info['version']}", info["description"].strip().split("\n\n"), groups, shapes


def _operations(path: str, methods: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for method in _METHODS:
        if found := methods.get(method):
            security = found.get("security") or []
            body = found.get("requestBody")
            yield (
                found["tags"][0],
                Operation(
                    id=found["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=found["summary"],
                    text=" ".join(found.get("description", "").split()),
                    scope=security[0]["BrandKey"][0] if security else "",
                    parameters=tuple(_parameter(p) for p in found["parameters"]),
                    body=_type(next(iter(body["content"].values()))["schema"]) if body else None,
                    replies=tuple(_reply(status, r) for status, r in found["responses"].items()),
                ),
            )


def _parameter(p: Mapping[str, Any]) -> Field:
    return Field(p["name"], p["in"], _type(p["schema"]), p["required"], p.get("description", ""))


def _reply(status: str, r: Mapping[str, Any]) -> Reply:
    content = r.get("content")
    shape = _type(next(iter(content.values()))["schema"]) if content else Markup("")
    phrase = HTTPStatus(int(status)).phrase
    return Reply(status, phrase, "" if r["description"] == phrase else r["description"], shape)


def _shape(name: str, schema: Mapping[str, Any]) -> Shape:
    needed = schema.get("required", ())
    fields = tuple(
        Field(member, "", _type(found), member in needed, found.get("description", ""))
        for member, found in schema.get("properties", {}).items()
    )
    return Shape(name, " ".join(schema.get("description", "").split()), fields)


def _type(schema: Mapping[str, Any]) -> Markup:
    """A schema in a few words: `text (uuid)`, `list of Money`, `"a" | "b"`, `Money or null`."""
    if ref := schema.get("$ref"):
        name = escape(ref.rpartition("/")[2])
        return Markup('<a href="#shape-{0}">{0}</a>').format(name)
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return Markup(" or ").join(_type(c) for c in choices)
    if values := schema.get("enum"):
        return Markup(" | ").join(Markup("<code>{}</code>").format(v) for v in values)
    kind = schema.get("type", "any")
    if kind == "array":
        return Markup("list of ") + _type(schema.get("items", {}))
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return Markup("map of ") + _type(schema["additionalProperties"])
    return escape(f"{kind} ({schema['format']})" if "format" in schema else kind)
