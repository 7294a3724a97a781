// Reads {mapping, payload, rounds, runs} as JSON; prints the microseconds of processor time of a run in each round.
import { readFileSync } from "node:fs";
import shims from "../../../shims/runtimes/js/index.js";

const { mapping, payload, rounds, runs } = JSON.parse(readFileSync(0, "utf8"));
const compiled = shims.compile(mapping);
const told = [];
for (let round = 0; round < rounds; round += 1) {
  const start = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    shims.transform(payload, compiled);
  }
  const used = process.cpuUsage(start);
  told.push((used.user + used.system) / runs);
}
console.log(JSON.stringify({ after: shims.transform(payload, compiled), microseconds: told }));
