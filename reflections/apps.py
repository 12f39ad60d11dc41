from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    name = "reflections"
    verbose_name = "What you made of it"
    default_auto_field = "django.db.models.BigAutoField"
