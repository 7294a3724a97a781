/* Where JSON values end in a text (RFC 8259). Checks without building anything, and without recursion. */

import failures from "./failures.js";

var DEEPEST = 254;
var SPACE = 32, QUOTE = 34, COMMA = 44, COLON = 58, BACKSLASH = 92, OPEN_ARRAY = 91, OPEN_OBJECT = 123,
  CLOSE_OBJECT = 125;
var ESCAPED = "\"\\/bfnrt";

function invalid() {
  return failures.shimFailure("payload-invalid");
}

/* The code of what closes a container, from the code of what opens it. */
function closerOf(opener) {
  return opener + 2;
}

function spaceEnd(text, at) {
  var code = text.charCodeAt(at);
  while (code === SPACE || code === 10 || code === 13 || code === 9) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

function digitsEnd(text, at) {
  var start = at, code = text.charCodeAt(at);
  while (code >= 48 && code <= 57) {
    at += 1;
    code = text.charCodeAt(at);
  }
  if (at === start) {
    throw invalid();
  }
  return at;
}

function numberEnd(text, at) {
  var code = text.charCodeAt(at);
  if (code === 45) {
    at += 1;
    code = text.charCodeAt(at);
  }
  at = code === 48 ? at + 1 : digitsEnd(text, at);
  code = text.charCodeAt(at);
  if (code === 46) {
    at = digitsEnd(text, at + 1);
    code = text.charCodeAt(at);
  }
  if (code === 101 || code === 69) {
    code = text.charCodeAt(at + 1);
    at = digitsEnd(text, code === 43 || code === 45 ? at + 2 : at + 1);
  }
  return at;
}

function escapeEnd(text, at) {
  var letter = text.charAt(at + 1);
  if (letter === "u") {
    if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) {
      throw invalid();
    }
    return at + 6;
  }
  if (letter === "" || ESCAPED.indexOf(letter) < 0) {
    throw invalid();
  }
  return at + 2;
}

/* The end of the string whose quotation mark stands at `at`. */
function stringEnd(text, at) {
  at += 1;
  for (;;) {
    var code = text.charCodeAt(at);
    if (code === QUOTE) {
      return at + 1;
    }
    if (code === BACKSLASH) {
      at = escapeEnd(text, at);
    } else if (code >= SPACE) {
      at += 1;
    } else {
      throw invalid(); // a control character, or the end of the text
    }
  }
}

function wordEnd(text, at, word) {
  if (text.substr(at, word.length) !== word) {
    throw invalid();
  }
  return at + word.length;
}

function scalarEnd(text, at, code) {
  switch (code) {
  case QUOTE:
    return stringEnd(text, at);
  case 116:
    return wordEnd(text, at, "true");
  case 102:
    return wordEnd(text, at, "false");
  case 110:
    return wordEnd(text, at, "null");
  default:
    return numberEnd(text, at);
  }
}

/* The end of the key at `at`. */
function keyEnd(text, at) {
  if (text.charCodeAt(at) !== QUOTE) {
    throw invalid();
  }
  return stringEnd(text, at);
}

/* Where the value of a member begins, from the end of its key. */
function memberValue(text, at) {
  at = spaceEnd(text, at);
  if (text.charCodeAt(at) !== COLON) {
    throw invalid();
  }
  return spaceEnd(text, at + 1);
}

/* Behind the container that opens at `at` if it is empty, else -1. */
function emptyEnd(text, at, code) {
  at = spaceEnd(text, at + 1);
  return text.charCodeAt(at) === closerOf(code) ? at + 1 : -1;
}

/* The end of the JSON value at `at`, inside of `depth` containers. Throws `payload-invalid` or `payload-too-deep`. */
function valueEnd(text, at, depth) {
  var closers = null, open = 0, code, end;
  for (;;) {
    code = text.charCodeAt(at);
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (depth + open >= DEEPEST) {
        throw failures.shimFailure("payload-too-deep");
      }
      end = emptyEnd(text, at, code);
      if (end < 0) {
        closers = closers || [];
        closers[open] = closerOf(code);
        open += 1;
        at = spaceEnd(text, at + 1);
        at = code === OPEN_OBJECT ? memberValue(text, keyEnd(text, at)) : at;
        continue;
      }
      at = end;
    } else {
      at = scalarEnd(text, at, code);
    }
    for (; open > 0; open -= 1, at += 1) {
      at = spaceEnd(text, at);
      code = text.charCodeAt(at);
      if (code !== closers[open - 1]) {
        break;
      }
    }
    if (open === 0) {
      return at;
    }
    at = commaEnd(text, at);
    at = closers[open - 1] === CLOSE_OBJECT ? memberValue(text, keyEnd(text, at)) : at;
  }
}

/* Behind the comma at `at`, and the space after it. */
function commaEnd(text, at) {
  if (text.charCodeAt(at) !== COMMA) {
    throw invalid();
  }
  return spaceEnd(text, at + 1);
}

export default {
  invalid: invalid, spaceEnd: spaceEnd, keyEnd: keyEnd, memberValue: memberValue, commaEnd: commaEnd, valueEnd: valueEnd
};
