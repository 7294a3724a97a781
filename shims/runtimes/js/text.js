/* JSON as text: a node is the text that spells it until an op looks inside.
 *
 * What no op touches passes through as the characters it was: numbers keep their lexemes, strings their
 * escapes, lists their spaces, and `[]` never turns into `{}`.
 */

import failures from "./failures.js";
import grammar from "./grammar.js";
import membersModule from "./members.js";
import patterns from "./patterns.js";
import spelling from "./spelling.js";

var SPACE = 32, COLON = 58, OPEN_ARRAY = 91, CLOSE_ARRAY = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125;

var Verbatim = membersModule.Verbatim;

/* The document in `text`. Throws `payload-invalid` or `payload-too-deep`. */
function read(text) {
  if (patterns.isJson(text)) {
    return new Verbatim(text.trim());
  }
  var start = grammar.spaceEnd(text, 0), end = grammar.valueEnd(text, start, 0);
  if (grammar.spaceEnd(text, end) !== text.length) {
    throw grammar.invalid();
  }
  return new Verbatim(text.slice(start, end));
}

/* The members of the object that a node spells, by a single level; null for anything else. Whoever calls owns them.
 * Throws `payload-half-pair`, or `payload-duplicate-key`: which of the two a reader takes is not ours to guess. */
function openObject(node) {
  var text = node.text;
  if (text.charCodeAt(0) !== OPEN_OBJECT) {
    return null;
  }
  var pieces = patterns.partsOf(text) || piecesIn(text);
  var members = text.indexOf("\\") < 0 ? membersOf(pieces) : escapedMembersOf(pieces);
  if (members.hasDuplicates()) {
    throw failures.shimFailure("payload-duplicate-key");
  }
  return members;
}

/* The members that pieces of text spell in which there is no escape. */
function membersOf(pieces) {
  var keys = [];
  for (var index = 0; index < pieces.length; index += 1) {
    var piece = pieces[index], end = piece.indexOf("\"", 1);
    if (piece.charCodeAt(end + 2) <= SPACE || piece.charCodeAt(end + 1) !== COLON) {
      pieces[index] = withoutSpaces(piece, end + 1);
    }
    keys.push(piece.slice(1, end));
  }
  return new membersModule.Members(keys, pieces);
}

function escapedMembersOf(pieces) {
  var ends = pieces.map(function (piece) { return grammar.keyEnd(piece, 0); });
  var lexemes = pieces.map(function (piece, index) { return piece.slice(0, ends[index]); });
  if (lexemes.some(spelling.hasHalfAPair)) {
    throw failures.shimFailure("payload-half-pair");
  }
  var told = pieces.map(function (piece, index) { return withoutSpaces(piece, ends[index]); });
  var members = new membersModule.Members(lexemes.map(spelling.decoded), told);
  lexemes.forEach(function (lexeme, place) {
    if (lexeme.indexOf("\\") >= 0) {
      members.spell(place, lexeme + ":");
    }
  });
  return members;
}

/* The text of a member with nothing around its colon. */
function withoutSpaces(piece, keyEnd) {
  return piece.slice(0, keyEnd) + ":" + piece.slice(grammar.memberValue(piece, keyEnd));
}

/* The texts of an object's members, found by looking at each character. */
function piecesIn(text) {
  var at = grammar.spaceEnd(text, 1), pieces = [];
  while (text.charCodeAt(at) !== CLOSE_OBJECT) {
    var end = grammar.valueEnd(text, grammar.memberValue(text, grammar.keyEnd(text, at)), 1);
    pieces.push(text.slice(at, end));
    at = grammar.spaceEnd(text, end);
    at = text.charCodeAt(at) === CLOSE_OBJECT ? at : grammar.commaEnd(text, at);
  }
  return pieces;
}

/* The items of the array that a node spells, each still text; null for anything else. */
function openArray(node) {
  if (node.text.charCodeAt(0) !== OPEN_ARRAY) {
    return null;
  }
  var pieces = patterns.partsOf(node.text) || itemsFrom(node.text), items = [];
  for (var index = 0; index < pieces.length; index += 1) {
    items.push(new Verbatim(pieces[index]));
  }
  return items;
}

/* The texts of an array's items, found by looking at each character. */
function itemsFrom(text) {
  var at = grammar.spaceEnd(text, 1), items = [];
  while (text.charCodeAt(at) !== CLOSE_ARRAY) {
    var end = grammar.valueEnd(text, at, 1);
    items.push(text.slice(at, end));
    at = grammar.spaceEnd(text, end);
    at = text.charCodeAt(at) === CLOSE_ARRAY ? at : grammar.commaEnd(text, at);
  }
  return items;
}

/* The string that an op is to work on. Throws `payload-half-pair`; where no op looks, it passes through. */
function whole(lexeme, path) {
  if (lexeme.indexOf("\\") < 0) {
    return lexeme.slice(1, -1);
  }
  if (spelling.hasHalfAPair(lexeme)) {
    throw failures.shimFailure("payload-half-pair", path);
  }
  return JSON.parse(lexeme);
}

/* The node of a string that an op made. */
function string(value) {
  return new Verbatim(spelling.spelled(value));
}

/* A constant of the mapping: without spaces, with no more escapes than needed, its numbers as they are. */
function constant(node) {
  var first = node.text.charAt(0);
  if (first === "\"") {
    return spelling.spelled(spelling.decoded(node.text));
  }
  if (first === "[") {
    return "[" + openArray(node).map(constant).join(",") + "]";
  }
  if (first !== "{") {
    return node.text;
  }
  var told = [];
  openObject(node).each(function (key, member) {
    told.push(spelling.spelled(key) + ":" + constant(member));
  });
  return "{" + told.join(",") + "}";
}

export default {
  Verbatim: Verbatim,
  read: read,
  openObject: openObject,
  openArray: openArray,
  hasHalfAPair: spelling.hasHalfAPair,
  whole: whole,
  decoded: spelling.decoded,
  spelled: spelling.spelled,
  string: string,
  constant: constant
};
