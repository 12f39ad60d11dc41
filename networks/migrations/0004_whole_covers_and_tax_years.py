from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0003_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="fee",
            name="fee_cover_is_whole",
        ),
        migrations.RemoveConstraint(
            model_name="preference",
            name="preference_value_fits_setting",
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("covers_from", None), ("covers_until", None)),
                    models.Q(
                        ("covers_from__isnull", False),
                        ("covers_until__gte", models.F("covers_from")),
                        ("covers_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="fee_cover_is_whole",
                violation_error_message="Give both days of what it covers, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("currency__regex", "^[A-Z]{3}$"),
                        ("number", None),
                        ("setting", "home_currency"),
                        ("since", None),
                    ),
                    models.Q(
                        ("currency", ""),
                        ("number__isnull", False),
                        ("setting", "tax_rate"),
                        ("since__day", 6),
                        ("since__isnull", False),
                        ("since__month", 4),
                    ),
                    models.Q(
                        ("currency", ""),
                        ("number__isnull", False),
                        ("setting__in", ["hour_value", "reminder_days"]),
                        ("since", None),
                    ),
                    _connector="OR",
                ),
                name="preference_value_fits_setting",
                violation_error_message="That value does not fit the setting.",
            ),
        ),
    ]
