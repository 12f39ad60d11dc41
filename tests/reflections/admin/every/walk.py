"""Every ModelAdmin that there is: a new one joins the walks by itself."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse

ACCOUNTS = {User}
LEDGER_ADMINS = [a for model, a in admin.site._registry.items() if model not in ACCOUNTS]
MODELS = [a.model for a in LEDGER_ADMINS]
TOO_LONG_FOR_SQLITE = "9" * 20
NO_IDS = ["0", "-1", TOO_LONG_FOR_SQLITE, "9" * 5000, "１", "abc", "1,abc", "_00"]

every_model = pytest.mark.parametrize("model", MODELS)


def address(model, view, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def unrendered(model, view, user, query):
    """What a page of the admin answers, before its template turns it into HTML."""
    request = RequestFactory().get("/", query)
    request.user = user
    return getattr(admin.site._registry[model], view)(request)
