from tests.bench import cold_start, engine, server
from tests.bench.figures import machine


def main() -> None:
    print(f"machine: {machine()}")
    engine.run()
    cold_start.run()
    server.run()


if __name__ == "__main__":
    main()
