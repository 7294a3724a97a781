/* Exact decimal numbers, read from their lexemes and written in plain digits; never binary floats. */

import whole from "./digits.js";

var LARGEST_EXPONENT = 308;
var SMALLEST_EXPONENT = -324;
var LONGEST_NUMBER = 400;
var LONGEST_EXPONENT = 15;
var PLAIN = /^-?[1-9][0-9]{0,14}$/;
var ZERO = 48;
var LEXEME = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?$/;

/* (-1)^negative * digits * 10^exponent with neither zeros at the end of its digits nor at their start. */
function decimal(negative, digits, exponent) {
  var kept = digits.charCodeAt(0) === ZERO ? digits.replace(/^0+/, "") : digits;
  var stripped = kept.charCodeAt(kept.length - 1) === ZERO ? kept.replace(/0+$/, "") : kept;
  if (stripped === "") {
    return { negative: false, digits: "0", exponent: 0, size: 1 };
  }
  return {
    negative: negative, digits: stripped, exponent: exponent + kept.length - stripped.length, size: kept.length
  };
}

/* The number that a lexeme spells; null for an exponent that no runtime could hold. */
function parsed(lexeme) {
  var match = LEXEME.exec(lexeme);
  var fraction = match[3] || "";
  var exponent = match[5] || "0";
  if (exponent.length > LONGEST_EXPONENT) {
    return null;
  }
  var shift = Number(exponent) * (match[4] === "-" ? -1 : 1);
  return decimal(match[1] === "-", match[2] + fraction, shift - fraction.length);
}

function isZero(number) {
  return number.digits === "0";
}

/* Whether JSON Schema calls it an integer: 1.0 is one. */
function isInteger(number) {
  return number !== null && number.exponent >= 0;
}

/* Whether a lexeme is an integer in plain digits already, as most are. */
function isPlain(lexeme) {
  return PLAIN.test(lexeme);
}

/* Whether a lexeme spells an integer. */
function spellsInteger(lexeme) {
  return isPlain(lexeme) || isInteger(parsed(lexeme));
}

function adjusted(number) {
  return number.digits.length - 1 + number.exponent;
}

/* Whether it has no more than a few hundred digits. */
function isBounded(number) {
  if (number === null) {
    return false;
  }
  return isZero(number) || (Math.abs(adjusted(number)) < LONGEST_NUMBER && number.size <= LONGEST_NUMBER);
}

/* Plain digits: no exponent, no trailing zeros, no negative zero; null for more than 400 of them. */
function plain(number) {
  if (Math.abs(adjusted(number)) > LONGEST_NUMBER) {
    return null;
  }
  var digits = number.digits;
  if (number.exponent >= 0) {
    digits = whole.shifted(digits, number.exponent);
  } else {
    var missing = 1 - number.exponent - digits.length;
    digits = missing > 0 ? whole.zeros(missing) + digits : digits;
    var point = digits.length + number.exponent;
    digits = digits.slice(0, point) + "." + digits.slice(point);
  }
  digits = (number.negative ? "-" : "") + digits;
  return digits.length > LONGEST_NUMBER ? null : digits;
}

/* The same for what an IEEE 754 double can hold; null for what is out of range. */
function canonical(number) {
  if (adjusted(number) > LARGEST_EXPONENT || adjusted(number) < SMALLEST_EXPONENT) {
    return null;
  }
  return plain(number);
}

function magnitudes(one, other) {
  if (isZero(one) || isZero(other)) {
    return isZero(one) ? (isZero(other) ? 0 : -1) : 1;
  }
  if (adjusted(one) !== adjusted(other)) {
    return adjusted(one) < adjusted(other) ? -1 : 1;
  }
  return one.digits === other.digits ? 0 : one.digits < other.digits ? -1 : 1;
}

/* Below zero, zero or above, as `one` is smaller, the same or larger. */
function compare(one, other) {
  if (one.negative !== other.negative) {
    return one.negative ? -1 : 1;
  }
  return magnitudes(one, other) * (one.negative ? -1 : 1);
}

function sum(one, other, exponent) {
  var left = whole.shifted(one.digits, one.exponent - exponent);
  var right = whole.shifted(other.digits, other.exponent - exponent);
  if (one.negative === other.negative) {
    return { negative: one.negative, digits: whole.plus(left, right) };
  }
  if (whole.compare(left, right) < 0) {
    return { negative: other.negative, digits: whole.minus(right, left) };
  }
  return { negative: one.negative, digits: whole.minus(left, right) };
}

function product(one, other) {
  return {
    negative: one.negative !== other.negative,
    digits: whole.times(one.digits, other.digits),
    exponent: one.exponent + other.exponent
  };
}

/* Exactly number * num / den + offset; null where its digits have no end, or `rounding` forbids what it has. */
function scaled(number, scale) {
  var scaledUp = product(number, scale.num);
  scaledUp.exponent -= scale.den.exponent;
  var isExact = scale.digits === null || scaledUp.exponent >= -scale.digits;
  if (isExact && scale.den.digits === "1" && isZero(scale.offset)) {
    return decimal(scaledUp.negative, scaledUp.digits, scaledUp.exponent);
  }
  var offset = product(scale.offset, { negative: false, digits: scale.den.digits, exponent: 0 });
  var exponent = Math.min(scaledUp.exponent, offset.exponent);
  var dividend = sum(scaledUp, offset, exponent);
  if (scale.digits === null) {
    return ended(dividend, exponent, scale.den.digits);
  }
  return rounded(dividend, exponent + scale.digits, scale.den.digits, scale);
}

/* The quotient with all of its digits. The divisor does not end in 0, so it has factors 2 or 5 and never both. */
function ended(dividend, exponent, divisor) {
  var factor = "1";
  ["2", "5"].forEach(function (prime) {
    for (var split = whole.divided(divisor, prime); split.rest === "0"; split = whole.divided(divisor, prime)) {
      divisor = split.quotient;
      factor = whole.times(factor, prime === "2" ? "5" : "2");
      exponent -= 1;
    }
  });
  var found = whole.divided(dividend.digits, divisor);
  if (found.rest !== "0") {
    return null;
  }
  return decimal(dividend.negative, whole.times(found.quotient, factor), exponent);
}

function rounded(dividend, shift, divisor, scale) {
  var found = whole.divided(
    whole.shifted(dividend.digits, Math.max(shift, 0)), whole.shifted(divisor, Math.max(-shift, 0))
  );
  var half = whole.compare(whole.times(found.rest, "2"), whole.shifted(divisor, Math.max(-shift, 0)));
  var isOdd = Number(found.quotient.slice(-1)) % 2 === 1;
  var goesUp = {
    "exact": false,
    "half-even": half > 0 || (half === 0 && isOdd),
    "half-up": half >= 0,
    "down": false,
    "floor": dividend.negative && found.rest !== "0",
    "ceiling": !dividend.negative && found.rest !== "0"
  }[scale.round];
  if (scale.round === "exact" && found.rest !== "0") {
    return null;
  }
  return decimal(dividend.negative, goesUp ? whole.plus(found.quotient, "1") : found.quotient, -scale.digits);
}

export default {
  parsed: parsed,
  isInteger: isInteger,
  spellsInteger: spellsInteger,
  isBounded: isBounded,
  plain: plain,
  isPlain: isPlain,
  canonical: canonical,
  compare: compare,
  scaled: scaled
};
