--- JSON as text: a node is the text that spells it until an op looks inside.
--
-- What no op touches passes through as the bytes it was: numbers keep their lexemes, strings their escapes,
-- lists their spaces, and `[]` never turns into `{}`.

local failures = require("shims.failures")
local grammar = require("shims.grammar")
local Members = require("shims.members")
local spelling = require("shims.spelling")
local verbatim = require("shims.verbatim")

local text = {}

local byte, find, sub = string.byte, string.find, string.sub
local OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT = 91, 93, 123, 125

text.verbatim = verbatim.of

--- The members of the object at `at`, by a single level, and where it ends. Checks all of it, as `read` does.
local function members_from(source, at)
  local members = Members.new(source)
  at = grammar.space_end(source, at + 1)
  if byte(source, at) == CLOSE_OBJECT then
    return members, at + 1
  end
  while true do
    local key_end, has_escape = grammar.key_end(source, at)
    local value = grammar.member_value(source, key_end)
    local finish = grammar.value_end(source, value, 1)
    local key = sub(source, at + 1, key_end - 2)
    if has_escape then
      key = spelling.decoded('"' .. key .. '"')
      members.has_half_a_pair = members.has_half_a_pair or spelling.has_half_a_pair(key)
    end
    if members:has(key) then
      members.has_duplicates = true
    else
      local is_usual = not has_escape and value == key_end + 1
      members:read(key, at, value, finish, not is_usual and sub(source, at, key_end - 1) .. ":")
    end
    at = grammar.space_end(source, finish)
    if byte(source, at) == CLOSE_OBJECT then
      return members, at + 1
    end
    at = grammar.comma_end(source, at)
  end
end

--- The document in `source`. Raises `payload-invalid` or `payload-too-deep`.
function text.read(source)
  grammar.survey(source)
  local start, members, finish = grammar.space_end(source, 1), nil, nil
  if byte(source, start) == OPEN_OBJECT then
    members, finish = members_from(source, start)
  else
    finish = grammar.value_end(source, start, 0)
  end
  if grammar.space_end(source, finish) ~= #source + 1 then
    grammar.invalid()
  end
  return verbatim.stretch(source, start, finish, members)
end

--- The string that an op is to work on. Raises `payload-half-pair`; where no op looks, it passes through.
function text.whole(lexeme, path)
  if not find(lexeme, "\\", 1, true) then
    return sub(lexeme, 2, -2)
  end
  local value = spelling.decoded(lexeme)
  if spelling.has_half_a_pair(value) then
    failures.shim("payload-half-pair", path)
  end
  return value
end

text.decoded, text.spelled = spelling.decoded, spelling.spelled

--- The node of a string that an op made.
function text.string(value)
  return text.verbatim(text.spelled(value))
end

--- Where a node is spelled: the text and the place in it.
local function place_of(node)
  if node.start then
    return node.source, node.start
  end
  return node.text, 1
end

--- The first byte of a node's text.
function text.first_byte(node)
  return byte(place_of(node))
end

--- The members of the object that a node spells, by a single level; nil for anything else. Whoever calls owns them.
-- Raises `payload-half-pair`, or `payload-duplicate-key`: which of the two a reader takes is not ours to guess.
function text.open_object(node)
  local members = node.members
  if not members then
    local source, start = place_of(node)
    if byte(source, start) ~= OPEN_OBJECT then
      return nil
    end
    members = members_from(source, start)
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
  local source, at = place_of(node)
  if byte(source, at) ~= OPEN_ARRAY then
    return nil
  end
  local items, count = {}, 0
  at = grammar.space_end(source, at + 1)
  while byte(source, at) ~= CLOSE_ARRAY do
    count = count + 1
    local start, members = at, nil
    if byte(source, at) == OPEN_OBJECT then
      members, at = members_from(source, at) -- who opens a list mostly opens its items
      items[count] = verbatim.stretch(source, start, at, members)
    else
      at = grammar.value_end(source, at, 1)
      items[count] = verbatim.of(sub(source, start, at - 1))
    end
    at = grammar.space_end(source, at)
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
