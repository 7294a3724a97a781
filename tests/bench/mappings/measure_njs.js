/* The runtime inside of nginx: runs a mapping so many times, and compiles it if it runs at all. */

import shims from "index.js";

function answer(request) {
  var asked = JSON.parse(request.requestText), after = "";
  var compiled = asked.runs > 0 ? shims.compile(asked.mapping) : null;
  for (var run = 0; run < asked.runs; run += 1) {
    after = shims.transform(asked.payload, compiled);
  }
  request.return(200, JSON.stringify({ after: after }));
}

export default { answer: answer };
