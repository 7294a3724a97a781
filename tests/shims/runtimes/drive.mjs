// Runs cases of {mapping, payload}, one as JSON on each line, and answers each on a line.
import { createInterface } from "node:readline";
import shims from "../../../shims/runtimes/js/index.js";

function outcome(mapping, payload) {
  try {
    return { after: shims.transform(payload, shims.compile(mapping)) };
  } catch (failure) {
    return { fails: { code: failure.code || failure.stack, op: failure.opIndex, pointer: shims.pointer(failure) } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { mapping, payload } = JSON.parse(line);
  process.stdout.write(JSON.stringify(outcome(mapping, payload)) + "\n");
}
