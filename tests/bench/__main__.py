from tests.bench import cold_start, engine, mappings, refusals, repository, server, verification
from tests.bench.figures import machine


def main() -> None:
    print(f"machine: {machine()}")
    engine.run()
    refusals.run()
    cold_start.run()
    repository.run()
    mappings.run()
    verification.run()
    server.run()


if __name__ == "__main__":
    main()
