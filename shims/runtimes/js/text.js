/* JSON as text: a node is the text that spells it until an op looks inside.
 *
 * What no op touches passes through as the characters it was: numbers keep their lexemes, strings their
 * escapes, lists their spaces, and `[]` never turns into `{}`.
 */

import failures from "./failures.js";
import grammar from "./grammar.js";
import membersModule from "./members.js";

var PLAIN = ""; // how a key is spelled that stands between quotation marks as it is
var WHOLE_ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|[^u])/g;
var SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/;

/* One JSON value as text. An object and no bare string, so that two that are spelled alike stay two. `members` are
 * those of an object that has been read already, until they are taken. */
function Verbatim(text) {
  this.text = text;
  this.members = null;
}

/* The document in `text`. Throws `payload-invalid` or `payload-too-deep`. */
function read(text) {
  var start = grammar.spaceEnd(text, 0);
  var members = text.charAt(start) === "{" ? membersFrom(text, start) : null;
  var end = members === null ? grammar.valueEnd(text, start, 0) : members.end;
  if (grammar.spaceEnd(text, end) !== text.length) {
    throw grammar.invalid();
  }
  var node = new Verbatim(text.slice(start, end));
  node.members = members;
  return node;
}

/* The members of the object at `at`, by a single level; `end` says where it ends. Checks all of it, as `read` does. */
function membersFrom(text, at) {
  var members = new membersModule.Members();
  at = grammar.spaceEnd(text, at + 1);
  if (text.charAt(at) === "}") {
    members.end = at + 1;
    return members;
  }
  for (;;) {
    var keyEnd = grammar.keyEnd(text, at), key = text.slice(at + 1, keyEnd - 1), isPlain = key.indexOf("\\") < 0;
    var start = grammar.memberValue(text, keyEnd), end = grammar.valueEnd(text, start, 1);
    var spelling = isPlain ? PLAIN : text.slice(at, keyEnd);
    members.hasHalfAPair = members.hasHalfAPair || (!isPlain && hasHalfAPair(spelling));
    members.add(isPlain ? key : JSON.parse(spelling), spelling, new Verbatim(text.slice(start, end)));
    at = grammar.spaceEnd(text, end);
    if (text.charAt(at) === "}") {
      members.end = at + 1;
      return members;
    }
    at = grammar.commaEnd(text, at);
  }
}

/* The members of the object that a node spells, by a single level; null for anything else. Whoever calls owns them.
 * Throws `payload-half-pair`, or `payload-duplicate-key`: which of the two a reader takes is not ours to guess. */
function openObject(node) {
  var members = node.members;
  if (members === null) {
    if (node.text.charAt(0) !== "{") {
      return null;
    }
    members = membersFrom(node.text, 0);
  }
  node.members = null;
  if (members.hasHalfAPair) {
    throw failures.shimFailure("payload-half-pair");
  }
  if (members.hasDuplicates) {
    throw failures.shimFailure("payload-duplicate-key");
  }
  return members;
}

/* The items of the array that a node spells, each still text; null for anything else. */
function openArray(node) {
  var text = node.text, items = [];
  if (text.charAt(0) !== "[") {
    return null;
  }
  var at = grammar.spaceEnd(text, 1);
  while (text.charAt(at) !== "]") {
    // Who opens a list mostly opens its items.
    var members = text.charAt(at) === "{" ? membersFrom(text, at) : null;
    var end = members === null ? grammar.valueEnd(text, at, 1) : members.end;
    var item = new Verbatim(text.slice(at, end));
    item.members = members;
    items.push(item);
    at = grammar.spaceEnd(text, end);
    at = text.charAt(at) === "]" ? at : grammar.commaEnd(text, at);
  }
  return items;
}

/* The text of a key, which is read as it was spelled. */
function keyText(key, spelling) {
  return spelling === PLAIN ? "\"" + key + "\"" : spelling === null ? spelled(key) : spelling;
}

/* Whether a lexeme escapes half a surrogate pair, which is no character: UTF-8 cannot write it (RFC 8259, section 8.2),
 * and not every engine can hold it. */
function hasHalfAPair(lexeme) {
  return lexeme.indexOf("\\u") >= 0 && lexeme.replace(WHOLE_ESCAPE, "").indexOf("\\") >= 0;
}

/* The string that an op is to work on. Throws `payload-half-pair`; where no op looks, it passes through. */
function whole(lexeme, path) {
  if (hasHalfAPair(lexeme)) {
    throw failures.shimFailure("payload-half-pair", path);
  }
  return decoded(lexeme);
}

/* The string that a lexeme spells. */
function decoded(lexeme) {
  return lexeme.indexOf("\\") < 0 ? lexeme.slice(1, -1) : JSON.parse(lexeme);
}

function spelled(string) {
  return SPECIAL.test(string) ? JSON.stringify(string) : "\"" + string + "\"";
}

/* The node of a string that an op made. */
function string(value) {
  return new Verbatim(spelled(value));
}

/* A constant of the mapping: without spaces, with no more escapes than needed, its numbers as they are. */
function constant(node) {
  var first = node.text.charAt(0);
  if (first === "\"") {
    return spelled(decoded(node.text));
  }
  if (first === "[") {
    return "[" + openArray(node).map(constant).join(",") + "]";
  }
  if (first !== "{") {
    return node.text;
  }
  var told = [];
  openObject(node).each(function (key, member) {
    told.push(spelled(key) + ":" + constant(member));
  });
  return "{" + told.join(",") + "}";
}

export default {
  Verbatim: Verbatim,
  read: read,
  openObject: openObject,
  openArray: openArray,
  keyText: keyText,
  hasHalfAPair: hasHalfAPair,
  whole: whole,
  decoded: decoded,
  spelled: spelled,
  string: string,
  constant: constant
};
