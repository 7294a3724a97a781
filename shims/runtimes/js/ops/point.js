/* What ops have in common that change one value where it stands; where nothing stands, nothing happens. */

import decimals from "../decimals.js";
import failures from "../failures.js";
import text from "../text.js";
import values from "../values.js";

/* The op that puts `changed(node)` in place of the node at `at`. */
function point(at, keepsNull, changed) {
  function unlessNull(node) {
    return values.isNull(node) ? node : changed(node);
  }
  var change = keepsNull ? unlessNull : changed;
  return function (tree) { tree.change(at, change); };
}

function need(name, at, node, type) {
  if (values.typeOf(node) !== type) {
    throw failures.shimFailure(name + "-type", at);
  }
}

/* The string that a node holds. Throws `<op>-type` or `payload-half-pair`. */
function stringOf(name, at, node) {
  need(name, at, node, "string");
  return text.whole(node.text, at);
}

/* The number that a node holds. Throws `<op>-type` or `<op>-out-of-range`. */
function numberOf(name, at, node) {
  need(name, at, node, "number");
  var number = decimals.parsed(node.text);
  if (!decimals.isBounded(number)) {
    throw failures.shimFailure(name + "-out-of-range", at);
  }
  return number;
}

export default { point: point, need: need, stringOf: stringOf, numberOf: numberOf };
