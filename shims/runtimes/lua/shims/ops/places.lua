--- Ops that change where values stand, or whether they do.

local Parameters = require("shims.parameters")
local Tree = require("shims.tree")
local text = require("shims.text")
local values = require("shims.values")

local places = {}

local function moving(source, target, prune)
  return function(tree)
    local node = tree:take(source, prune)
    if node then
      tree:put(target, node)
    end
  end
end

local function all(moves)
  return function(tree)
    for _, step in ipairs(moves) do
      step(tree)
    end
  end
end

local function beside(at, key)
  local place = Parameters.within(at, nil)
  place[#place] = key
  return place
end

places["move"] = {
  parameters = { "from", "to", "prune" },
  of = function(parameters)
    return moving(parameters:path("from"), parameters:path("to"), parameters:is("prune"))
  end,
}

places["copy"] = {
  parameters = { "from", "to" },
  of = function(parameters)
    local source, target = parameters:path("from"), parameters:path("to")
    return function(tree)
      local node = tree:node_at(source)
      if node then
        tree:put(target, Tree.duplicate(node))
      end
    end
  end,
}

places["add"] = {
  parameters = { "at", "value" },
  of = function(parameters)
    local at, value = parameters:path("at"), parameters:constant("value")
    return function(tree)
      if tree:has_parent(at) then
        tree:put(at, value)
      end
    end
  end,
}

places["remove"] = {
  parameters = { "at", "restore" },
  of = function(parameters)
    local at, restore = parameters:path("at"), parameters:has("restore") and parameters:node("restore")
    local stash = restore and Tree.new(restore):node_at({ "stash" })
    local place = stash and Parameters.path_of(stash)
    return function(tree)
      local node = tree:take(at, false)
      if place and node then
        tree:put(place, node)
      end
    end
  end,
}

places["default"] = {
  parameters = { "at", "value", "null" },
  of = function(parameters)
    local at, value = parameters:path("at"), parameters:constant("value")
    local replaces_null = parameters:is("null")
    return function(tree)
      if not tree:has_parent(at) then
        return
      end
      local node = tree:node_at(at)
      if not node then
        tree:put(at, value)
      elseif replaces_null and values.is_null(node) then
        tree:replace(at, value)
      end
    end
  end,
}

places["nullable"] = {
  parameters = { "at", "mode" },
  of = function(parameters)
    local at, fills = parameters:path("at"), parameters:string("mode") == "fill"
    return function(tree)
      local node = tree:node_at(at)
      if fills and not node and tree:has_parent(at) then
        tree:put(at, text.verbatim("null"))
      elseif not fills and node and values.is_null(node) then
        tree:take(at, false)
      end
    end
  end,
}

--- The op that runs `move_of(key)` for each of its keys.
local function gathering(move_of)
  return {
    parameters = { "at", "keys", "prefix" },
    of = function(parameters)
      local at, prefix, moves = parameters:path("at"), parameters:string("prefix", ""), {}
      for index, key in ipairs(parameters:path("keys")) do
        moves[index] = move_of(Parameters.within(at, key), beside(at, prefix .. key))
      end
      return all(moves)
    end,
  }
end

places["nest"] = gathering(function(inside, outside) return moving(outside, inside, false) end)
places["flatten"] = gathering(function(inside, outside) return moving(inside, outside, true) end)

return places
