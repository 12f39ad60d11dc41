"""The ladder: a module imports only from its own layer and from those below it."""

import ast
import subprocess
import sys

import pytest
from django.conf import settings

PURE, MODELS, BRIDGE, EDGES, VIEWS = range(5)

# A room is a folder or a module right below an app; the same name is the same layer in both apps.
ROOMS = {
    "": PURE,
    "arithmetic": PURE,
    "charts": PURE,
    "apps": EDGES,
    "fields": MODELS,
    "models": MODELS,
    "addresses": MODELS,
    "rates": MODELS,
    "backup": MODELS,
    "first_dated": MODELS,
    "accounts": MODELS,
    "changing": MODELS,
    "payments": MODELS,
    "catalogue": EDGES,
    "markdown": MODELS,
    "figures": BRIDGE,
    "history": BRIDGE,
    "renewals": BRIDGE,
    "sitting": BRIDGE,
    "scope": BRIDGE,
    "calendar": EDGES,
    "reminders": EDGES,
    "search": BRIDGE,
    "forms": EDGES,
    "csvfiles": EDGES,
    "other_files": EDGES,
    "csv_tables": EDGES,
    "uploads": EDGES,
    "csv_examples": EDGES,
    "personal_data": EDGES,
    "mail_in": EDGES,
    "story": EDGES,
    "admin": EDGES,
    "templatetags": EDGES,
    "management": EDGES,
    "network_page": EDGES,
    "views": VIEWS,
    "urls": VIEWS,
}
APPS = {"networks", "reflections"}
FORBIDDEN_NAMES = {"utils", "common", "services", "selectors", "mixins", "base", "signals"}
AGGREGATES = {"Sum", "Count", "annotate", "aggregate"}

ROOT = settings.BASE_DIR
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("config", "networks", "reflections")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
}
APP_MODULES = [module for module in MODULES if module.split(".")[0] in APPS]

# Runs in a fresh interpreter: anything but the standard library and our apps is refused.
LOAD_ALONE = """
import importlib, sys

class StandardLibraryOnly:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in sys.stdlib_module_names | {"networks", "reflections"}:
            raise ImportError(f"{name} is not in the standard library")

sys.meta_path.insert(0, StandardLibraryOnly())
for module in sys.argv[1:]:
    importlib.import_module(module)
"""


def layer(module):
    room = module.split(".")[1] if "." in module else ""
    assert room in ROOMS, f"{module}: say which layer it is in (ROOMS in tests/test_ladder.py)"
    return ROOMS[room]


def tree(module):
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def absolute(node, module):
    """The module that a `from ... import` names, with its leading dots resolved."""
    if not node.level:
        return node.module
    is_package = MODULES[module].name == "__init__.py"
    parents = module.split(".")
    parents = parents[: len(parents) - node.level + is_package]
    return ".".join([*parents, *filter(None, [node.module])])


def imports(module):
    """Every module that this one imports, at its top or inside a function."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = absolute(node, module)
            names = (f"{source}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else source for name in names)


def names_used(module):
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def files_of_networks():
    templates = (ROOT / "templates").rglob("networks/**/*")
    return [
        path
        for path in [*(ROOT / "networks").rglob("*"), *templates]
        if path.is_file() and path.suffix in {".py", ".html", ".txt", ".css", ".js", ".svg"}
    ]


def test_no_module_imports_from_a_higher_layer():
    higher = [
        f"{module} imports {name}"
        for module in APP_MODULES
        for name in imports(module)
        if name.split(".")[0] in APPS and layer(name) > layer(module)
    ]
    assert higher == []


def test_apps_import_neither_configuration_nor_tests():
    wrong = [
        f"{module} imports {name}"
        for module in APP_MODULES
        for name in imports(module)
        if name.split(".")[0] in {"config", "tests"}
    ]
    assert wrong == []


def test_networks_never_names_reflections():
    tellers = [
        str(path.relative_to(ROOT))
        for path in files_of_networks()
        if "reflections" in path.read_text(encoding="utf-8").lower()
    ]
    assert tellers == []


def test_pure_modules_load_without_django():
    pure = [module for module in APP_MODULES if layer(module) == PURE]
    command = [sys.executable, "-c", LOAD_ALONE, *pure]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_views_leave_sums_to_the_layers_below():
    summing = [
        module
        for module in APP_MODULES
        if layer(module) == VIEWS and not AGGREGATES.isdisjoint(names_used(module))
    ]
    assert summing == []


def test_modules_have_telling_names():
    # Django looks for a database backend of ours under this name.
    named = MODULES.keys() - {"config.sqlite.base"}
    assert [module for module in named if not FORBIDDEN_NAMES.isdisjoint(module.split("."))] == []


def test_modules_are_at_most_250_lines():
    long = {
        module: lines
        for module, path in MODULES.items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    assert long == {}


def test_module_of_no_known_layer_is_named():
    with pytest.raises(AssertionError, match=r"networks\.helpers: say which layer it is in"):
        layer("networks.helpers")


def test_import_inside_a_function_and_a_relative_one_are_seen(tmp_path, monkeypatch):
    path = tmp_path / "late.py"
    path.write_text("def later():\n    from .views import page\n    import networks.urls\n")
    monkeypatch.setitem(MODULES, "networks.late", path)
    assert list(imports("networks.late")) == ["networks.views", "networks.urls"]
