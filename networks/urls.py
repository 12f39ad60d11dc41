"""Pages that enter and change what a person belongs to, what it costs and what they put in."""

from django.urls import path

from networks.views import fee, membership, network, preferences, role
from networks.views.past import record_go_back, record_past
from networks.views.undoing import bin_page, forget, undo_change

urlpatterns = [
    path("networks/add/", network.network_add, name="network_add"),
    path("networks/<int:pk>/edit/", network.network_edit, name="network_edit"),
    path("networks/<int:pk>/delete/", network.network_delete, name="network_delete"),
    path("networks/<int:pk>/merge/", network.network_merge, name="network_merge"),
    path("networks/<int:pk>/join/", membership.membership_add, name="membership_add"),
    path("networks/<int:pk>/roles/add/", role.role_add, name="role_add"),
    path("memberships/<int:pk>/", membership.membership_edit, name="membership_edit"),
    path("memberships/<int:pk>/delete/", membership.membership_delete, name="membership_delete"),
    path("memberships/<int:pk>/fees/add/", fee.fee_add, name="fee_add"),
    path("fees/<int:pk>/", fee.fee_edit, name="fee_edit"),
    path("fees/<int:pk>/paid-back/", fee.fee_paid_back, name="fee_paid_back"),
    path("fees/<int:pk>/change/", fee.fee_change, name="fee_change"),
    path("fees/<int:pk>/delete/", fee.fee_delete, name="fee_delete"),
    path("roles/<int:pk>/", role.role_edit, name="role_edit"),
    path("roles/<int:pk>/delete/", role.role_delete, name="role_delete"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("preferences/tax-rates/add/", preferences.tax_rate_add, name="tax_rate_add"),
    path("preferences/tax-rates/<int:pk>/", preferences.tax_rate_edit, name="tax_rate_edit"),
    path(
        "preferences/tax-rates/<int:pk>/delete/",
        preferences.tax_rate_delete,
        name="tax_rate_delete",
    ),
    path("past/<slug:name>/<int:pk>/", record_past, name="record_past"),
    path("past/<slug:name>/<int:pk>/<int:number>/back/", record_go_back, name="record_go_back"),
    path("undo/<int:pk>/", undo_change, name="undo"),
    path("bin/", bin_page, name="bin"),
    path("bin/<int:pk>/forget/", forget, name="forget"),
]
