/* How strings are spelled in JSON (RFC 8259, section 7), and what spells half a character. */

var WHOLE_ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|[^u])/g;
var PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

/* The JSON text of a string, with no more escapes than needed. */
function spelled(string) {
  return PLAIN.test(string) ? "\"" + string + "\"" : JSON.stringify(string);
}

var HEADS = Object.create(null);

/* Looks at a key of a mapping once, instead of in each payload. */
function learn(key) {
  HEADS[key] = spelled(key) + ":";
}

/* How a member with this key begins. */
function headOf(key) {
  return HEADS[key] || spelled(key) + ":";
}

/* The string that a lexeme spells. */
function decoded(lexeme) {
  return lexeme.indexOf("\\") < 0 ? lexeme.slice(1, -1) : JSON.parse(lexeme);
}

/* Whether a lexeme escapes half a surrogate pair, which is no character: UTF-8 cannot write it (RFC 8259, section 8.2),
 * and not every engine can hold it. */
function hasHalfAPair(lexeme) {
  return lexeme.indexOf("\\u") >= 0 && lexeme.replace(WHOLE_ESCAPE, "").indexOf("\\") >= 0;
}

export default { learn: learn, headOf: headOf, spelled: spelled, decoded: decoded, hasHalfAPair: hasHalfAPair };
