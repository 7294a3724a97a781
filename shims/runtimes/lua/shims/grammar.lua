--- Where JSON values end in a text (RFC 8259). Checks without building anything, and without recursion.

local failures = require("shims.failures")

local grammar = {}

local DEEPEST = 900
local UTF8 = {
  "^[\194-\223][\128-\191]()",
  "^\224[\160-\191][\128-\191]()",
  "^[\225-\236\238\239][\128-\191][\128-\191]()",
  "^\237[\128-\159][\128-\191]()",
  "^\240[\144-\191][\128-\191][\128-\191]()",
  "^[\241-\243][\128-\191][\128-\191][\128-\191]()",
  "^\244[\128-\143][\128-\191][\128-\191]()",
}

local function invalid()
  failures.shim("payload-invalid")
end

local function character_end(text, at)
  for _, pattern in ipairs(UTF8) do
    local next_at = text:match(pattern, at)
    if next_at then
      return next_at
    end
  end
  invalid()
end

--- Raises `payload-invalid` for bytes that are no UTF-8 (RFC 3629).
function grammar.check_utf8(text)
  local at = text:find("[\128-\255]")
  while at do
    at = text:find("[\128-\255]", character_end(text, at))
  end
end

function grammar.space_end(text, at)
  return text:match("^[ \t\n\r]*()", at)
end

--- The end of the number at `at`; nil where there is none.
function grammar.number_end(text, at)
  local found = text:match("^%-?0()", at) or text:match("^%-?[1-9][0-9]*()", at)
  if not found then
    return nil
  end
  found = text:match("^%.[0-9]+()", found) or found
  return text:match("^[eE][+-]?[0-9]+()", found) or found
end

--- The end of the string whose quotation mark stands at `at`.
local function string_end(text, at)
  at = at + 1
  while true do
    at = text:match('^[^%z\1-\31"\\]*()', at)
    local letter = text:sub(at, at)
    if letter == '"' then
      return at + 1
    elseif letter ~= "\\" then
      invalid()
    end
    at = text:match('^\\["\\/bfnrt]()', at) or text:match("^\\u%x%x%x%x()", at) or invalid()
  end
end

local function scalar_end(text, at)
  if text:sub(at, at) == '"' then
    return string_end(text, at)
  end
  return grammar.number_end(text, at) or text:match("^true()", at) or text:match("^false()", at)
    or text:match("^null()", at) or invalid()
end

--- Where the value of the member begins whose key stands at `at`.
local function member_value(text, at)
  if text:sub(at, at) ~= '"' then
    invalid()
  end
  return text:match("^[ \t\n\r]*:[ \t\n\r]*()", string_end(text, at)) or invalid()
end

--- Closes what ends at `at`. Gives where the next value begins, or nil and the end of the outermost one.
local function next_value(text, at, closers)
  while #closers > 0 do
    at = grammar.space_end(text, at)
    local closer, letter = closers[#closers], text:sub(at, at)
    if letter == "," then
      at = grammar.space_end(text, at + 1)
      return closer == "}" and member_value(text, at) or at
    elseif letter ~= closer then
      invalid()
    end
    closers[#closers] = nil
    at = at + 1
  end
  return nil, at
end

--- Opens the container at `at`; the results are those of `next_value`.
local function opened(text, at, closer, closers)
  at = grammar.space_end(text, at + 1)
  if text:sub(at, at) == closer then
    return next_value(text, at + 1, closers)
  end
  closers[#closers + 1] = closer
  if #closers > DEEPEST then
    failures.shim("payload-too-deep")
  end
  return closer == "}" and member_value(text, at) or at
end

--- The end of the JSON value at `start`. Raises `payload-invalid` or `payload-too-deep`.
function grammar.value_end(text, start)
  local closers, at, finish = {}, start, nil
  while at do
    local letter = text:sub(at, at)
    if letter == "{" or letter == "[" then
      at, finish = opened(text, at, letter == "{" and "}" or "]", closers)
    else
      at, finish = next_value(text, scalar_end(text, at), closers)
    end
  end
  return finish
end

--- The end of a string that was checked before.
local function checked_string_end(text, at)
  at = at + 1
  while true do
    at = text:find('["\\]', at)
    if text:sub(at, at) == '"' then
      return at + 1
    end
    at = at + 2
  end
end
grammar.string_end = checked_string_end

--- The end of a value that was checked before, by counting brackets.
function grammar.skipped(text, at)
  local depth = 0
  repeat
    local letter = text:sub(at, at)
    if letter == '"' then
      at = checked_string_end(text, at)
    elseif letter == "{" or letter == "[" then
      depth, at = depth + 1, at + 1
    elseif letter == "}" or letter == "]" then
      depth, at = depth - 1, at + 1
    else
      at = text:match(depth == 0 and "^[^,%]} \t\n\r]*()" or '^[^"{}%[%]]*()', at)
    end
  until depth == 0
  return at
end

return grammar
