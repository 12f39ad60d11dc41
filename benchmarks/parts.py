"""The parts of the table by name, in their order."""

from benchmarks.files import export, imports
from benchmarks.loads import check, load, wire
from benchmarks.pages import admin, dashboard, hoarder, log, others, own, pages

PARTS = {
    "dashboard": dashboard,
    "hoarder": hoarder,
    "own": own,
    "pages": pages,
    "log": log,
    "admin": admin,
    "export": export,
    "import": imports,
    "load": load,
    "check": check,
    "wire": wire,
    "others": others,
}
