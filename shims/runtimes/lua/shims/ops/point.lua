--- What ops have in common that change one value where it stands; where nothing stands, nothing happens.

local decimals = require("shims.decimals")
local failures = require("shims.failures")
local text = require("shims.text")
local values = require("shims.values")

local point = {}

--- The op that puts `changed(node)` in place of the node at `at`.
function point.op(at, keeps_null, changed)
  local function unless_null(node)
    return values.is_null(node) and node or changed(node)
  end
  local change = keeps_null and unless_null or changed
  return function(tree)
    tree:change(at, change)
  end
end

--- Raises `<op>-type` where a node is of another type.
function point.need(name, at, node, wanted)
  if values.type_of(node) ~= wanted then
    failures.shim(name .. "-type", at)
  end
end

--- The string that a node holds. Raises `<op>-type` or `payload-half-pair`.
function point.string_of(name, at, node)
  point.need(name, at, node, "string")
  return text.whole(node.text, at)
end

--- The number that a node holds. Raises `<op>-type` or `<op>-out-of-range`.
function point.number_of(name, at, node)
  point.need(name, at, node, "number")
  local number = decimals.parsed(node.text)
  if not decimals.is_bounded(number) then
    failures.shim(name .. "-out-of-range", at)
  end
  return number
end

return point
