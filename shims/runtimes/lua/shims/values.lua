--- Single values as ops see them: their type, and when two are the same.

local decimals = require("shims.decimals")
local text = require("shims.text")

local values = {}

local byte, sub = string.byte, string.sub

local TYPES = { ["{"] = "object", ["["] = "array", ['"'] = "string", t = "boolean", f = "boolean", n = "null" }
local type_of_first = {}
for first, name in pairs(TYPES) do
  type_of_first[byte(first)] = name
end

--- The JSON type of a node; `absent` where there is none.
function values.type_of(node)
  if not node then
    return "absent"
  elseif node.kind == "text" then
    return type_of_first[text.first_byte(node)] or "number"
  end
  return node.kind == "row" and "array" or "object"
end

function values.is_null(node)
  return node.kind == "text" and node.text == "null"
end

--- Whether two nodes are scalars that JSON Schema calls equal: 1 and 1.0, not 1 and true.
function values.are_same(one, other)
  local type_ = values.type_of(one)
  if type_ ~= values.type_of(other) or type_ == "array" or type_ == "object" then
    return false
  elseif type_ == "number" then
    local left, right = decimals.parsed(one.text), decimals.parsed(other.text)
    return left ~= nil and right ~= nil and decimals.compare(left, right) == 0
  end
  return one.text == other.text or (type_ == "string" and text.decoded(one.text) == text.decoded(other.text))
end

--- JSON Schema counts code points, and so does every op.
function values.code_points(value)
  local count = 0
  for at = 1, #value do
    local code = byte(value, at)
    count = (code < 128 or code > 191) and count + 1 or count
  end
  return count
end

--- The first so many code points of a string.
function values.cut(value, length)
  local count = 0
  for at = 1, #value do
    local code = byte(value, at)
    if code < 128 or code > 191 then
      count = count + 1
      if count > length then
        return sub(value, 1, at - 1)
      end
    end
  end
  return value
end

return values
