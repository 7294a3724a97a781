"""The command line: ``contracts …``."""


def main() -> None:
    """Run the command that the arguments name, and end with its exit code."""
    from linting.cli.command import contracts

    contracts(prog_name="contracts")
