--- Runs mappings: `compile` once for each mapping, then `transform` for each payload. Lua 5.1, LuaJIT and later.
--
--     local shims = require("shims")
--     local mapping = shims.compile('{"oplevel":1,"ops":[{"op":"move","from":["mail"],"to":["email"]}]}')
--     local text, failure = shims.transform('{"mail":"ada@example.org"}', mapping)
--
-- A failure has `name` ("ShimError" or "MappingError"), `code`, `op_index` (from 0) and, for a payload, `path`;
-- `shims.pointer(failure)` gives the path as a JSON Pointer. Codes are the same in every runtime.

local Parameters = require("shims.parameters")
local Tree = require("shims.tree")
local failures = require("shims.failures")
local text = require("shims.text")

local shims = { OPLEVEL = 1 }

local ops = {}
for _, group in ipairs({ "places", "strings", "scalars", "containers" }) do
  for name, definition in pairs(require("shims.ops." .. group)) do
    local known = { op = true }
    for _, parameter in ipairs(definition.parameters) do
      known[parameter] = true
    end
    ops[name] = { of = definition.of, known = known }
  end
end

local steps_of

local function step_of(node)
  local parameters = Parameters.new(node)
  local name = parameters:string("op", "")
  local definition = ops[name] or failures.mapping("unknown-op", "No op is called `" .. name .. "`.")
  for _, key in parameters.members:each() do
    if not definition.known[key] then
      failures.mapping("invalid-parameters", name .. ": no parameter is called `" .. key .. "`.")
    end
  end
  return definition.of(parameters, steps_of)
end

function steps_of(node)
  local steps = {}
  for index, step in ipairs(text.open_array(node)) do
    steps[index] = step_of(step)
  end
  return steps
end

--- The failure, said to be that of one op; what is no failure of ours is made one.
local function placed(failure, op_index)
  if type(failure) ~= "table" then
    failure = { name = "MappingError", code = "invalid-parameters", message = tostring(failure), path = {} }
  end
  failure.op_index = op_index
  return failure
end

--- Calls and gives what comes out, or nil and the failure at `op_index`.
local function attempt(op_index, run, ...)
  local fine, result = pcall(run, ...)
  if fine then
    return result
  end
  return nil, placed(result, op_index)
end

local function opened(source)
  local members = text.open_object(text.read(source))
  local list = members and members:get("ops")
  local nodes = list and text.open_array(list)
  local oplevel = members and members:get("oplevel")
  if not nodes or not oplevel or members.size ~= 2 then
    failures.mapping("not-a-mapping", "A mapping is an object with `oplevel` and `ops`.")
  elseif not ((tonumber(oplevel.text) or math.huge) <= shims.OPLEVEL) then
    failures.mapping("oplevel-too-high", "This runtime speaks oplevel " .. shims.OPLEVEL .. ".")
  end
  return nodes
end

--- A mapping from its JSON text, as the registry publishes it; nil and a failure for what this runtime does not
-- know: it refuses, and never skips.
function shims.compile(source)
  local nodes, failure = attempt(nil, opened, source)
  if failure then
    return nil, failure
  end
  local steps = {}
  for index, node in ipairs(nodes) do
    steps[index], failure = attempt(index - 1, step_of, node)
    if failure then
      return nil, failure
    end
  end
  return steps
end

--- Runs the steps in order; `progress.step` is the index of the one that runs.
local function run_all(mapping, payload, progress)
  local tree = Tree.new(text.read(payload))
  for index = 1, #mapping do
    progress.step = index - 1
    mapping[index](tree)
  end
  return Tree.as_text(tree:root())
end

--- The payload of the other version, from text to text; nil and a failure where the mapping does not fit it.
function shims.transform(payload, mapping)
  local progress = {}
  local fine, result = pcall(run_all, mapping, payload, progress)
  if fine then
    return result
  end
  return nil, placed(result, progress.step)
end

function shims.pointer(failure)
  return failures.pointer_of(failure.path)
end

return shims
