from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("networks", "0009_steps_become_rows")]
    operations = [migrations.RemoveField(model_name="change", name="steps")]
