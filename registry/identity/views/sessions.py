"""Signing in and out."""

from http import HTTPStatus

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from registry.clock import utc_now
from registry.identity import brake
from registry.identity.forms import SignInForm


class SignIn(LoginView):
    template_name = "identity/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Signed in; the browser is remembered, so that attacks on the account do not keep it out."""
        response = super().form_valid(form)
        brake.remember_browser(self.request, response, form.cleaned_data["username"], utc_now())
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """The form again; with 429 and `Retry-After` where it was not even looked at."""
        response = super().form_invalid(form)
        if form.wait is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(form.seconds_to_wait)
        return response


class SignOut(LogoutView):
    http_method_names = ["post"]
