/* What can go wrong, with the same codes as in every runtime. No message holds a value of the payload. */

function pointerOf(path) {
  return path.map(function (key) {
    return "/" + key.replace(/~/g, "~0").replace(/\//g, "~1");
  }).join("");
}

/* A payload that the mapping cannot transform; `path` says where in the payload. */
function shimFailure(code, path) {
  var failure = new Error(code);
  failure.name = "ShimError";
  failure.code = code;
  failure.path = path || [];
  failure.opIndex = null;
  return failure;
}

/* A mapping that this runtime refuses, as a whole and before any payload is touched. */
function mappingFailure(code, message, opIndex) {
  var failure = new Error(message);
  failure.name = "MappingError";
  failure.code = code;
  failure.opIndex = opIndex === undefined ? null : opIndex;
  return failure;
}

export default { pointerOf: pointerOf, shimFailure: shimFailure, mappingFailure: mappingFailure };
