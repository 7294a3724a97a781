/* The runtime inside of nginx: answers one case, sent as the body of a request. */

import shims from "index.js";

function answer(request) {
  var asked = JSON.parse(request.requestText), told;
  try {
    told = { after: shims.transform(asked.payload, shims.compile(asked.mapping)) };
  } catch (failure) {
    told = { fails: { code: failure.code || String(failure), op: failure.opIndex, pointer: shims.pointer(failure) } };
  }
  request.headersOut["Content-Type"] = "application/json";
  request.return(200, JSON.stringify(told));
}

export default { answer: answer };
