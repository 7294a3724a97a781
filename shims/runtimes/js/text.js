/* JSON as text: a node is the text that spells it until an op looks inside.
 *
 * What no op touches passes through as the characters it was: numbers keep their lexemes, strings their
 * escapes, lists their spaces, and `[]` never turns into `{}`.
 */

import failures from "./failures.js";
import grammar from "./grammar.js";
import members from "./members.js";

/* One JSON value as text. An object and no bare string, so that two that are spelled alike stay two. */
function Verbatim(text) {
  this.text = text;
}

/* The document in `text`. Throws `payload-invalid` or `payload-too-deep`. */
function read(text) {
  var start = grammar.spaceEnd(text, 0);
  var end = grammar.valueEnd(text, start);
  if (grammar.spaceEnd(text, end) !== text.length) {
    throw failures.shimFailure("payload-invalid");
  }
  return new Verbatim(text.slice(start, end));
}

/* The members of an object, by a single level, and how keys with escapes were spelled; null for anything else.
 * Throws `payload-duplicate-key`: which of the two a reader takes is not ours to guess. */
function openObject(text) {
  if (text.charAt(0) !== "{") {
    return null;
  }
  var opened = { members: new members.Members(), spellings: {} };
  var at = grammar.spaceEnd(text, 1);
  while (text.charAt(at) !== "}") {
    var keyEnd = grammar.stringEnd(text, at);
    var spelling = text.slice(at, keyEnd);
    var key = decoded(spelling);
    if (opened.members.has(key)) {
      throw failures.shimFailure("payload-duplicate-key");
    }
    if (spelling.indexOf("\\") >= 0) {
      opened.spellings["~" + key] = spelling;
    }
    var start = grammar.spaceEnd(text, grammar.spaceEnd(text, keyEnd) + 1);
    var end = grammar.skipped(text, start);
    opened.members.set(key, new Verbatim(text.slice(start, end)));
    at = commaEnd(text, end);
  }
  return opened;
}

/* The items of an array, each still text; null for anything else. */
function openArray(text) {
  if (text.charAt(0) !== "[") {
    return null;
  }
  var items = [];
  var at = grammar.spaceEnd(text, 1);
  while (text.charAt(at) !== "]") {
    var end = grammar.skipped(text, at);
    items.push(new Verbatim(text.slice(at, end)));
    at = commaEnd(text, end);
  }
  return items;
}

function commaEnd(text, at) {
  at = grammar.spaceEnd(text, at);
  return text.charAt(at) === "," ? grammar.spaceEnd(text, at + 1) : at;
}

/* The string that a lexeme spells. */
function decoded(lexeme) {
  return lexeme.indexOf("\\") < 0 ? lexeme.slice(1, -1) : JSON.parse(lexeme);
}

function spelled(string) {
  return JSON.stringify(string);
}

/* The node of a string that an op made. */
function string(value) {
  return new Verbatim(spelled(value));
}

/* A constant of the mapping: without spaces, with no more escapes than needed, its numbers as they are. */
function constant(text) {
  var first = text.charAt(0);
  if (first === "\"") {
    return spelled(decoded(text));
  }
  if (first === "[") {
    return "[" + openArray(text).map(function (item) { return constant(item.text); }).join(",") + "]";
  }
  if (first !== "{") {
    return text;
  }
  var told = [];
  openObject(text).members.each(function (key, node) {
    told.push(spelled(key) + ":" + constant(node.text));
  });
  return "{" + told.join(",") + "}";
}

export default {
  Verbatim: Verbatim,
  read: read,
  openObject: openObject,
  openArray: openArray,
  decoded: decoded,
  spelled: spelled,
  string: string,
  constant: constant
};
