from tests.reflections.conftest import story, told

__all__ = ["story", "told"]
