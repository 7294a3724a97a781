--- JSON as text: a node is the text that spells it until an op looks inside.
--
-- What no op touches passes through as the bytes it was: numbers keep their lexemes, strings their escapes,
-- lists their spaces, and `[]` never turns into `{}`.

local failures = require("shims.failures")
local grammar = require("shims.grammar")
local Members = require("shims.members")

local text = {}

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }
local SPELLINGS = { ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
SPELLINGS['"'], SPELLINGS["\\"] = '\\"', "\\\\"

--- One JSON value as text. A table and no bare string, so that two that are spelled alike stay two.
function text.verbatim(source)
  return { kind = "text", text = source }
end

--- The document in `source`. Raises `payload-invalid` or `payload-too-deep`.
function text.read(source)
  grammar.check_utf8(source)
  local start = grammar.space_end(source, 1)
  local finish = grammar.value_end(source, start)
  if grammar.space_end(source, finish) ~= #source + 1 then
    failures.shim("payload-invalid")
  end
  return text.verbatim(source:sub(start, finish - 1))
end

local function encoded(code)
  local function tail(shift)
    return string.char(128 + math.floor(code / 64 ^ shift) % 64)
  end
  if code < 128 then
    return string.char(code)
  elseif code < 2048 then
    return string.char(192 + math.floor(code / 64)) .. tail(0)
  elseif code < 65536 then
    return string.char(224 + math.floor(code / 4096)) .. tail(1) .. tail(0)
  end
  return string.char(240 + math.floor(code / 262144)) .. tail(2) .. tail(1) .. tail(0)
end

local function paired(high, low)
  return encoded(65536 + (tonumber(high, 16) - 55296) * 1024 + tonumber(low, 16) - 56320)
end

local function unescaped(letter, four, at)
  if letter ~= "u" then
    return ESCAPES[letter], at + 2
  end
  return encoded(tonumber(four, 16)), at + 6
end

--- The string that a lexeme spells; half a surrogate pair as the three bytes that it would take.
function text.decoded(lexeme)
  if not lexeme:find("\\", 1, true) then
    return lexeme:sub(2, -2)
  end
  local parts, at = {}, 2
  while at < #lexeme do
    local slash = lexeme:find("\\", at, true) or #lexeme
    parts[#parts + 1] = lexeme:sub(at, slash - 1)
    at = slash
    if slash < #lexeme then
      local high, low = lexeme:match("^\\u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", at)
      if high then
        parts[#parts + 1], at = paired(high, low), at + 12
      else
        parts[#parts + 1], at = unescaped(lexeme:sub(at + 1, at + 1), lexeme:sub(at + 2, at + 5), at)
      end
    end
  end
  return table.concat(parts)
end

local function escaped(character)
  return SPELLINGS[character] or string.format("\\u%04x", character:byte())
end

local function half(second, third)
  return string.format("\\ud%03x", (second:byte() - 128) % 64 * 64 + third:byte() - 128)
end

--- The JSON text of a string, with no more escapes than needed.
function text.spelled(value)
  local spelled = value:gsub('[%z\1-\31"\\]', escaped)
  if spelled:find("\237", 1, true) then
    spelled = spelled:gsub("\237([\160-\191])([\128-\191])", half)
  end
  return '"' .. spelled .. '"'
end

--- The node of a string that an op made.
function text.string(value)
  return text.verbatim(text.spelled(value))
end

local function comma_end(source, at)
  at = grammar.space_end(source, at)
  return source:sub(at, at) == "," and grammar.space_end(source, at + 1) or at
end

--- The members of an object, by a single level, and how keys with escapes were spelled; nil for anything else.
-- Raises `payload-duplicate-key`: which of the two a reader takes is not ours to guess.
function text.open_object(source)
  if source:sub(1, 1) ~= "{" then
    return nil
  end
  local members, spellings = Members.new(), {}
  local at = grammar.space_end(source, 2)
  while source:sub(at, at) ~= "}" do
    local key_end = grammar.string_end(source, at)
    local spelling = source:sub(at, key_end - 1)
    local key = text.decoded(spelling)
    if members:has(key) then
      failures.shim("payload-duplicate-key")
    end
    if spelling:find("\\", 1, true) then
      spellings[key] = spelling
    end
    local start = source:match("^[ \t\n\r]*:[ \t\n\r]*()", key_end)
    local finish = grammar.skipped(source, start)
    members:set(key, text.verbatim(source:sub(start, finish - 1)))
    at = comma_end(source, finish)
  end
  return members, spellings
end

--- The items of an array, each still text; nil for anything else.
function text.open_array(source)
  if source:sub(1, 1) ~= "[" then
    return nil
  end
  local items = {}
  local at = grammar.space_end(source, 2)
  while source:sub(at, at) ~= "]" do
    local finish = grammar.skipped(source, at)
    items[#items + 1] = text.verbatim(source:sub(at, finish - 1))
    at = comma_end(source, finish)
  end
  return items
end

--- A constant of the mapping: without spaces, with no more escapes than needed, its numbers as they are.
function text.constant(source)
  local first, told = source:sub(1, 1), {}
  if first == '"' then
    return text.spelled(text.decoded(source))
  elseif first == "[" then
    for index, item in ipairs(text.open_array(source)) do
      told[index] = text.constant(item.text)
    end
    return "[" .. table.concat(told, ",") .. "]"
  elseif first ~= "{" then
    return source
  end
  for key, node in text.open_object(source):each() do
    told[#told + 1] = text.spelled(key) .. ":" .. text.constant(node.text)
  end
  return "{" .. table.concat(told, ",") .. "}"
end

return text
