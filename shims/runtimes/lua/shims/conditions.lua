--- The few keywords of JSON Schema that `assert` knows. Meaning by JSON Schema 2020-12, validation, section 6.
--
-- A condition of the mapping is read once, into tests: functions of a node.

local decimals = require("shims.decimals")
local failures = require("shims.failures")
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

keywords["type"] = function(held)
  local wanted = {}
  for _, item in ipairs(Tree.items_of(held) or { held }) do
    wanted[text.decoded(item.text)] = true
  end
  return function(node)
    local found = values.type_of(node)
    local takes_integer = found == "number" and wanted["integer"]
    return wanted[found] or (takes_integer and decimals.is_integer(decimals.parsed(node.text))) or false
  end
end

keywords["enum"] = function(held)
  local allowed = Tree.items_of(held)
  return function(node)
    return any(allowed, function(item) return values.are_same(item, node) end)
  end
end

keywords["const"] = function(held)
  return function(node)
    return values.are_same(held, node)
  end
end

local function bounded(fits)
  return function(held)
    local bound = decimals.parsed(held.text)
    return function(node)
      if values.type_of(node) ~= "number" then
        return true
      end
      local number = decimals.parsed(node.text)
      return number ~= nil and fits(decimals.compare(number, bound))
    end
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
  return function(held)
    local bound = tonumber(held.text)
    return function(node)
      local found = measure(node)
      return found == nil or fits(found, bound)
    end
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

keywords["required"] = function(held)
  local keys = Tree.items_of(held)
  for index, key in ipairs(keys) do
    keys[index] = text.decoded(key.text)
  end
  return function(node)
    local members = members_of(node)
    return not members or not any(keys, function(key) return not members:has(key) end)
  end
end

keywords["properties"] = function(held)
  local tests = {}
  for index, key, condition in members_of(held):each() do
    tests[index] = { path = { key }, holds = conditions.compiled(condition) }
  end
  return function(node)
    local tree = Tree.new(node)
    return not any(tests, function(test)
      local member = tree:node_at(test.path)
      return member and not test.holds(member)
    end)
  end
end

keywords["items"] = function(held)
  local holds = conditions.compiled(held)
  return function(node)
    return not any(Tree.items_of(node) or {}, function(item) return not holds(item) end)
  end
end

keywords["not"] = function(held)
  local holds = conditions.compiled(held)
  return function(node)
    return not holds(node)
  end
end

--- Tells whether a node satisfies the condition, trying the keywords in the order in which it has them. Raises a
-- MappingError for a keyword that this runtime lacks.
function conditions.compiled(condition)
  local tests = {}
  for index, keyword, held in members_of(condition):each() do
    if not keywords[keyword] then
      failures.mapping("invalid-parameters", "assert: this runtime knows no keyword `" .. keyword .. "`.")
    end
    tests[index] = keywords[keyword](held)
  end
  return function(node)
    return not any(tests, function(test) return not test(node) end)
  end
end

return conditions
