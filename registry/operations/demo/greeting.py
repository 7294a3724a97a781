"""What `make run` prints once everything answers: each line can be pasted as it stands."""

from registry.operations.demo.content import DemoCredentials

_GREETING = """
The registry answers at  {url}
Sign in as               {user}   password  {password}

Paste any of these into another terminal, in this folder.

A CI check that passes:
{check} examples/proposals/orders-adds-gift.json

A CI check that fails, with the payload that breaks:
{check} examples/proposals/orders-drops-dispatched.json

What a gateway pulls:
curl -si -H "Authorization: Bearer {gateway_token}" {url}/api/v1/gateways/{gateway}/bundle

Logs are in {logs}. Ctrl-C stops everything.
"""


def greeting(url: str, credentials: DemoCredentials, logs: str) -> str:
    return _GREETING.format(
        url=url,
        user=credentials.user,
        password=credentials.password,
        check=(f".venv/bin/contracts check --server {url} --token {credentials.pipeline_token} --contract shop/orders"),
        gateway=credentials.gateway,
        gateway_token=credentials.gateway_token,
        logs=logs,
    )
