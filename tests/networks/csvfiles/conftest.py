from tests.reflections.conftest import story

__all__ = ["story"]
