/* Ops that turn one value into another. */

import conditions from "../conditions.js";
import decimals from "../decimals.js";
import failures from "../failures.js";
import moments from "../moments.js";
import parametersModule from "../parameters.js";
import points from "./point.js";
import text from "../text.js";
import values from "../values.js";
import whole from "../digits.js";

var INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
var SOME_DIGITS = /^[1-9][0-9]{0,11}$/;
var NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/* The pairs of a table, which is an object or a list of pairs; from nodes to nodes. */
function pairsOf(node) {
  var pairs = [];
  var members = text.openObject(node);
  if (members !== null) {
    members.each(function (key, value) { pairs.push([text.string(key), parametersModule.constant(value)]); });
    return pairs;
  }
  return text.openArray(node).map(function (pair) {
    return text.openArray(pair).map(parametersModule.constant);
  });
}

function enumerate(parameters) {
  var at = parameters.path("at"), pairs = pairsOf(parameters.node("map"));
  var otherwise = parameters.has("else") ? text.openObject(parameters.node("else")) : null;
  var rest = otherwise === null ? null : parametersModule.constant(otherwise.get("const"));
  return points.point(at, false, function (node) {
    for (var index = 0; index < pairs.length; index += 1) {
      if (values.areSame(pairs[index][0], node)) {
        return pairs[index][1];
      }
    }
    if (rest === null) {
      throw failures.shimFailure("enum-unmapped", at);
    }
    return rest;
  });
}

function isOf(node, type) {
  if (type !== "integer") {
    return values.typeOf(node) === type;
  }
  return values.typeOf(node) === "number" && decimals.spellsInteger(node.text);
}

/* The lexeme of the number that a node is cast to; null where it has no counterpart. */
function numberLexeme(node, target) {
  var type = values.typeOf(node);
  if (type === "boolean") {
    return node.text === "true" ? "1" : "0";
  }
  if (type === "number") {
    return target === "integer" && !decimals.spellsInteger(node.text) ? null : node.text;
  }
  var lexeme = text.decoded(node.text);
  return (target === "integer" ? INTEGER : NUMBER).test(lexeme) ? lexeme : null;
}

/* `true` or `false` for what stands for it; null for anything else. */
function booleanLexeme(node) {
  if (values.typeOf(node) === "string") {
    var string = text.decoded(node.text);
    return string === "true" || string === "false" ? string : null;
  }
  var isOne = values.areSame(node, new text.Verbatim("1"));
  return isOne ? "true" : values.areSame(node, new text.Verbatim("0")) ? "false" : null;
}

/* What a string spells has to fit a double; what ops have made of numbers may be longer. */
function digitsOf(number, type) {
  return number === null ? null : type === "string" ? decimals.canonical(number) : decimals.plain(number);
}

function castTo(target, node, at) {
  if (target === "boolean" || (target === "string" && values.typeOf(node) === "boolean")) {
    return target === "boolean" ? booleanLexeme(node) : text.spelled(node.text);
  }
  var lexeme = target === "string" ? node.text : numberLexeme(node, target);
  if (lexeme === null) {
    return null;
  }
  var digits = decimals.isPlain(lexeme) ? lexeme : digitsOf(decimals.parsed(lexeme), values.typeOf(node));
  if (digits === null) {
    throw failures.shimFailure("cast-out-of-range", at);
  }
  return target === "string" ? text.spelled(digits) : digits;
}

function cast(parameters) {
  var at = parameters.path("at"), source = parameters.string("from"), target = parameters.string("to");
  return points.point(at, parameters.keepsNull(), function (node) {
    if (!isOf(node, source)) {
      throw failures.shimFailure("cast-type", at);
    }
    var lexeme = source === target ? node.text : castTo(target, node, at);
    if (lexeme === null) {
      throw failures.shimFailure("cast-form", at);
    }
    return source === target ? node : new text.Verbatim(lexeme);
  });
}

function scale(parameters) {
  var at = parameters.path("at");
  var factor = {
    num: decimals.parsed(parameters.lexeme("num")),
    den: decimals.parsed(parameters.lexeme("den", "1")),
    offset: decimals.parsed(parameters.lexeme("offset", "0")),
    round: parameters.string("round", "exact"),
    digits: parameters.has("digits") ? Number(parameters.lexeme("digits")) : null
  };
  return points.point(at, parameters.keepsNull(), function (node) {
    var found = decimals.scaled(points.numberOf("scale", at, node), factor);
    if (found === null) {
      throw failures.shimFailure("scale-inexact", at);
    }
    var digits = decimals.plain(found);
    if (digits === null) {
      throw failures.shimFailure("scale-out-of-range", at);
    }
    return new text.Verbatim(digits);
  });
}

