"""Pages that enter and change what a person belongs to, what it costs and what they put in."""

from django.urls import path

from networks.views.undoing import bin_page, forget, undo_change

urlpatterns = [
    path("undo/<int:pk>/", undo_change, name="undo"),
    path("bin/", bin_page, name="bin"),
    path("bin/<int:pk>/forget/", forget, name="forget"),
]
