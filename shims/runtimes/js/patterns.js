/* What regular expressions can tell of JSON (RFC 8259) in one call, which takes a fraction of looking at each
 * character: they run in machine code in Node and browsers, and in C inside of nginx.
 *
 * A pattern begins with the value or container that it is about, in a group that matches nothing by itself; `\g<1>`
 * stands for that group, in itself too. So PCRE has it, with which nginx reads the literals once, as it starts. For
 * other engines, to which `\g<1>` is mere text, the group is written out as many times as levels are to be told.
 */

// Spaces, then a string, number, word, object or array, each value in the last two being one of these again.
var WHOLE = /([ \t\n\r]*(?:"[^"\\\x00-\x1f]*(?:\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|\{(?:[ \t\n\r]*"[^"\\\x00-\x1f]*(?:\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"[ \t\n\r]*:\g<1>(?:,(?=[ \t\n\r]*")|(?=\})))*[ \t\n\r]*\}|\[(?:\g<1>(?:,(?![ \t\n\r]*\])|(?=\])))*[ \t\n\r]*\])[ \t\n\r]*){0}^\g<1>$/;
// A member or an item, in what a container holds that is known to be JSON.
var PART = /([\[{][^"\[\]{}]*(?:(?:"[^"\\]*(?:\\.[^"\\]*)*"|\g<1>)[^"\[\]{}]*)*[\]}]){0}(?:"[^"\\]*(?:\\.[^"\\]*)*"\s*:\s*)?(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^"\[{},\s]+|\g<1>)/g;
var FEW_CONTAINERS = /^[^\[{]*(?:[\[{][^\[{]*){0,254}$/;

var DEEPEST = 254;
var LEVELS = 5; // scalars and four of containers; each doubles the pattern
var LONGEST = 16384; // what nginx looks for a part in: it takes longer for each the longer the text is
var HAS_SUBROUTINES = /^(a)\g<1>$/.test("aa");

/* The pattern for engines that know no subroutines; null for one whose patterns cannot be as large. */
function unfolded(pattern, levels) {
  var parts = pattern.source.split("){0}"), group = "(?:" + parts[0].slice(1) + ")", inner = "(?!)";
  for (var level = 0; level < levels; level += 1) {
    inner = group.split("\\g<1>").join(inner);
  }
  try {
    return new RegExp(parts[1].split("\\g<1>").join(inner), pattern.global ? "g" : "");
  } catch (_) {
    return null;
  }
}

if (!HAS_SUBROUTINES) {
  WHOLE = unfolded(WHOLE, LEVELS);
  PART = unfolded(PART, DEEPEST);
}

/* Whether a text is one JSON value, not too deep; where this says no, it may be one yet. */
function isJson(text) {
  try {
    return WHOLE !== null && (!HAS_SUBROUTINES || FEW_CONTAINERS.test(text)) && WHOLE.test(text);
  } catch (_) {
    return false; // more than the engine's stack holds
  }
}

/* The texts of what a container that is JSON holds, of each member or each item; null where that is too much for the
 * engine: some tell so by an error, some by finding nothing more. */
function partsOf(container) {
  var inner = container.slice(1, -1).trim(), parts = null;
  if (inner === "") {
    return [];
  }
  if (HAS_SUBROUTINES && inner.length > LONGEST) {
    return null;
  }
  try {
    parts = PART === null ? null : inner.match(PART);
  } catch (_) {
    parts = null;
  }
  if (parts === null) {
    return null;
  }
  var last = parts[parts.length - 1];
  return inner.slice(-last.length) === last ? parts : null;
}

export default { isJson: isJson, partsOf: partsOf };