function clamp(parameters) {
  var at = parameters.path("at"), least = parameters.constant("min"), most = parameters.constant("max");
  return points.point(at, parameters.keepsNull(), function (node) {
    var number = points.numberOf("clamp", at, node);
    if (least !== null && decimals.compare(number, decimals.parsed(least.text)) < 0) {
      return least;
    }
    return most !== null && decimals.compare(number, decimals.parsed(most.text)) > 0 ? most : node;
  });
}

/* A whole number of seconds or milliseconds as milliseconds: {negative, digits}, of any size. */
function epochOf(at, node, form) {
  if (SOME_DIGITS.test(node.text)) {
    return { negative: false, digits: form === "epoch-s" ? node.text + "000" : node.text };
  }
  var number = points.numberOf("datetime", at, node);
  if (!decimals.isInteger(number)) {
    throw failures.shimFailure("datetime-form", at);
  }
  var digits = whole.shifted(number.digits, number.exponent + (form === "epoch-s" ? 3 : 0));
  return { negative: number.negative, digits: digits };
}

function momentOf(at, node, form, zone) {
  if (form === "epoch-s" || form === "epoch-ms") {
    return epochOf(at, node, form);
  }
  var string = points.stringOf("datetime", at, node);
  var day = form === "date" ? moments.dayOf(string) : null;
  var moment = form === "date-time" ? moments.momentOf(string)
    : day === null ? null : day * moments.DAY - moments.offsetOf(zone);
  if (moment === null) {
    throw failures.shimFailure("datetime-form", at);
  }
  return { negative: moment < 0, digits: String(Math.abs(moment)) };
}

function epochLexeme(moment, form) {
  var digits = moment.digits;
  if (form === "epoch-s") {
    var found = whole.divided(digits, "1000");
    digits = moment.negative && found.rest !== "0" ? whole.plus(found.quotient, "1") : found.quotient;
  }
  return (moment.negative && digits !== "0" ? "-" : "") + digits;
}

function datetime(parameters) {
  var at = parameters.path("at"), source = parameters.string("from"), target = parameters.string("to");
  var zone = parameters.string("zone", "Z");
  var write = target === "date" ? moments.dateText : moments.dateTimeText;
  return points.point(at, parameters.keepsNull(), function (node) {
    var moment = momentOf(at, node, source, zone);
    if (target === "epoch-s" || target === "epoch-ms") {
      return new text.Verbatim(epochLexeme(moment, target));
    }
    // What a double cannot hold exactly lies far outside the years that can be written.
    var number = moment.digits.length > 15 ? Infinity : Number(moment.digits) * (moment.negative ? -1 : 1);
    var written = write(source === "date-time" ? moments.withinRange(number, zone) : number, zone);
    if (written === null) {
      throw failures.shimFailure("datetime-out-of-range", at);
    }
    return text.string(written);
  });
}

function nullable(parameters) {
  var at = parameters.path("at"), fills = parameters.string("mode") === "fill";
  return function (tree) {
    var node = tree.nodeAt(at);
    if (fills && node === undefined && tree.hasParent(at)) {
      tree.put(at, new text.Verbatim("null"));
    } else if (!fills && node !== undefined && values.isNull(node)) {
      tree.take(at, false);
    }
  };
}

function assert(parameters) {
  var at = parameters.path("at"), holds = conditions.compiled(parameters.node("schema"));
  return points.point(at, false, function (node) {
    if (!holds(node)) {
      throw failures.shimFailure("assert-failed", at);
    }
    return node;
  });
}

export default {
  "enum": { parameters: ["at", "map", "else", "back"], of: enumerate },
  cast: { parameters: ["at", "from", "to", "null"], of: cast },
  scale: { parameters: ["at", "num", "den", "offset", "round", "digits", "null"], of: scale },
  clamp: { parameters: ["at", "min", "max", "null"], of: clamp },
  datetime: { parameters: ["at", "from", "to", "zone", "null"], of: datetime },
  nullable: { parameters: ["at", "mode"], of: nullable },
  assert: { parameters: ["at", "schema"], of: assert }
};
