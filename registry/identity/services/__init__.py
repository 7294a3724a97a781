"""Writes of the identity slice: each one transaction, one audit entry, one outbox row."""

from registry.identity.authentication import authenticate_token
from registry.identity.services.forgetting import sessions_forget, sign_in_attempts_forget
from registry.identity.services.people import member_add, member_remove, team_create, user_create
from registry.identity.services.tokens import LONGEST_TOKEN_LIFE, token_issue, token_revoke, token_rotate

__all__ = [
    "LONGEST_TOKEN_LIFE",
    "authenticate_token",
    "member_add",
    "member_remove",
    "sessions_forget",
    "sign_in_attempts_forget",
    "team_create",
    "token_issue",
    "token_revoke",
    "token_rotate",
    "user_create",
]
