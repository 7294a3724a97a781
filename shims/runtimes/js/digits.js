/* Whole numbers as strings of decimal digits: ES5.1 has no integers beyond 2^53. Limbs of seven digits, so that
 * the product of two is exact in a double. */

var WIDTH = 7;
var BASE = 10000000;

var EXACT = 15; // so many digits a double holds exactly
var ZEROS = "0000000000000000";

function zeros(count) {
  return count <= ZEROS.length ? ZEROS.slice(0, Math.max(count, 0)) : new Array(count + 1).join("0");
}

function limbsOf(digits) {
  var limbs = [];
  for (var end = digits.length; end > 0; end -= WIDTH) {
    limbs.push(parseInt(digits.slice(Math.max(0, end - WIDTH), end), 10));
  }
  return limbs;
}

function digitsOf(limbs) {
  var digits = "";
  for (var index = limbs.length - 1; index >= 0; index -= 1) {
    var limb = String(limbs[index]);
    digits += zeros(WIDTH - limb.length) + limb;
  }
  return digits.replace(/^0+/, "") || "0";
}

function compare(one, other) {
  if (one.length !== other.length) {
    return one.length < other.length ? -1 : 1;
  }
  return one === other ? 0 : one < other ? -1 : 1;
}

function plus(one, other) {
  if (one.length < EXACT && other.length < EXACT) {
    return String(Number(one) + Number(other));
  }
  var left = limbsOf(one), right = limbsOf(other), sum = [], carry = 0;
  for (var index = 0; index < Math.max(left.length, right.length) || carry > 0; index += 1) {
    var total = (left[index] || 0) + (right[index] || 0) + carry;
    sum.push(total % BASE);
    carry = Math.floor(total / BASE);
  }
  return digitsOf(sum);
}

/* `one` - `other`, where `other` is not the larger one. */
function minus(one, other) {
  if (one.length <= EXACT) {
    return String(Number(one) - Number(other));
  }
  var left = limbsOf(one), right = limbsOf(other), borrow = 0;
  for (var index = 0; index < left.length; index += 1) {
    var rest = left[index] - (right[index] || 0) - borrow;
    borrow = rest < 0 ? 1 : 0;
    left[index] = rest + borrow * BASE;
  }
  return digitsOf(left);
}

function times(one, other) {
  if (one.length + other.length <= EXACT) {
    return String(Number(one) * Number(other));
  }
  var left = limbsOf(one), right = limbsOf(other), product = [];
  for (var i = 0; i < left.length; i += 1) {
    var carry = 0;
    for (var j = 0; j < right.length || carry > 0; j += 1) {
      var total = (product[i + j] || 0) + left[i] * (right[j] || 0) + carry;
      product[i + j] = total % BASE;
      carry = Math.floor(total / BASE);
    }
  }
  return digitsOf(product);
}

/* Long division, a digit at a time; the divisor is not zero. */
function divided(dividend, divisor) {
  if (dividend.length <= EXACT && divisor.length <= EXACT) {
    var left = Number(dividend) % Number(divisor);
    return { quotient: String((Number(dividend) - left) / Number(divisor)), rest: String(left) };
  }
  var quotient = "", rest = "0";
  for (var index = 0; index < dividend.length; index += 1) {
    rest = rest === "0" ? dividend.charAt(index) : rest + dividend.charAt(index);
    var count = 0;
    while (compare(rest, divisor) >= 0) {
      rest = minus(rest, divisor);
      count += 1;
    }
    quotient += String(count);
  }
  return { quotient: quotient.replace(/^0+/, "") || "0", rest: rest };
}

/* The number with so many zeros behind it. */
function shifted(digits, count) {
  return digits === "0" ? digits : digits + zeros(count);
}

export default {
  zeros: zeros, compare: compare, plus: plus, minus: minus, times: times, divided: divided, shifted: shifted
};
