--- JSON as text: a node is the text that spells it until an op looks inside.
--
-- What no op touches passes through as the bytes it was: numbers keep their lexemes, strings their escapes,
-- lists their spaces, and `[]` never turns into `{}`.

local failures = require("shims.failures")
local grammar = require("shims.grammar")
local Members = require("shims.members")

local text = {}

local byte, find, sub = string.byte, string.find, string.sub
local OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT = 91, 93, 123, 125

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }
local SPELLINGS = { ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
SPELLINGS['"'], SPELLINGS["\\"] = '\\"', "\\\\"

--- One JSON value as text. A table and no bare string, so that two that are spelled alike stay two. `members` are
-- those of an object that has been read already, until they are taken.
function text.verbatim(source, members)
  return { kind = "text", text = source, members = members }
end

--- Whether a string has half a surrogate pair, which is no character (RFC 8259, section 8.2); only escapes spell one.
local function has_half_a_pair(value)
  return find(value, "\237[\160-\191]") ~= nil
end

--- The members of the object at `at`, by a single level, and where it ends. Checks all of it, as `read` does.
local function members_from(source, at)
  local members = Members.new()
  at = grammar.space_end(source, at + 1)
  if byte(source, at) == CLOSE_OBJECT then
    return members, at + 1
  end
  while true do
    local key_end = grammar.key_end(source, at)
    local spelling = sub(source, at, key_end - 1)
    local start = grammar.member_value(source, key_end)
    local finish = grammar.value_end(source, start, 1)
    local key = text.decoded(spelling)
    members.has_half_a_pair = members.has_half_a_pair or (#key + 2 ~= #spelling and has_half_a_pair(key))
    members:add(key, spelling, sub(source, start, finish - 1))
    at = grammar.space_end(source, finish)
    if byte(source, at) == CLOSE_OBJECT then
      return members, at + 1
    end
    at = grammar.comma_end(source, at)
  end
end

--- The document in `source`. Raises `payload-invalid` or `payload-too-deep`.
function text.read(source)
  local start, members, finish = grammar.space_end(source, 1), nil, nil
  if byte(source, start) == OPEN_OBJECT then
    members, finish = members_from(source, start)
  else
    finish = grammar.value_end(source, start, 0)
  end
  if grammar.space_end(source, finish) ~= #source + 1 then
    grammar.invalid()
  end
  return text.verbatim(sub(source, start, finish - 1), members)
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

--- The string that an op is to work on. Raises `payload-half-pair`; where no op looks, it passes through.
function text.whole(lexeme, path)
  local value = text.decoded(lexeme)
  if #value + 2 ~= #lexeme and has_half_a_pair(value) then
    failures.shim("payload-half-pair", path)
  end
  return value
end

--- The string that a lexeme spells; half a surrogate pair as the three bytes that it would take.
function text.decoded(lexeme)
  if not find(lexeme, "\\", 1, true) then
    return sub(lexeme, 2, -2)
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

--- The JSON text of a string, with no more escapes than needed.
function text.spelled(value)
  if grammar.is_plain(value) then
    return '"' .. value .. '"'
  end
  local spelled = value:gsub('[%z\1-\31"\\]', escaped)
  return '"' .. spelled .. '"'
end

--- The node of a string that an op made.
function text.string(value)
  return text.verbatim(text.spelled(value))
end

--- The members of the object that a node spells, by a single level; nil for anything else. Whoever calls owns them.
-- Raises `payload-half-pair`, or `payload-duplicate-key`: which of the two a reader takes is not ours to guess.
function text.open_object(node)
  local members = node.members
  if not members then
    if byte(node.text) ~= OPEN_OBJECT then
      return nil
    end
    members = members_from(node.text, 1)
  end
  node.members = nil
  if members.has_half_a_pair then
    failures.shim("payload-half-pair")
  elseif members.has_duplicates then
    failures.shim("payload-duplicate-key")
  end
  return members
end

--- The items of the array that a node spells, each still text; nil for anything else.
function text.open_array(node)
  local source, items, count = node.text, {}, 0
  if byte(source) ~= OPEN_ARRAY then
    return nil
  end
  local at = grammar.space_end(source, 2)
  while byte(source, at) ~= CLOSE_ARRAY do
    local members, finish = nil, nil
    if byte(source, at) == OPEN_OBJECT then
      members, finish = members_from(source, at) -- who opens a list mostly opens its items
    else
      finish = grammar.value_end(source, at, 1)
    end
    count = count + 1
    items[count] = text.verbatim(sub(source, at, finish - 1), members)
    at = grammar.space_end(source, finish)
    at = byte(source, at) == CLOSE_ARRAY and at or grammar.comma_end(source, at)
  end
  return items
end

--- A constant of the mapping: without spaces, with no more escapes than needed, its numbers as they are.
function text.constant(node)
  local first, told = byte(node.text), {}
  if first == 34 then
    return text.spelled(text.decoded(node.text))
  elseif first == OPEN_ARRAY then
    for index, item in ipairs(text.open_array(node)) do
      told[index] = text.constant(item)
    end
    return "[" .. table.concat(told, ",") .. "]"
  elseif first ~= OPEN_OBJECT then
    return node.text
  end
  for index, key, member in text.open_object(node):each() do
    told[index] = text.spelled(key) .. ":" .. text.constant(member)
  end
  return "{" .. table.concat(told, ",") .. "}"
end

return text
