--- Ops on lists and objects, and ops that run others.

local Members = require("shims.members")
local Parameters = require("shims.parameters")
local Tree = require("shims.tree")
local failures = require("shims.failures")
local point = require("shims.ops.point")
local text = require("shims.text")
local values = require("shims.values")

local containers = {}

local function run_all(steps, tree)
  for _, step in ipairs(steps) do
    step(tree)
  end
end

--- Raises the failure again, said to be at `at` or there under `key`.
local function fail_at(failure, at, key)
  if type(failure) == "table" and failure.name == "ShimError" then
    local path = Parameters.within(at, key)
    for _, inner in ipairs(failure.path) do
      path[#path + 1] = inner
    end
    failure.path = path
  end
  error(failure, 0)
end

--- What the ops make of a node that stands at `at`, or there under `key`.
local function run_on(steps, node, at, key)
  local tree = Tree.new(node)
  local fine, failure = pcall(run_all, steps, tree)
  return fine and tree:root() or fail_at(failure, at, key)
end

--- Runs the ops on every item; `progress.index` counts them.
local function run_on_items(steps, items, progress)
  local tree, results = Tree.new(items[1]), {}
  for index = 1, #items do
    progress.index = index
    tree:hold(items[index])
    run_all(steps, tree)
    results[index] = tree:root()
    progress.is_untouched = progress.is_untouched and Tree.is_untouched(items[index], results[index])
  end
  return results
end

containers["in"] = {
  parameters = { "at", "do", "null" },
  of = function(parameters, steps_of)
    local at, steps, keeps_null = parameters:path("at"), steps_of(parameters:node("do")), parameters:keeps_null()
    return function(tree)
      local node = tree:node_at(at)
      if not node or (keeps_null and values.is_null(node)) then
        return
      end
      local result = run_on(steps, node, at)
      if not Tree.is_untouched(node, result) then
        tree:replace(at, result)
      end
    end
  end,
}

containers["each"] = {
  parameters = { "at", "do", "null" },
  of = function(parameters, steps_of)
    local at, steps = parameters:path("at"), steps_of(parameters:node("do"))
    return point.op(at, parameters:keeps_null(), function(node)
      point.need("each", at, node, "array")
      local progress = { is_untouched = true }
      local fine, results = pcall(run_on_items, steps, Tree.items_of(node), progress)
      if not fine then
        fail_at(results, at, progress.index - 1)
      end
      return progress.is_untouched and node or Tree.row(results)
    end)
  end,
}

containers["each_value"] = {
  parameters = { "at", "do", "null" },
  of = function(parameters, steps_of)
    local at, steps = parameters:path("at"), steps_of(parameters:node("do"))
    return point.op(at, parameters:keeps_null(), function(node)
      point.need("each_value", at, node, "object")
      local tree = Tree.new(node)
      for _, key, value in tree:root_members():each() do
        local changed = run_on(steps, value, at, "*")
        if not Tree.is_untouched(value, changed) then
          tree:replace({ key }, changed)
        end
      end
      return Tree.is_untouched(node, tree:root()) and node or tree:root()
    end)
  end,
}

local function case_of(node, steps_of)
  local members = text.open_object(node)
  local wanted = members:get("type")
  return {
    type = wanted and text.decoded(wanted.text),
    value = members:get("value"),
    steps = steps_of(members:get("do")),
  }
end

local function fits(case, node)
  if case.type then
    return case.type == values.type_of(node)
  end
  return node ~= nil and values.are_same(node, case.value)
end

--- The ops for what no case fits; nil where that fails.
local function otherwise_of(parameters, steps_of)
  if not parameters:has("else") or parameters:node("else").text == '"fail"' then
    return nil
  end
  return parameters:node("else").text:sub(1, 1) == "[" and steps_of(parameters:node("else")) or {}
end

containers["switch"] = {
  parameters = { "on", "cases", "else" },
  of = function(parameters, steps_of)
    local on, otherwise, cases = parameters:path("on"), otherwise_of(parameters, steps_of), {}
    for index, node in ipairs(parameters:items("cases")) do
      cases[index] = case_of(node, steps_of)
    end
    return function(tree)
      local node = tree:node_at(on)
      for _, case in ipairs(cases) do
        if fits(case, node) then
          return run_all(case.steps, tree)
        end
      end
      run_all(otherwise or failures.shim("switch-unmatched", on), tree)
    end
  end,
}

containers["wrap"] = {
  parameters = { "at" },
  of = function(parameters)
    return point.op(parameters:path("at"), false, function(node) return Tree.row({ node }) end)
  end,
}

containers["unwrap"] = {
  parameters = { "at", "pick", "empty", "null" },
  of = function(parameters)
    local at, pick = parameters:path("at"), parameters:string("pick", "only")
    local empty, keeps_null = parameters:string("empty", "fail"), parameters:keeps_null()
    return function(tree)
      local node = tree:node_at(at)
      local items = Tree.items_of(node)
      if not items then
        if node and not (keeps_null and values.is_null(node)) then
          failures.shim("unwrap-type", at)
        end
      elseif #items == 0 and empty == "absent" then
        tree:take(at, false)
      elseif #items == 0 and empty == "null" then
        tree:replace(at, text.verbatim("null"))
      elseif #items == 0 or (#items > 1 and pick == "only") then
        failures.shim("unwrap-count", at)
      else
        tree:replace(at, items[pick == "last" and #items or 1])
      end
    end
  end,
}

local function item_of(key, node, key_name, value_name, at)
  local held = Members.new()
  held:set(key_name, text.string(key))
  if value_name then
    held:set(value_name, node)
    return Tree.branch(held)
  end
  local tree = Tree.new(node)
  local members = tree:root_members()
  if not members or members:has(key_name) then
    failures.shim("to_list-item", Parameters.within(at, "*"))
  end
  for _, name, member, head in members:each() do
    held:add(name, member, head)
  end
  return Tree.branch(held)
end

containers["to_list"] = {
  parameters = { "at", "key", "value", "null" },
  of = function(parameters)
    local at, key_name, value_name = parameters:path("at"), parameters:string("key"), parameters:string("value")
    return point.op(at, parameters:keeps_null(), function(node)
      point.need("to_list", at, node, "object")
      local items = {}
      for _, key, member in Tree.new(node):root_members():each() do
        items[#items + 1] = item_of(key, member, key_name, value_name, at)
      end
      return Tree.row(items)
    end)
  end,
}

--- The key of an item, and what becomes of the rest.
local function member_of(item, key_name, value_name, place)
  local tree = Tree.new(item)
  local key = tree:node_at({ key_name })
  if values.type_of(key) ~= "string" then
    failures.shim("to_map-item", place)
  end
  local name = text.whole(key.text, place)
  tree:take({ key_name }, false)
  local members = tree:root_members()
  if value_name and not (members.size == 1 and members:has(value_name)) then
    failures.shim("to_map-item", place)
  end
  return name, value_name and members:get(value_name) or tree:root()
end

containers["to_map"] = {
  parameters = { "at", "key", "value", "duplicates", "null" },
  of = function(parameters)
    local at, key_name, value_name = parameters:path("at"), parameters:string("key"), parameters:string("value")
    local duplicates = parameters:string("duplicates", "fail")
    return point.op(at, parameters:keeps_null(), function(node)
      point.need("to_map", at, node, "array")
      local held = Members.new()
      for index, item in ipairs(Tree.items_of(node)) do
        local place = Parameters.within(at, tostring(index - 1))
        local key, member = member_of(item, key_name, value_name, place)
        if not held:has(key) or duplicates == "last" then
          held:set(key, member)
        elseif duplicates == "fail" then
          failures.shim("to_map-duplicate", place)
        end
      end
      return Tree.branch(held)
    end)
  end,
}

return containers
