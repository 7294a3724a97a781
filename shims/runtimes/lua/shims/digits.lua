--- Whole numbers as strings of decimal digits, of any size. Limbs of seven digits, so that the product of two is
-- exact in a double, which is all that Lua 5.1 has.

local digits = {}

local WIDTH = 7
local BASE = 10000000
local EXACT = 15 -- so many digits a double holds exactly

local function written(number)
  return string.format("%.0f", number)
end

local function limbs_of(number)
  local limbs = {}
  for finish = #number, 1, -WIDTH do
    limbs[#limbs + 1] = tonumber(number:sub(math.max(1, finish - WIDTH + 1), finish))
  end
  return limbs
end

local function stripped(number)
  number = number:gsub("^0+", "")
  return number == "" and "0" or number
end

local function digits_of(limbs)
  local parts = {}
  for index = #limbs, 1, -1 do
    parts[#parts + 1] = string.format("%07d", limbs[index])
  end
  return stripped(table.concat(parts))
end

function digits.zeros(count)
  return string.rep("0", count)
end

function digits.compare(one, other)
  if #one ~= #other then
    return #one < #other and -1 or 1
  end
  return one == other and 0 or one < other and -1 or 1
end

function digits.plus(one, other)
  if #one < EXACT and #other < EXACT then
    return written(tonumber(one) + tonumber(other))
  end
  local left, right, sum, carry = limbs_of(one), limbs_of(other), {}, 0
  local index = 1
  while index <= math.max(#left, #right) or carry > 0 do
    local total = (left[index] or 0) + (right[index] or 0) + carry
    sum[index] = total % BASE
    carry = math.floor(total / BASE)
    index = index + 1
  end
  return digits_of(sum)
end

--- `one` - `other`, where `other` is not the larger one.
function digits.minus(one, other)
  if #one <= EXACT then
    return written(tonumber(one) - tonumber(other))
  end
  local left, right, borrow = limbs_of(one), limbs_of(other), 0
  for index = 1, #left do
    local rest = left[index] - (right[index] or 0) - borrow
    borrow = rest < 0 and 1 or 0
    left[index] = rest + borrow * BASE
  end
  return digits_of(left)
end

function digits.times(one, other)
  if #one + #other <= EXACT then
    return written(tonumber(one) * tonumber(other))
  end
  local left, right, product = limbs_of(one), limbs_of(other), {}
  for i = 1, #left do
    local carry, j = 0, 1
    while j <= #right or carry > 0 do
      local total = (product[i + j - 1] or 0) + left[i] * (right[j] or 0) + carry
      product[i + j - 1] = total % BASE
      carry = math.floor(total / BASE)
      j = j + 1
    end
  end
  return digits_of(product)
end

--- Long division, a digit at a time, into quotient and rest; the divisor is not zero.
function digits.divided(dividend, divisor)
  if #dividend <= EXACT and #divisor <= EXACT then
    local left = tonumber(dividend) % tonumber(divisor)
    return written((tonumber(dividend) - left) / tonumber(divisor)), written(left)
  end
  local quotient, rest = {}, "0"
  for index = 1, #dividend do
    local digit = dividend:sub(index, index)
    rest = rest == "0" and digit or rest .. digit
    local count = 0
    while digits.compare(rest, divisor) >= 0 do
      rest = digits.minus(rest, divisor)
      count = count + 1
    end
    quotient[index] = count
  end
  return stripped(table.concat(quotient)), rest
end

--- The number with so many zeros behind it.
function digits.shifted(number, count)
  return number == "0" and number or number .. digits.zeros(count)
end

return digits
