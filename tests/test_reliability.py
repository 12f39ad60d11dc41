"""docs/reliability.md names every fault and odd input that we know of, and tests that are there."""

import re

from django.conf import settings

KNOWN = """
F01 F02 F06 F07 F08 F09 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24 F25 F26 F27
F28 F29 F30 F31 F32 F33 F34 F35 F36 F37 F38 F39 F40 F41 F42 F43 F44 F45 F46 F47 ISO-01 ISO-02
ISO-03 ISO-04 ISO-07 ISO-10 ISO-11 ISO-12 ISO-13 ISO-15 ISO-17 ISO-18 ISO-20 AUT-01 AUT-02
AUT-03 AUT-04 AUT-05 AUT-06 AUT-07 AUT-09 AUT-10 AUT-11 AUT-14 AUT-15 AUT-18 INP-01 INP-02
INP-04 INP-06 INP-07 INP-09 INP-10 INP-11 INP-12 INP-13 INP-14 OUT-01 OUT-02 OUT-03 OUT-04
OUT-06 OUT-07 OUT-08 OUT-09 OUT-10 OUT-11 OUT-12 IMP-01 IMP-02 IMP-03 IMP-04 IMP-05 IMP-06
IMP-09 IMP-10 IMP-12 IMP-14 IMP-16 IMP-18 EXP-01 EXP-02 EXP-03 EXP-04 EXP-05 DAM-01 DAM-02
DAM-04 DAM-05 DAM-06 DAM-08 DAM-09 DAM-10 DAM-11 DAM-12 TRE-01 TRE-03 TRE-05 TRE-06 CON-01
CON-02 CON-03 CON-05 CON-08 CON-10 CON-11 CON-12 CON-13 CON-15 CON-16 BAK-01 BAK-02 BAK-05
BAK-07 DEP-01 DEP-02 DEP-03 DEP-04 DEP-05 DEP-06 DEP-08 DEP-09 DEP-10 PRI-01 PRI-02 PRI-05
PRI-06 PRI-07 PRI-08
"""
TEXT = (settings.BASE_DIR / "docs" / "reliability.md").read_text()


def test_every_id_is_named_once():
    assert re.findall(r"^- ([A-Z]+-?[0-9]+):", TEXT, re.M) == KNOWN.split()


def test_every_test_that_is_named_is_there():
    missing = []
    for path, name in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT):
        file = settings.BASE_DIR / path
        if not file.is_file() or (name and f"def {name}(" not in file.read_text()):
            missing.append(f"{path}::{name}")
    assert missing == []
