"""Settings, read from the environment; every variable is documented in the README.

With nothing set the registry runs from a checkout: SQLite, a broker on disk and a generated
secret, all under `var/`. Installed as a package it keeps these in the user's folder for state.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from registry.operations.logging import configure as configure_logging

BASE_DIR = Path(__file__).resolve().parent.parent


def _usual_var() -> Path:
    """`var/` in a checkout; where the registry is installed as a package, the user's folder for state (XDG)."""
    if (BASE_DIR / "manage.py").is_file():
        return BASE_DIR / "var"
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "contract-registry"


VAR_DIR = Path(os.environ.get("REGISTRY_VAR") or _usual_var()).resolve()


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdecimal()):
        raise SystemExit(f"{name} is a whole number that is not negative, such as {default}; it is “{text}”.")
    return int(text)


def _words(name: str, default: str) -> list[str]:
    return [word for word in os.environ.get(name, default).replace(",", " ").split() if word]


@contextmanager
def _needing_var() -> Iterator[None]:
    """End with a sentence, not with a traceback, where files cannot be kept."""
    try:
        yield
    except OSError as problem:
        raise SystemExit(
            f"Files cannot be kept in {VAR_DIR} ({problem.strerror}: {problem.filename}). "
            "Make it a folder that you may write to, or name another: REGISTRY_VAR=/some/folder"
        ) from problem


def _secret_key() -> str:
    """The configured key, or one kept in `var/` so that sessions and tokens survive a restart."""
    if key := os.environ.get("REGISTRY_SECRET_KEY"):
        return key
    path = VAR_DIR / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if key := path.read_text().strip():
            return key
        path.write_text(secrets.token_urlsafe(48))
    else:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


with _needing_var():
    SECRET_KEY = _secret_key()
DEBUG = _flag("REGISTRY_DEBUG", False)
ALLOWED_HOSTS = _words("REGISTRY_ALLOWED_HOSTS", "127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = _words("REGISTRY_TRUSTED_ORIGINS", "")
PUBLIC_URL = os.environ.get("REGISTRY_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "django_prometheus",
    "rest_framework",
    "drf_spectacular",
    "registry.identity",
    "registry.events",
    "registry.catalog",
    "registry.lifecycle",
    "registry.delivery",
    "registry.consumers",
    "registry.operations",
    "contracts_api",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "registry.operations.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "registry.identity.authorisation.AccessMiddleware",
    "registry.pages.RefusalPages",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "registry.urls"
WSGI_APPLICATION = "registry.wsgi.application"
APPEND_SLASH = False

_packaged_templates = Path(__file__).resolve().parent / "templates"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_packaged_templates if _packaged_templates.is_dir() else BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR_DIR / 'registry.sqlite3'}"),
        conn_max_age=60,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }

AUTH_USER_MODEL = "identity.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "identity:sign-in"
LOGIN_REDIRECT_URL = "catalog:contract-list"
LOGOUT_REDIRECT_URL = "identity:sign-in"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
with _needing_var():
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [Path(__file__).resolve().parent / "static"]
WHITENOISE_USE_FINDERS = True

# 2 MiB of schema text is the catalog's limit; a batch of checks and JSON escaping need room above it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _flag("REGISTRY_HTTPS", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["contracts_api.authentication.ActorAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["contracts_api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "contracts_api.openapi.ApiSchema",
    "EXCEPTION_HANDLER": "contracts_api.problems.problem_for_exception",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Data-contract registry",
    "DESCRIPTION": "Submit, check and deliver data contracts. Errors are RFC 9457 problem documents.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [],  # choices are written where they stand, so no two need the same name
}

# Webhooks to loopback and private networks are refused unless allowed, so that a subscription cannot probe them.
REGISTRY_ALLOW_PRIVATE_WEBHOOKS = _flag("REGISTRY_ALLOW_PRIVATE_WEBHOOKS", False)
# How many proxies stand in front and add to X-Forwarded-For; what they did not write is not believed.
REGISTRY_PROXIES = _number("REGISTRY_PROXIES", 0)
# After how many days things are forgotten; 0 keeps them for ever. Audit entries are always kept.
REGISTRY_KEEP_CHECK_RUNS_DAYS = _number("REGISTRY_KEEP_CHECK_RUNS_DAYS", 90)
REGISTRY_KEEP_VERDICTS_DAYS = _number("REGISTRY_KEEP_VERDICTS_DAYS", 180)
REGISTRY_KEEP_EVENTS_DAYS = _number("REGISTRY_KEEP_EVENTS_DAYS", 30)
REGISTRY_KEEP_SIGN_INS_DAYS = 30  # as long as the brake on guessing looks back
# How long a worker may be silent about what it has claimed before another takes over.
REGISTRY_LEASE_SECONDS = float(os.environ.get("REGISTRY_LEASE_SECONDS", "60"))

LOGGING = configure_logging(
    os.environ.get("REGISTRY_LOG_LEVEL", "INFO").upper(), as_json=_flag("REGISTRY_LOG_JSON", True)
)

_broker_folder = VAR_DIR / "broker"
CELERY_BROKER_URL = os.environ.get("REGISTRY_BROKER_URL", "filesystem://localhost")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep the outbox": {"task": "events.outbox_sweep", "schedule": 5.0, "options": {"expires": 5.0}},
    "forget what is old": {"task": "operations.prune", "schedule": 3600.0},
    "forget repeated answers": {"task": "api.purge_idempotency_records", "schedule": 3600.0},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
if CELERY_BROKER_URL.startswith("filesystem:"):
    with _needing_var():
        for folder in ("queue", "control"):
            (_broker_folder / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_broker_folder / "queue"),
        "data_folder_out": str(_broker_folder / "queue"),
        "control_folder": str(_broker_folder / "control"),
    }
elif CELERY_BROKER_URL.startswith(("redis:", "rediss:")):
    # A broker that is away costs a request milliseconds instead of seconds: the sweep delivers anyway.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "socket_connect_timeout": 2,
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0,
        "interval_max": 0,
    }
