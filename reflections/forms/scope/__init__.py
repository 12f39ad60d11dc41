"""What the reader chose to look at: a period, a lens and what-ifs, all in the address."""

from reflections.forms.scope.form import ScopeForm
from reflections.forms.scope.scope import Link, Scope

__all__ = ["Link", "Scope", "ScopeForm"]
