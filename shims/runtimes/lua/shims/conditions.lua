--- The few keywords of JSON Schema that `assert` knows. Meaning by JSON Schema 2020-12, validation, section 6.

local decimals = require("shims.decimals")
local text = require("shims.text")
local Tree = require("shims.tree")
local values = require("shims.values")

local conditions = {}
local keywords = {}

local function members_of(node)
  return Tree.new(node):root_members()
end

local function any(items, fits)
  for _, item in ipairs(items) do
    if fits(item) then
      return true
    end
  end
  return false
end

keywords["type"] = function(held, node)
  local found = values.type_of(node)
  local is_integer = found == "number" and decimals.is_integer(decimals.parsed(node.text))
  return any(Tree.items_of(held) or { held }, function(item)
    local wanted = text.decoded(item.text)
    return wanted == found or (wanted == "integer" and is_integer)
  end)
end

keywords["enum"] = function(held, node)
  return any(Tree.items_of(held), function(item) return values.are_same(item, node) end)
end

keywords["const"] = values.are_same

local function bounded(fits)
  return function(held, node)
    if values.type_of(node) ~= "number" then
      return true
    end
    local number = decimals.parsed(node.text)
    return number ~= nil and fits(decimals.compare(number, decimals.parsed(held.text)))
  end
end

keywords["minimum"] = bounded(function(order) return order >= 0 end)
keywords["maximum"] = bounded(function(order) return order <= 0 end)
keywords["exclusiveMinimum"] = bounded(function(order) return order > 0 end)
keywords["exclusiveMaximum"] = bounded(function(order) return order < 0 end)

local function length(node)
  return values.type_of(node) == "string" and values.code_points(text.decoded(node.text)) or nil
end

local function count(node)
  local items = Tree.items_of(node)
  return items and #items
end

local function measured(measure, fits)
  return function(held, node)
    local found = measure(node)
    return found == nil or fits(found, tonumber(held.text))
  end
end

local function at_least(found, bound)
  return found >= bound
end

local function at_most(found, bound)
  return found <= bound
end

keywords["minLength"] = measured(length, at_least)
keywords["maxLength"] = measured(length, at_most)
keywords["minItems"] = measured(count, at_least)
keywords["maxItems"] = measured(count, at_most)

keywords["required"] = function(held, node)
  local members = members_of(node)
  return not members or not any(Tree.items_of(held), function(key) return not members:has(text.decoded(key.text)) end)
end

keywords["properties"] = function(held, node)
  local tree = Tree.new(node)
  for _, key, condition in members_of(held):each() do
    local member = tree:node_at({ key })
    if member and not conditions.holds(condition, member) then
      return false
    end
  end
  return true
end

keywords["items"] = function(held, node)
  return not any(Tree.items_of(node) or {}, function(item) return not conditions.holds(held, item) end)
end

keywords["not"] = function(held, node)
  return not conditions.holds(held, node)
end

--- Whether a node satisfies the condition, itself a node; the keywords in the order in which it has them.
function conditions.holds(condition, node)
  for _, keyword, held in members_of(condition):each() do
    if not keywords[keyword](held, node) then
      return false
    end
  end
  return true
end

local function all_known(members)
  for _, _, condition in members:each() do
    if not conditions.is_known(condition) then
      return false
    end
  end
  return true
end

--- Whether this runtime knows every keyword of the condition.
function conditions.is_known(condition)
  for _, keyword, held in members_of(condition):each() do
    local is_nested = keyword == "items" or keyword == "not"
    if not keywords[keyword] or (is_nested and not conditions.is_known(held)) then
      return false
    elseif keyword == "properties" and not all_known(members_of(held)) then
      return false
    end
  end
  return true
end

return conditions
