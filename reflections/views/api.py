"""What a person's own programs may ask for: for them, and for whoever writes them.

The description is a file that is kept, and not worked out by django-ninja: these are the addresses
of the pages, with their forms, and a second layer beside them would be a second truth. A test holds
it to the views, their forms, the columns of their files and what they answer.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.by_token import opened_by_token

FILE = Path(__file__).parent.parent / "openapi.json"


@dataclass
class Endpoint:
    """What one can ask for; `addresses` give the same in several kinds of file."""

    summary: str
    addresses: list[str]
    parameters: list[str]


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document."""
    return json.loads(FILE.read_text(encoding="utf-8"))


@opened_by_token
@require_safe
def openapi(request: SignedInRequest) -> HttpResponse:
    """The description for programs."""
    return JsonResponse(description() | {"servers": [{"url": _site(request)}]})


@require_safe
def api(request: SignedInRequest) -> HttpResponse:
    """The same for people."""
    parts = description()["components"]
    columns = parts["schemas"]["NewActivity"]
    context = {
        "site": _site(request),
        "endpoints": _endpoints(),
        "parameters": list(parts["parameters"].values()),
        "columns": [
            (name, about.get("description", ""), name in columns["required"])
            for name, about in columns["properties"].items()
        ],
    }
    return render(request, "reflections/api.html", context)


def _site(request: SignedInRequest) -> str:
    return request.build_absolute_uri(get_script_prefix()).rstrip("/")


def _endpoints() -> list[Endpoint]:
    """What can be read, each once with all of its addresses."""
    endpoints: dict[str, Endpoint] = {}
    named = description()["components"]["parameters"]
    for address, methods in description()["paths"].items():
        if "get" not in methods:
            continue
        summary = methods["get"]["summary"]
        refs = [
            reference["$ref"].rpartition("/")[2]
            for reference in methods["get"].get("parameters", [])
        ]
        names = [named[ref]["name"] for ref in refs]
        endpoints.setdefault(summary, Endpoint(summary, [], names)).addresses.append(address)
    return list(endpoints.values())
