"""A membership may start in the 1990s."""

from importlib import import_module

from django.db import migrations, models

triggers = import_module("networks.migrations.0007_second_edition")


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0017_names_as_the_site_says'),
    ]

    operations = [
        migrations.RunPython(triggers.put_aside, triggers.put_back),
        migrations.RemoveConstraint(
            model_name='membership',
            name='membership_started_on_precision_known',
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('started_on_precision__in', ['day', 'month', 'year', 'about', 'until', 'tens'])), name='membership_started_on_precision_known', violation_error_message='Started on precision is not one of the choices.'),
        ),
        migrations.RunPython(triggers.put_back, triggers.put_aside),
    ]
