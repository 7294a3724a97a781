// npm's jsonata, asked as `measure.mjs` is; `mapping` is an expression, and the folder of the package is the argument.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const jsonata = createRequire(`${process.argv[2]}/`)("jsonata");
const { mapping, payload, rounds, runs } = JSON.parse(readFileSync(0, "utf8"));
const compiled = jsonata(mapping);
const told = [];
let after;
for (let round = 0; round < rounds; round += 1) {
  const start = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    after = JSON.stringify(await compiled.evaluate(JSON.parse(payload)));
  }
  const used = process.cpuUsage(start);
  told.push((used.user + used.system) / runs);
}
console.log(JSON.stringify({ after, microseconds: told }));
