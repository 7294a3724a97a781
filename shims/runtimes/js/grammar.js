/* Where JSON values end in a text (RFC 8259). Checks without building anything, and without recursion. */

import failures from "./failures.js";

var DEEPEST = 900;
var ESCAPED = "\"\\/bfnrt";

function invalid() {
  return failures.shimFailure("payload-invalid");
}

function spaceEnd(text, at) {
  var code = text.charCodeAt(at);
  while (code === 32 || code === 10 || code === 13 || code === 9) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

function isDigit(code) {
  return code >= 48 && code <= 57;
}

function digitsEnd(text, at) {
  if (!isDigit(text.charCodeAt(at))) {
    throw invalid();
  }
  while (isDigit(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function numberEnd(text, at) {
  if (text.charAt(at) === "-") {
    at += 1;
  }
  at = text.charAt(at) === "0" ? at + 1 : digitsEnd(text, at);
  if (text.charAt(at) === ".") {
    at = digitsEnd(text, at + 1);
  }
  if (text.charAt(at) === "e" || text.charAt(at) === "E") {
    at += text.charAt(at + 1) === "+" || text.charAt(at + 1) === "-" ? 2 : 1;
    at = digitsEnd(text, at);
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
    if (code === 34) {
      return at + 1;
    }
    if (code === 92) {
      at = escapeEnd(text, at);
    } else if (code >= 32) {
      at += 1;
    } else {
      throw invalid(); // a control character, or the end of the text
    }
  }
}

function wordEnd(text, at) {
  var words = ["true", "false", "null"];
  for (var index = 0; index < words.length; index += 1) {
    if (text.substr(at, words[index].length) === words[index]) {
      return at + words[index].length;
    }
  }
  throw invalid();
}

function scalarEnd(text, at) {
  var code = text.charCodeAt(at);
  if (code === 34) {
    return stringEnd(text, at);
  }
  return code === 45 || isDigit(code) ? numberEnd(text, at) : wordEnd(text, at);
}

/* Where the value of the member begins whose key stands at `at`. */
function memberValue(text, at) {
  if (text.charAt(at) !== "\"") {
    throw invalid();
  }
  at = spaceEnd(text, stringEnd(text, at));
  if (text.charAt(at) !== ":") {
    throw invalid();
  }
  return spaceEnd(text, at + 1);
}

/* Closes what ends at `at`; where the next value begins, or -1 - the end of the outermost one. */
function nextValue(text, at, closers) {
  while (closers.length > 0) {
    at = spaceEnd(text, at);
    var closer = closers[closers.length - 1];
    if (text.charAt(at) === ",") {
      at = spaceEnd(text, at + 1);
      return closer === "}" ? memberValue(text, at) : at;
    }
    if (text.charAt(at) !== closer) {
      throw invalid();
    }
    closers.pop();
    at += 1;
  }
  return -1 - at;
}

/* The end of the JSON value at `start`. Throws `payload-invalid` or `payload-too-deep`. */
function valueEnd(text, start) {
  var closers = [];
  var at = start;
  while (at >= 0) {
    var letter = text.charAt(at);
    if (letter !== "{" && letter !== "[") {
      at = nextValue(text, scalarEnd(text, at), closers);
      continue;
    }
    var closer = letter === "{" ? "}" : "]";
    at = spaceEnd(text, at + 1);
    if (text.charAt(at) === closer) {
      at = nextValue(text, at + 1, closers);
      continue;
    }
    if (closers.push(closer) > DEEPEST) {
      throw failures.shimFailure("payload-too-deep");
    }
    at = closer === "}" ? memberValue(text, at) : at;
  }
  return -1 - at;
}

/* The end of a value that was checked before, by counting brackets. */
function skipped(text, at) {
  var depth = 0;
  for (;;) {
    var code = text.charCodeAt(at);
    if (code === 34) {
      at = checkedStringEnd(text, at);
    } else if (code === 123 || code === 91) {
      depth += 1;
      at += 1;
    } else if (code === 125 || code === 93) {
      depth -= 1;
      at += 1;
    } else {
      at = depth === 0 ? scalarEnd(text, at) : at + 1;
    }
    if (depth === 0) {
      return at;
    }
  }
}

function checkedStringEnd(text, at) {
  var end = text.indexOf("\"", at + 1);
  for (;;) {
    var slash = end - 1;
    while (text.charCodeAt(slash) === 92) {
      slash -= 1;
    }
    if ((end - slash) % 2 === 1) {
      return end + 1;
    }
    end = text.indexOf("\"", end + 1);
  }
}

export default { spaceEnd: spaceEnd, valueEnd: valueEnd, skipped: skipped, stringEnd: checkedStringEnd };
