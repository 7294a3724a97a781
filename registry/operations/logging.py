"""Structured logs: one JSON object a line (or readable lines on a terminal), secrets struck out.

Standard-library loggers (Django, Celery, gunicorn) run through the same processors, so that every
line has the same shape and the same redaction.
"""

import re
from typing import Any

import structlog

_TOKEN = re.compile(r"\bdcr_(pat|ci|gw|sa)_[0-9A-Za-z]{8,}")
_WEBHOOK_SECRET = re.compile(r"\bwhsec_[0-9A-Za-z+/=]+")
_SENSITIVE_KEYS = re.compile(r"password|secret|token|authorization|cookie|api_?key", re.IGNORECASE)
_STRUCK_OUT = "[redacted]"


def redact(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """A structlog processor: strikes out sensitive keys, and tokens wherever they stand in a text."""
    return {key: _STRUCK_OUT if _SENSITIVE_KEYS.search(key) else _redacted(value) for key, value in event.items()}


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return _WEBHOOK_SECRET.sub(_STRUCK_OUT, _TOKEN.sub(rf"dcr_\1_{_STRUCK_OUT}", value))
    if isinstance(value, dict):
        return {
            key: _STRUCK_OUT if _SENSITIVE_KEYS.search(str(key)) else _redacted(item) for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_redacted(item) for item in value]
    return value


_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(level: str, *, as_json: bool) -> dict[str, Any]:
    """Bind structlog and return the dictionary for Django's LOGGING setting."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*_SHARED, structlog.stdlib.PositionalArgumentsFormatter()],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    redact,
                    renderer,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django": {"level": "WARNING"},
        },
    }
