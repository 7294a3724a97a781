/* Runs mappings: `compile` once for each mapping, then `transform` for each payload.
 *
 *     import shims from "./index.js";
 *     var mapping = shims.compile('{"oplevel":1,"ops":[{"op":"move","from":["mail"],"to":["email"]}]}');
 *     shims.transform('{"mail":"ada@example.org"}', mapping);
 *
 * A failure has `name` ("ShimError" or "MappingError"), `code`, `opIndex` and, for a payload, `path`;
 * `pointer(failure)` gives the path as a JSON Pointer. Codes are the same in every runtime. */

import containers from "./ops/containers.js";
import failures from "./failures.js";
import parametersModule from "./parameters.js";
import places from "./ops/places.js";
import scalars from "./ops/scalars.js";
import strings from "./ops/strings.js";
import text from "./text.js";
import treeModule from "./tree.js";

var OPLEVEL = 1;
var OPS = {};
[places, strings, scalars, containers].forEach(function (group) {
  Object.keys(group).forEach(function (name) { OPS[name] = group[name]; });
});

function stepOf(node) {
  var parameters = new parametersModule.Parameters(node);
  var name = parameters.string("op", "");
  if (!OPS.hasOwnProperty(name)) {
    throw failures.mappingFailure("unknown-op", "No op is called `" + name + "`.");
  }
  parameters.members.each(function (key) {
    if (key !== "op" && OPS[name].parameters.indexOf(key) < 0) {
      throw failures.mappingFailure("invalid-parameters", name + ": no parameter is called `" + key + "`.");
    }
  });
  return OPS[name].of(parameters, stepsOf);
}

function stepsOf(node) {
  return text.openArray(node).map(stepOf);
}

function placed(node, index) {
  try {
    return stepOf(node);
  } catch (failure) {
    throw failures.mappingFailure(failure.code || "invalid-parameters", failure.message, index);
  }
}

/* A mapping from its JSON text, as the registry publishes it. Throws a MappingError for what this runtime does not
 * know: it refuses, and never skips. */
function compile(source) {
  var members = text.openObject(text.read(source));
  var ops = members !== null && members.has("ops") ? text.openArray(members.get("ops")) : null;
  if (ops === null || members.size !== 2 || !members.has("oplevel")) {
    throw failures.mappingFailure("not-a-mapping", "A mapping is an object with `oplevel` and `ops`.");
  }
  if (!(Number(members.get("oplevel").text) <= OPLEVEL)) {
    throw failures.mappingFailure("oplevel-too-high", "This runtime speaks oplevel " + OPLEVEL + ".");
  }
  return ops.map(placed);
}

/* The payload of the other version, from text to text. Throws a ShimError and changes nothing then. */
function transform(payload, mapping) {
  var tree = new treeModule.Tree(text.read(payload));
  for (var index = 0; index < mapping.length; index += 1) {
    try {
      mapping[index](tree);
    } catch (failure) {
      failure.opIndex = index;
      throw failure;
    }
  }
  return treeModule.asText(tree.root());
}

function pointer(failure) {
  return failures.pointerOf(failure.path || []);
}

export default { OPLEVEL: OPLEVEL, compile: compile, transform: transform, pointer: pointer };
