"""Sessions in the database as Django keeps them; what reads one is put into SQL once."""

from django.contrib.sessions.backends.db import SessionStore as StoredSessions
from django.contrib.sessions.models import Session
from django.utils import timezone

from networks.models.prepared import PreparedQuery

BY_KEY = PreparedQuery(
    lambda key: Session.objects.filter(session_key=key).values("session_data", "expire_date")
)


class SessionStore(StoredSessions):
    """Every request reads one, and putting the question took longer than the answer."""

    def load(self):
        for session in BY_KEY.rows(self.session_key or ""):
            if session.expire_date > timezone.now():
                return self.decode(session.session_data)
        self._session_key = None
        return {}
