/* The few keywords of JSON Schema that `assert` knows. Meaning by JSON Schema 2020-12, validation, section 6.
 *
 * A condition of the mapping is read once, into tests: functions of a node.
 */

import decimals from "./decimals.js";
import failures from "./failures.js";
import text from "./text.js";
import tree from "./tree.js";
import values from "./values.js";

function members(node) {
  return new tree.Tree(node).membersAt([]);
}

function isOfType(held) {
  var wanted = (tree.itemsOf(held) || [held]).map(function (item) { return text.decoded(item.text); });
  var takesInteger = wanted.indexOf("integer") >= 0;
  return function (node) {
    var type = values.typeOf(node);
    return wanted.indexOf(type) >= 0 || (type === "number" && takesInteger && decimals.spellsInteger(node.text));
  };
}

function among(allowed) {
  return function (node) {
    return allowed.some(function (item) { return values.areSame(item, node); });
  };
}

function bounded(fits) {
  return function (held) {
    var bound = decimals.parsed(held.text);
    return function (node) {
      if (values.typeOf(node) !== "number") {
        return true;
      }
      var number = decimals.parsed(node.text);
      return number !== null && fits(decimals.compare(number, bound));
    };
  };
}

function measured(measure, fits) {
  return function (held) {
    var bound = Number(held.text);
    return function (node) {
      var found = measure(node);
      return found === null || fits(found, bound);
    };
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

function hasAll(held) {
  var keys = tree.itemsOf(held).map(function (key) { return text.decoded(key.text); });
  return function (node) {
    var found = members(node);
    return found === null || keys.every(function (key) { return found.has(key); });
  };
}

function membersHold(held) {
  var tests = [];
  members(held).each(function (key, condition) { tests.push({ path: [key], test: compiled(condition) }); });
  return function (node) {
    var within = new tree.Tree(node);
    return tests.every(function (inner) {
      var member = within.nodeAt(inner.path);
      return member === undefined || inner.test(member);
    });
  };
}

function itemsHold(held) {
  var test = compiled(held);
  return function (node) { return (tree.itemsOf(node) || []).every(test); };
}

function fails(held) {
  var test = compiled(held);
  return function (node) { return !test(node); };
}

var KEYWORDS = {
  "type": isOfType,
  "const": function (held) { return among([held]); },
  "enum": function (held) { return among(tree.itemsOf(held)); },
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
  "not": fails
};

/* Tells whether a node satisfies the condition, trying the keywords in the order in which it has them. Throws a
 * MappingError for a keyword that this runtime lacks. */
function compiled(condition) {
  var tests = [];
  members(condition).each(function (keyword, held) {
    if (!KEYWORDS.hasOwnProperty(keyword)) {
      throw failures.mappingFailure("invalid-parameters", "assert: this runtime knows no keyword `" + keyword + "`.");
    }
    tests.push(KEYWORDS[keyword](held));
  });
  return function (node) {
    return tests.every(function (test) { return test(node); });
  };
}

export default { compiled: compiled };
