"""The command line: ``contracts …``."""


def main() -> None:
    """Run the command that the arguments name, and end with its exit code."""
    import gc

    from linting.cli.streams import prepare

    prepare()
    # What is imported and read stays until the end, so looking for garbage as often as usual is a tenth of the time.
    gc.set_threshold(50_000, 20, 50)

    from linting.cli.command import contracts

    try:
        contracts(prog_name="contracts")
    finally:
        # At the end, too, the interpreter would look through all of it for cycles, which is a fifth of the time.
        gc.freeze()
