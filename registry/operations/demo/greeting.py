"""What `make run` prints once everything answers."""

from registry.operations.demo.content import DemoCredentials

_GREETING = """
The registry answers at  {url}
Sign in as               {user}   password  {password}

Paste these into another terminal, in this folder:

  export CONTRACTS_SERVER={url} CONTRACTS_TOKEN={ci}

  # a CI check that passes
  .venv/bin/contracts check examples/proposals/orders-adds-gift.json --contract shop/orders

  # a CI check that fails, with the payload that breaks
  .venv/bin/contracts check examples/proposals/orders-drops-dispatched.json --contract shop/orders

  # what a gateway pulls
  curl -si -H "Authorization: Bearer {gw}" {url}/api/v1/gateways/{gateway}/bundle

Logs are in {logs}. Ctrl-C stops everything.
"""


def greeting(url: str, credentials: DemoCredentials, logs: str) -> str:
    return _GREETING.format(
        url=url,
        user=credentials.user,
        password=credentials.password,
        ci=credentials.pipeline_token,
        gw=credentials.gateway_token,
        gateway=credentials.gateway,
        logs=logs,
    )
