/* The few keywords of JSON Schema that `assert` knows. Meaning by JSON Schema 2020-12, validation, section 6. */

import decimals from "./decimals.js";
import text from "./text.js";
import tree from "./tree.js";
import values from "./values.js";

function members(node) {
  return new tree.Tree(node).membersAt([]);
}

function isOfType(held, node) {
  var wanted = (tree.itemsOf(held) || [held]).map(function (item) { return text.decoded(item.text); });
  var type = values.typeOf(node);
  return wanted.indexOf(type) >= 0 ||
    (type === "number" && wanted.indexOf("integer") >= 0 && decimals.isInteger(decimals.parsed(node.text)));
}

function isAmong(allowed, node) {
  return allowed.some(function (item) { return values.areSame(item, node); });
}

function bounded(fits) {
  return function (held, node) {
    if (values.typeOf(node) !== "number") {
      return true;
    }
    var number = decimals.parsed(node.text);
    return number !== null && fits(decimals.compare(number, decimals.parsed(held.text)));
  };
}

function measured(measure, fits) {
  return function (held, node) {
    var found = measure(node);
    return found === null || fits(found, Number(held.text));
  };
}

function length(node) {
  return values.typeOf(node) === "string" ? values.codePoints(text.decoded(node.text)) : null;
}

function count(node) {
  var found = tree.itemsOf(node);
  return found === null ? null : found.length;
}

function atLeast(found, bound) {
  return found >= bound;
}

function atMost(found, bound) {
  return found <= bound;
}

function hasAll(held, node) {
  var found = members(node);
  return found === null || tree.itemsOf(held).every(function (key) { return found.has(text.decoded(key.text)); });
}

function membersHold(held, node) {
  var within = new tree.Tree(node);
  var all = true;
  members(held).each(function (key, condition) {
    var member = within.nodeAt([key]);
    all = all && (member === undefined || holds(condition, member));
  });
  return all;
}

function itemsHold(held, node) {
  return (tree.itemsOf(node) || []).every(function (item) { return holds(held, item); });
}

var KEYWORDS = {
  "type": isOfType,
  "const": function (held, node) { return isAmong([held], node); },
  "enum": function (held, node) { return isAmong(tree.itemsOf(held), node); },
  "minimum": bounded(function (order) { return order >= 0; }),
  "maximum": bounded(function (order) { return order <= 0; }),
  "exclusiveMinimum": bounded(function (order) { return order > 0; }),
  "exclusiveMaximum": bounded(function (order) { return order < 0; }),
  "minLength": measured(length, atLeast),
  "maxLength": measured(length, atMost),
  "minItems": measured(count, atLeast),
  "maxItems": measured(count, atMost),
  "required": hasAll,
  "properties": membersHold,
  "items": itemsHold,
  "not": function (held, node) { return !holds(held, node); }
};

/* Whether a node satisfies the condition, itself a node; the keywords in the order in which it has them. */
function holds(condition, node) {
  var all = true;
  members(condition).each(function (keyword, held) {
    all = all && KEYWORDS[keyword](held, node);
  });
  return all;
}

/* Whether this runtime knows every keyword of the condition. */
function isKnown(condition) {
  var all = true;
  members(condition).each(function (keyword, held) {
    all = all && KEYWORDS.hasOwnProperty(keyword);
    if (keyword === "items" || keyword === "not") {
      all = all && isKnown(held);
    } else if (keyword === "properties") {
      members(held).each(function (key, inner) { all = all && isKnown(inner); });
    }
  });
  return all;
}

export default { holds: holds, isKnown: isKnown };
