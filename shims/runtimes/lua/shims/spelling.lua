--- How strings are spelled in JSON (RFC 8259, section 7).

local grammar = require("shims.grammar")

local spelling = {}

local find, sub = string.find, string.sub
local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }
local SPELLINGS = { ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
SPELLINGS['"'], SPELLINGS["\\"] = '\\"', "\\\\"

local heads = {} -- of keys that mappings name

local function escaped(character)
  return SPELLINGS[character] or string.format("\\u%04x", character:byte())
end

--- The JSON text of a string, with no more escapes than needed.
function spelling.spelled(value)
  if grammar.is_plain(value) then
    return '"' .. value .. '"'
  end
  local spelled = value:gsub('[%z\1-\31"\\]', escaped)
  return '"' .. spelled .. '"'
end

--- Looks at a key of a mapping once, instead of in each payload.
function spelling.learn(key)
  heads[key] = spelling.spelled(key) .. ":"
end

--- How a member with this key begins.
function spelling.head_of(key)
  return heads[key] or spelling.spelled(key) .. ":"
end

--- Whether a string has half a surrogate pair, which is no character (RFC 8259, section 8.2); only escapes spell one.
function spelling.has_half_a_pair(value)
  return find(value, "\237[\160-\191]") ~= nil
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
function spelling.decoded(lexeme)
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

return spelling
