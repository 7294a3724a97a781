--- Ops on strings.

local Parameters = require("shims.parameters")
local Tree = require("shims.tree")
local failures = require("shims.failures")
local point = require("shims.ops.point")
local text = require("shims.text")
local values = require("shims.values")

local strings = {}

strings["affix"] = {
  parameters = { "at", "prefix", "suffix", "mode", "null" },
  of = function(parameters)
    local at = parameters:path("at")
    local prefix, suffix = parameters:string("prefix", ""), parameters:string("suffix", "")
    local adds = parameters:string("mode", "add") == "add"
    return point.op(at, parameters:keeps_null(), function(node)
      local value = point.string_of("affix", at, node)
      if adds then
        return text.string(prefix .. value .. suffix)
      end
      local finish = #value - #suffix
      if finish < #prefix or value:sub(1, #prefix) ~= prefix or value:sub(finish + 1) ~= suffix then
        failures.shim("affix-missing", at)
      end
      return text.string(value:sub(#prefix + 1, finish))
    end)
  end,
}

strings["truncate"] = {
  parameters = { "at", "length", "null" },
  of = function(parameters)
    local at, length = parameters:path("at"), tonumber(parameters:lexeme("length"))
    return point.op(at, parameters:keeps_null(), function(node)
      local value = point.string_of("truncate", at, node)
      local kept = values.cut(value, length)
      return kept == value and node or text.string(kept)
    end)
  end,
}

--- The parts of a string cut at no more than `most` places, counted from the start.
local function first_parts(value, separator, most)
  local parts, at = {}, 1
  while #parts < most do
    local start, finish = value:find(separator, at, true)
    if not start then
      break
    end
    parts[#parts + 1] = value:sub(at, start - 1)
    at = finish + 1
  end
  parts[#parts + 1] = value:sub(at)
  return parts
end

--- The same, counted from the end.
local function last_parts(value, separator, most)
  local turned = first_parts(value:reverse(), separator:reverse(), most)
  local parts = {}
  for index = #turned, 1, -1 do
    parts[#parts + 1] = turned[index]:reverse()
  end
  return parts
end

strings["split"] = {
  parameters = { "from", "sep", "into", "limit", "missing" },
  of = function(parameters)
    local source, separator = parameters:path("from"), parameters:string("sep")
    local into, limit = parameters:paths("into"), parameters:string("limit", "none")
    local may_miss = parameters:string("missing", "fail") == "absent"
    local most, cut = limit == "none" and math.huge or #into - 1, limit == "last" and last_parts or first_parts
    return function(tree)
      local node = tree:node_at(source)
      if not node then
        return
      end
      local parts = cut(point.string_of("split", source, node), separator, most)
      if #parts > #into or (#parts < #into and not may_miss) then
        failures.shim("split-count", source)
      end
      tree:take(source, false)
      for index, part in ipairs(parts) do
        tree:put(into[index], text.string(part))
      end
    end
  end,
}

--- The strings at those places where something stands, by place, how many they are, and the first place without.
local function strings_at(name, tree, places)
  local found, count, missing = {}, 0, nil
  for _, place in ipairs(places) do
    local node = tree:node_at(place)
    if node then
      found[place], count = point.string_of(name, place, node), count + 1
    else
      missing = missing or place
    end
  end
  return found, count, missing
end

--- Takes the strings at all of the places and puts `whole(strings)` at `target`, or does nothing where there is none.
local function gather(name, tree, places, target, may_miss, whole)
  local found, count, missing = strings_at(name, tree, places)
  if count == 0 then
    return
  elseif missing and not may_miss then
    failures.shim(name .. "-missing", missing)
  end
  for _, place in ipairs(places) do
    tree:take(place, false)
  end
  tree:put(target, text.string(whole(found)))
end

strings["join"] = {
  parameters = { "from", "sep", "to", "missing" },
  of = function(parameters)
    local places, separator = parameters:paths("from"), parameters:string("sep")
    local target, may_miss = parameters:path("to"), parameters:string("missing", "fail") == "skip"
    return function(tree)
      gather("join", tree, places, target, may_miss, function(found)
        local parts = {}
        for _, place in ipairs(places) do
          parts[#parts + 1] = found[place]
        end
        return table.concat(parts, separator)
      end)
    end
  end,
}

strings["explode"] = {
  parameters = { "at", "sep", "null" },
  of = function(parameters)
    local at, separator = parameters:path("at"), parameters:string("sep")
    return point.op(at, parameters:keeps_null(), function(node)
      local value, items = point.string_of("explode", at, node), {}
      for index, part in ipairs(value == "" and {} or first_parts(value, separator, math.huge)) do
        items[index] = text.string(part)
      end
      return Tree.row(items)
    end)
  end,
}

strings["implode"] = {
  parameters = { "at", "sep", "loose", "null" },
  of = function(parameters)
    local at, separator, is_loose = parameters:path("at"), parameters:string("sep"), parameters:is("loose")
    return point.op(at, parameters:keeps_null(), function(node)
      point.need("implode", at, node, "array")
      local parts, holds_separator = {}, false
      for index, item in ipairs(Tree.items_of(node)) do
        if values.type_of(item) ~= "string" then
          failures.shim("implode-item", Parameters.within(at, tostring(index - 1)))
        end
        parts[index] = text.whole(item.text, Parameters.within(at, index - 1))
        holds_separator = holds_separator or parts[index]:find(separator, 1, true) ~= nil
      end
      if not is_loose and (holds_separator or (#parts == 1 and parts[1] == "")) then
        failures.shim("implode-ambiguous", at)
      end
      return text.string(table.concat(parts, separator))
    end)
  end,
}

--- Constants as strings, places as paths; and the places by themselves.
local function pattern_of(parameters)
  local parts, places = {}, {}
  for index, part in ipairs(parameters:items("parts")) do
    if part.text:sub(1, 1) == '"' then
      parts[index] = text.decoded(part.text)
    else
      parts[index] = Parameters.path_of(part)
      places[#places + 1] = parts[index]
    end
  end
  return parts, places
end

strings["template"] = {
  parameters = { "to", "parts" },
  of = function(parameters)
    local target, parts, places = parameters:path("to"), pattern_of(parameters)
    return function(tree)
      gather("template", tree, places, target, false, function(found)
        local whole = {}
        for index, part in ipairs(parts) do
          whole[index] = found[part] or part
        end
        return table.concat(whole)
      end)
    end
  end,
}

--- What a string holds at the places of a pattern, in their order; nil where it does not follow it.
local function read_by(parts, value)
  local found, is_open, at = {}, false, 1
  for _, part in ipairs(parts) do
    if type(part) == "table" then
      is_open = true
    else
      local start = value:find(part, at, true)
      if not start or (not is_open and start ~= at) then
        return nil
      end
      if is_open then
        found[#found + 1], is_open = value:sub(at, start - 1), false
      end
      at = start + #part
    end
  end
  if is_open then
    found[#found + 1] = value:sub(at)
    return found
  end
  return at == #value + 1 and found or nil
end

strings["extract"] = {
  parameters = { "from", "parts" },
  of = function(parameters)
    local source, parts, places = parameters:path("from"), pattern_of(parameters)
    return function(tree)
      local node = tree:node_at(source)
      if not node then
        return
      end
      local found = read_by(parts, point.string_of("extract", source, node))
      if not found then
        failures.shim("extract-form", source)
      end
      tree:take(source, false)
      for index, value in ipairs(found) do
        tree:put(places[index], text.string(value))
      end
    end
  end,
}

return strings
