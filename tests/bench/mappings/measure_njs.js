/* The runtime inside of nginx, asked as `measure.mjs` is; milliseconds are the finest its clock knows. */

import shims from "index.js";

function answer(request) {
  var asked = JSON.parse(request.requestText), compiled = shims.compile(asked.mapping), told = [], after, start;
  for (var round = 0; round < asked.rounds; round += 1) {
    start = Date.now();
    for (var run = 0; run < asked.runs; run += 1) {
      after = shims.transform(asked.payload, compiled);
    }
    told.push((Date.now() - start) * 1000 / asked.runs);
  }
  request.return(200, JSON.stringify({ after: after, microseconds: told }));
}

export default { answer: answer };
