import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command


@pytest.mark.django_db
def test_benchmark_prints_ratios_and_keeps_nothing(capsys):
    call_command("benchmark", rows=20)
    assert capsys.readouterr().out.count("times as long") == 3
    assert not get_user_model().objects.exists()
