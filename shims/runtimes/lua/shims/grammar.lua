--- Where JSON values end in a text (RFC 8259). Checks without building anything, and without recursion.
--
-- Byte by byte, which LuaJIT compiles to machine code; its interpreter and that of Lua itself run patterns faster.

local bytes = require("shims.bytes")
local failures = require("shims.failures")

local grammar = {}

local DEEPEST = 254
local byte, find = string.byte, string.find
local compiles = type(jit) == "table" and jit.status()
local QUOTE, COMMA, COLON, BACKSLASH, OPEN_ARRAY, OPEN_OBJECT, CLOSE_OBJECT = 34, 44, 58, 92, 91, 123, 125
local WORDS = { [116] = "true", [102] = "false", [110] = "null" }

local function invalid()
  failures.shim("payload-invalid")
end
grammar.invalid = invalid

local function space_end(text, at)
  local code = byte(text, at)
  while code == 32 or code == 10 or code == 13 or code == 9 do
    at = at + 1
    code = byte(text, at)
  end
  return at
end
grammar.space_end = space_end

local function digits_end(text, at)
  local start, code = at, byte(text, at)
  while code and code >= 48 and code <= 57 do
    at = at + 1
    code = byte(text, at)
  end
  return at > start and at or invalid()
end

local function number_end(text, at)
  local code = byte(text, at)
  if code == 45 then
    at = at + 1
    code = byte(text, at)
  end
  at = code == 48 and at + 1 or digits_end(text, at)
  code = byte(text, at)
  if code == 46 then
    at = digits_end(text, at + 1)
    code = byte(text, at)
  end
  if code == 101 or code == 69 then
    code = byte(text, at + 1)
    at = digits_end(text, (code == 43 or code == 45) and at + 2 or at + 1)
  end
  return at
end

--- Whether a string is what JSON writes as a number.
function grammar.is_number(value)
  local fine, finish = pcall(number_end, value, 1)
  return fine and finish == #value + 1
end

--- Whether a string is what JSON writes as an integer, which is not `-0` here.
function grammar.is_integer(value)
  local start = byte(value, 1) == 45 and 2 or 1
  local first = byte(value, start)
  if first == 48 then
    return value == "0"
  end
  for at = start, #value do
    local code = byte(value, at)
    if code < 48 or code > 57 then
      return false
    end
  end
  return first ~= nil
end

--- Whether the byte at `at` lies between two others.
local function is_between(text, at, low, high)
  local code = byte(text, at)
  return code and code >= low and code <= high
end

--- The end of the character whose first byte, `code`, is beyond ASCII (RFC 3629, section 4).
local function character_end(text, at, code)
  local low, high, length = 128, 191, 2
  if code >= 224 then
    length = code < 240 and 3 or 4
    low = code == 224 and 160 or code == 240 and 144 or low
    high = code == 237 and 159 or code == 244 and 143 or high
  end
  if code < 194 or code > 244 or not is_between(text, at + 1, low, high) then
    invalid()
  end
  for place = at + 2, at + length - 1 do
    if not is_between(text, place, 128, 191) then
      invalid()
    end
  end
  return at + length
end

local function escape_end(text, at)
  return text:match('^\\["\\/bfnrt]()', at) or text:match("^\\u%x%x%x%x()", at) or invalid()
end

--- The first byte from `at` on that a string cannot simply hold, and where it stands.
local function special_at(text, at)
  local code = byte(text, at)
  while code and code >= 32 and code < 128 and code ~= QUOTE and code ~= BACKSLASH do
    at = at + 1
    code = byte(text, at)
  end
  return at, code
end

if not compiles then
  function special_at(text, at)
    at = text:match('^[^%z\1-\31"\\\128-\255]*()', at)
    return at, byte(text, at)
  end
end

local plain_text = nil -- the payload that is being read, if it is plain

--- Looks at a text as a whole, so that its strings need not be looked at byte by byte.
function grammar.survey(text)
  plain_text = bytes.are_plain(text) and text or nil
end

--- The end of the string whose quotation mark stands at `at`, and whether it has escapes.
local function string_end(text, at)
  if text == plain_text then
    return (find(text, '"', at + 1, true) or invalid()) + 1
  end
  local code, has_escape
  at = at + 1
  while true do
    at, code = special_at(text, at)
    if code == QUOTE then
      return at + 1, has_escape
    elseif code == BACKSLASH then
      at, has_escape = escape_end(text, at), true
    elseif code and code >= 128 then
      at = character_end(text, at, code)
    else
      invalid()
    end
  end
end

--- Whether a string stands for itself between quotation marks.
function grammar.is_plain(value)
  local at, code = special_at(value, 1)
  while code and code >= 128 do
    at, code = special_at(value, at + 1)
  end
  return at > #value
end

local function scalar_end(text, at, code)
  if code == QUOTE then
    return (string_end(text, at))
  end
  local word = WORDS[code]
  if not word then
    return number_end(text, at)
  end
  return text:sub(at, at + #word - 1) == word and at + #word or invalid()
end

--- The end of the key at `at`, and whether it has escapes.
local function key_end(text, at)
  if byte(text, at) ~= QUOTE then
    invalid()
  end
  return string_end(text, at)
end
grammar.key_end = key_end

--- Where the value of a member begins, from the end of its key.
local function member_value(text, at)
  at = space_end(text, at)
  return byte(text, at) == COLON and space_end(text, at + 1) or invalid()
end
grammar.member_value = member_value

--- Behind the comma at `at`, and the space after it.
local function comma_end(text, at)
  return byte(text, at) == COMMA and space_end(text, at + 1) or invalid()
end
grammar.comma_end = comma_end

--- Behind the container that opens at `at` if it is empty, else nil and where its first item begins.
local function empty_end(text, at, code)
  local inner = space_end(text, at + 1)
  if byte(text, inner) == code + 2 then
    return inner + 1
  end
  return nil, code == OPEN_OBJECT and member_value(text, (key_end(text, inner))) or inner
end

--- The end of the JSON value at `at`, inside of `depth` containers. Raises `payload-invalid` or `payload-too-deep`.
function grammar.value_end(text, at, depth)
  local closers, open = nil, 0
  while true do
    local code, inner = byte(text, at), nil
    if code == OPEN_OBJECT or code == OPEN_ARRAY then
      if depth + open >= DEEPEST then
        failures.shim("payload-too-deep")
      end
      at, inner = empty_end(text, at, code)
    else
      at = scalar_end(text, at, code)
    end
    if inner then
      closers, open, at = closers or {}, open + 1, inner
      closers[open] = code + 2
    else
      at = open > 0 and space_end(text, at) or at
      while open > 0 and byte(text, at) == closers[open] do
        open, at = open - 1, open > 1 and space_end(text, at + 1) or at + 1
      end
      if open == 0 then
        return at
      end
      at = comma_end(text, at)
      at = closers[open] == CLOSE_OBJECT and member_value(text, (key_end(text, at))) or at
    end
  end
end

return grammar
