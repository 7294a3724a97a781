"""Addresses of sign-in, teams and tokens."""

from django.urls import path

from registry.identity.views import sessions, teams, tokens

app_name = "identity"
urlpatterns = [
    path("sign-in", sessions.SignIn.as_view(), name="sign-in"),
    path("sign-out", sessions.SignOut.as_view(), name="sign-out"),
    path("teams", teams.team_list, name="team-list"),
    path("new/team", teams.team_create, name="team-create"),
    path("teams/<slug:slug>", teams.team, name="team"),
    path("teams/<slug:slug>/members", teams.member_add, name="member-add"),
    path("teams/<slug:slug>/members/<str:username>/remove", teams.member_remove, name="member-remove"),
    path("tokens", tokens.token_list, name="token-list"),
    path("new/token", tokens.token_issue, name="token-issue"),
    path("tokens/<int:token_id>/rotate", tokens.token_rotate, name="token-rotate"),
    path("tokens/<int:token_id>/revoke", tokens.token_revoke, name="token-revoke"),
]
