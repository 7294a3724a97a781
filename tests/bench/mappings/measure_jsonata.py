"""Python's ports of JSONata, asked as `measure.mjs` is: the argument names the module."""

import json
import sys
import time


def runner(module: str, expression: str):
    """From text to text, the fastest way that the module offers."""
    if module == "jsonatapy":
        import jsonatapy

        return jsonatapy.compile(expression).evaluate_json
    import jsonata

    compiled = jsonata.Jsonata(expression)
    return lambda text: json.dumps(compiled.evaluate(json.loads(text)))


def main() -> None:
    asked = json.load(sys.stdin)
    run, told = runner(sys.argv[1], asked["mapping"]), []
    for _ in range(asked["rounds"]):
        start = time.process_time()
        for _ in range(asked["runs"]):
            after = run(asked["payload"])
        told.append((time.process_time() - start) * 1e6 / asked["runs"])
    print(json.dumps({"after": after, "microseconds": told}))


if __name__ == "__main__":
    main()
