/* Single values as ops see them: their type, and when two are the same. */

import decimals from "./decimals.js";
import text from "./text.js";
import tree from "./tree.js";

var NO_PAIR = /^[^\uD800-\uDBFF]*$/, PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/, PAIRS = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
var TYPES = { "{": "object", "[": "array", "\"": "string", "t": "boolean", "f": "boolean", "n": "null" };

/* The JSON type of a node; `absent` where there is none. */
function typeOf(node) {
  if (node === undefined) {
    return "absent";
  }
  if (node instanceof text.Verbatim) {
    return TYPES[node.text.charAt(0)] || "number";
  }
  return node instanceof tree.Row ? "array" : "object";
}

function isNull(node) {
  return node instanceof text.Verbatim && node.text === "null";
}

/* Whether two nodes are scalars that JSON Schema calls equal: 1 and 1.0, not 1 and true. */
function areSame(one, other) {
  var type = typeOf(one);
  if (type !== typeOf(other) || type === "array" || type === "object") {
    return false;
  }
  if (type === "number") {
    var left = decimals.parsed(one.text), right = decimals.parsed(other.text);
    return left !== null && right !== null && decimals.compare(left, right) === 0;
  }
  if (type === "string") {
    return text.decoded(one.text) === text.decoded(other.text) && !text.hasHalfAPair(one.text + other.text);
  }
  return one.text === other.text;
}

/* JSON Schema counts code points, and so does every op. */
function codePoints(string) {
  return NO_PAIR.test(string) ? string.length : string.length - (string.match(PAIRS) || []).length;
}

/* The first so many code points of a string. */
function cut(string, length) {
  if (NO_PAIR.test(string)) {
    return string.slice(0, length);
  }
  var at = 0;
  for (var count = 0; count < length && at < string.length; count += 1) {
    at += PAIR.test(string.substr(at, 2)) ? 2 : 1;
  }
  return string.slice(0, at);
}

export default { typeOf: typeOf, isNull: isNull, areSame: areSame, codePoints: codePoints, cut: cut };
