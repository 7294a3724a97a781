"""What identity may forget: attempts to sign in, and sessions that have ended."""

from datetime import datetime

from django.contrib.sessions.models import Session

from registry.batches import delete_in_batches
from registry.identity.models import SignInAttempt


def sign_in_attempts_forget(before: datetime) -> int:
    """Remove the attempts before that moment, which no brake looks at any more; returns how many."""
    return delete_in_batches(SignInAttempt.objects.filter(at__lt=before).order_by())


def sessions_forget(before: datetime) -> int:
    """Remove the sessions that expired before that moment; returns how many."""
    return delete_in_batches(Session.objects.filter(expire_date__lt=before).order_by())
