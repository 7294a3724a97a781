"""What the logs must never show."""

from registry.operations.logging import redact

TOKEN = "dcr_ci_" + "a" * 36


def test_a_token_inside_a_message_is_struck_out():
    event = redact(None, "info", {"event": f"sent {TOKEN} to x"})

    assert TOKEN not in str(event)
    assert event["event"] == "sent dcr_ci_[redacted] to x"


def test_a_value_under_a_sensitive_key_is_struck_out_at_any_depth():
    event = redact(None, "info", {"event": "x", "headers": {"Authorization": "Bearer y"}, "password": "z"})

    assert event == {"event": "x", "headers": {"Authorization": "[redacted]"}, "password": "[redacted]"}


def test_a_token_inside_a_list_is_struck_out():
    event = redact(None, "info", {"event": "x", "argv": ["--token", TOKEN]})

    assert TOKEN not in str(event)
