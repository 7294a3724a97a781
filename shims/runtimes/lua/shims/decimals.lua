--- Exact decimal numbers, read from their lexemes and written in plain digits; never binary floats.

local whole = require("shims.digits")

local decimals = {}

local byte, sub = string.byte, string.sub
local MINUS, POINT, ZERO, NINE = 45, 46, 48, 57

local LARGEST_EXPONENT = 308
local SMALLEST_EXPONENT = -324
local LONGEST_NUMBER = 400
local LONGEST_EXPONENT = 15

--- (-1)^negative * digits * 10^exponent with neither zeros at the end of its digits nor at their start.
local function decimal(negative, digits, exponent)
  local first, last = 1, #digits
  while byte(digits, first) == ZERO do
    first = first + 1
  end
  if first > last then
    return { negative = false, digits = "0", exponent = 0, size = 1 }
  end
  local size = last - first + 1
  while byte(digits, last) == ZERO do
    last = last - 1
  end
  exponent = exponent + #digits - last
  return { negative = negative, digits = sub(digits, first, last), exponent = exponent, size = size }
end

--- The end of the digits from `at` on.
local function digits_end(lexeme, at)
  local code = byte(lexeme, at)
  while code and code >= ZERO and code <= NINE do
    at = at + 1
    code = byte(lexeme, at)
  end
  return at
end

--- The exponent from `at` on; nil for one that no runtime could hold.
local function exponent_of(lexeme, at)
  local direction, digits = lexeme:match("^[eE]([+-]?)0*([0-9]+)$", at)
  if #digits > LONGEST_EXPONENT then
    return nil
  end
  return tonumber(digits) * (direction == "-" and -1 or 1)
end

--- The number that a lexeme spells; nil for an exponent that no runtime could hold.
function decimals.parsed(lexeme)
  local negative = byte(lexeme, 1) == MINUS
  local start = negative and 2 or 1
  local finish = digits_end(lexeme, start)
  local digits, exponent = sub(lexeme, start, finish - 1), 0
  if byte(lexeme, finish) == POINT then
    start, finish = finish + 1, digits_end(lexeme, finish + 1)
    digits, exponent = digits .. sub(lexeme, start, finish - 1), start - finish
  end
  if finish > #lexeme then
    return decimal(negative, digits, exponent)
  end
  local shift = exponent_of(lexeme, finish)
  return shift and decimal(negative, digits, exponent + shift)
end

local function is_zero(number)
  return number.digits == "0"
end

--- Whether JSON Schema calls it an integer: 1.0 is one.
function decimals.is_integer(number)
  return number ~= nil and number.exponent >= 0
end

local function adjusted(number)
  return #number.digits - 1 + number.exponent
end

--- Whether it has no more than a few hundred digits.
function decimals.is_bounded(number)
  if not number then
    return false
  end
  return is_zero(number) or (math.abs(adjusted(number)) < LONGEST_NUMBER and number.size <= LONGEST_NUMBER)
end

--- Plain digits: no exponent, no trailing zeros, no negative zero; nil for more than 400 of them.
function decimals.plain(number)
  if math.abs(adjusted(number)) > LONGEST_NUMBER then
    return nil
  end
  local digits = number.digits
  if number.exponent >= 0 then
    digits = whole.shifted(digits, number.exponent)
  else
    digits = whole.zeros(math.max(0, 1 - number.exponent - #digits)) .. digits
    local point = #digits + number.exponent
    digits = digits:sub(1, point) .. "." .. digits:sub(point + 1)
  end
  digits = (number.negative and "-" or "") .. digits
  return #digits <= LONGEST_NUMBER and digits or nil
end

--- The same for what an IEEE 754 double can hold; nil for what is out of range.
function decimals.canonical(number)
  if adjusted(number) > LARGEST_EXPONENT or adjusted(number) < SMALLEST_EXPONENT then
    return nil
  end
  return decimals.plain(number)
end

local function magnitudes(one, other)
  if is_zero(one) or is_zero(other) then
    return is_zero(one) and (is_zero(other) and 0 or -1) or 1
  end
  if adjusted(one) ~= adjusted(other) then
    return adjusted(one) < adjusted(other) and -1 or 1
  end
  return one.digits == other.digits and 0 or one.digits < other.digits and -1 or 1
end

--- Below zero, zero or above, as `one` is smaller, the same or larger.
function decimals.compare(one, other)
  if one.negative ~= other.negative then
    return one.negative and -1 or 1
  end
  return magnitudes(one, other) * (one.negative and -1 or 1)
end

local function sum(one, other, exponent)
  local left = whole.shifted(one.digits, one.exponent - exponent)
  local right = whole.shifted(other.digits, other.exponent - exponent)
  if one.negative == other.negative then
    return { negative = one.negative, digits = whole.plus(left, right) }
  end
  if whole.compare(left, right) < 0 then
    return { negative = other.negative, digits = whole.minus(right, left) }
  end
  return { negative = one.negative, digits = whole.minus(left, right) }
end

local function product(one, other)
  return {
    negative = one.negative ~= other.negative,
    digits = whole.times(one.digits, other.digits),
    exponent = one.exponent + other.exponent,
  }
end

--- The quotient with all of its digits; nil where they have no end. The divisor does not end in 0, so it has
-- factors 2 or 5 and never both.
local function ended(dividend, exponent, divisor)
  local factor = "1"
  for prime, counterpart in pairs({ ["2"] = "5", ["5"] = "2" }) do
    local quotient, rest = whole.divided(divisor, prime)
    while rest == "0" do
      divisor, factor, exponent = quotient, whole.times(factor, counterpart), exponent - 1
      quotient, rest = whole.divided(divisor, prime)
    end
  end
  local quotient, rest = whole.divided(dividend.digits, divisor)
  if rest ~= "0" then
    return nil
  end
  return decimal(dividend.negative, whole.times(quotient, factor), exponent)
end

local function rounded(dividend, shift, divisor, scale)
  divisor = whole.shifted(divisor, math.max(-shift, 0))
  local quotient, rest = whole.divided(whole.shifted(dividend.digits, math.max(shift, 0)), divisor)
  local half, is_odd = whole.compare(whole.times(rest, "2"), divisor), tonumber(quotient:sub(-1)) % 2 == 1
  local goes_up = {
    ["half-even"] = half > 0 or (half == 0 and is_odd),
    ["half-up"] = half >= 0,
    floor = dividend.negative and rest ~= "0",
    ceiling = not dividend.negative and rest ~= "0",
  }
  if scale.round == "exact" and rest ~= "0" then
    return nil
  end
  return decimal(dividend.negative, goes_up[scale.round] and whole.plus(quotient, "1") or quotient, -scale.digits)
end

--- Exactly number * num / den + offset; nil where its digits have no end, or rounding forbids what it has.
function decimals.scaled(number, scale)
  local scaled_up = product(number, scale.num)
  scaled_up.exponent = scaled_up.exponent - scale.den.exponent
  local offset = product(scale.offset, { negative = false, digits = scale.den.digits, exponent = 0 })
  local exponent = math.min(scaled_up.exponent, offset.exponent)
  local dividend = sum(scaled_up, offset, exponent)
  if not scale.digits then
    return ended(dividend, exponent, scale.den.digits)
  end
  return rounded(dividend, exponent + scale.digits, scale.den.digits, scale)
end

return decimals
