--- Ops that turn one value into another.

local Parameters = require("shims.parameters")
local conditions = require("shims.conditions")
local decimals = require("shims.decimals")
local failures = require("shims.failures")
local grammar = require("shims.grammar")
local moments = require("shims.moments")
local point = require("shims.ops.point")
local text = require("shims.text")
local values = require("shims.values")
local whole = require("shims.digits")

local scalars = {}

--- The pairs of a table, which is an object or a list of pairs; from nodes to nodes.
local function pairs_of(node)
  local found, members = {}, text.open_object(node)
  if members then
    for index, key, value in members:each() do
      found[index] = { text.string(key), Parameters.constant_of(value) }
    end
    return found
  end
  for index, pair in ipairs(text.open_array(node)) do
    local both = text.open_array(pair)
    found[index] = { both[1], Parameters.constant_of(both[2]) }
  end
  return found
end

scalars["enum"] = {
  parameters = { "at", "map", "else", "back" },
  of = function(parameters)
    local at, table_, rest = parameters:path("at"), pairs_of(parameters:node("map")), nil
    local otherwise = parameters:has("else") and text.open_object(parameters:node("else"))
    if otherwise then
      rest = Parameters.constant_of(otherwise:get("const"))
    end
    return point.op(at, false, function(node)
      for _, pair in ipairs(table_) do
        if values.are_same(pair[1], node) then
          return pair[2]
        end
      end
      return rest or failures.shim("enum-unmapped", at)
    end)
  end,
}

local function is_of(node, wanted)
  if wanted ~= "integer" then
    return values.type_of(node) == wanted
  end
  return values.type_of(node) == "number" and decimals.is_integer(decimals.parsed(node.text))
end

--- The lexeme of the number that a node is cast to; nil where it has no counterpart.
local function number_lexeme(node, target)
  local type_ = values.type_of(node)
  if type_ == "boolean" then
    return node.text == "true" and "1" or "0"
  end
  local lexeme = type_ == "string" and text.decoded(node.text) or node.text
  local spells = target == "integer" and grammar.is_integer or grammar.is_number
  if type_ == "string" and not spells(lexeme) then
    return nil
  end
  if target == "integer" and not decimals.is_integer(decimals.parsed(lexeme)) then
    return nil
  end
  return lexeme
end

--- `true` or `false` for what stands for it; nil for anything else.
local function boolean_lexeme(node)
  if values.type_of(node) == "string" then
    local value = text.decoded(node.text)
    return (value == "true" or value == "false") and value or nil
  elseif values.are_same(node, text.verbatim("1")) then
    return "true"
  end
  return values.are_same(node, text.verbatim("0")) and "false" or nil
end

local function cast_to(target, node, at)
  if target == "boolean" then
    return boolean_lexeme(node)
  elseif target == "string" and values.type_of(node) == "boolean" then
    return text.spelled(node.text)
  end
  local lexeme = target == "string" and node.text or number_lexeme(node, target)
  if not lexeme then
    return nil
  end
  local write = values.type_of(node) == "string" and decimals.canonical or decimals.plain
  local number = decimals.parsed(lexeme)
  local digits = number and write(number) or failures.shim("cast-out-of-range", at)
  return target == "string" and text.spelled(digits) or digits
end

scalars["cast"] = {
  parameters = { "at", "from", "to", "null" },
  of = function(parameters)
    local at, source, target = parameters:path("at"), parameters:string("from"), parameters:string("to")
    return point.op(at, parameters:keeps_null(), function(node)
      if not is_of(node, source) then
        failures.shim("cast-type", at)
      elseif source == target then
        return node
      end
      return text.verbatim(cast_to(target, node, at) or failures.shim("cast-form", at))
    end)
  end,
}

scalars["scale"] = {
  parameters = { "at", "num", "den", "offset", "round", "digits", "null" },
  of = function(parameters)
    local at = parameters:path("at")
    local factor = {
      num = decimals.parsed(parameters:lexeme("num")),
      den = decimals.parsed(parameters:lexeme("den", "1")),
      offset = decimals.parsed(parameters:lexeme("offset", "0")),
      round = parameters:string("round", "exact"),
      digits = parameters:has("digits") and tonumber(parameters:lexeme("digits")),
    }
    return point.op(at, parameters:keeps_null(), function(node)
      local found = decimals.scaled(point.number_of("scale", at, node), factor) or failures.shim("scale-inexact", at)
      return text.verbatim(decimals.plain(found) or failures.shim("scale-out-of-range", at))
    end)
  end,
}

scalars["clamp"] = {
  parameters = { "at", "min", "max", "null" },
  of = function(parameters)
    local at, least, most = parameters:path("at"), parameters:constant("min"), parameters:constant("max")
    return point.op(at, parameters:keeps_null(), function(node)
      local number = point.number_of("clamp", at, node)
      if least and decimals.compare(number, decimals.parsed(least.text)) < 0 then
        return least
      end
      return most and decimals.compare(number, decimals.parsed(most.text)) > 0 and most or node
    end)
  end,
}

--- A whole number of seconds or milliseconds as milliseconds: sign and digits, of any size.
local function epoch_of(at, node, form)
  local number = point.number_of("datetime", at, node)
  if not decimals.is_integer(number) then
    failures.shim("datetime-form", at)
  end
  local digits = whole.shifted(number.digits, number.exponent + (form == "epoch-s" and 3 or 0))
  return { negative = number.negative, digits = digits }
end

local function moment_of(at, node, form, zone)
  if form == "epoch-s" or form == "epoch-ms" then
    return epoch_of(at, node, form)
  end
  local value, moment = point.string_of("datetime", at, node), nil
  if form == "date-time" then
    moment = moments.moment_of(value)
  else
    local day = moments.day_of(value)
    moment = day and day * moments.DAY - moments.offset_of(zone)
  end
  if not moment then
    failures.shim("datetime-form", at)
  end
  return { negative = moment < 0, digits = string.format("%d", math.abs(moment)) }
end

local function epoch_lexeme(moment, form)
  local digits = moment.digits
  if form == "epoch-s" then
    local quotient, rest = whole.divided(digits, "1000")
    digits = moment.negative and rest ~= "0" and whole.plus(quotient, "1") or quotient
  end
  return (moment.negative and digits ~= "0" and "-" or "") .. digits
end

scalars["datetime"] = {
  parameters = { "at", "from", "to", "zone", "null" },
  of = function(parameters)
    local at, source, target = parameters:path("at"), parameters:string("from"), parameters:string("to")
    local zone = parameters:string("zone", "Z")
    local write = target == "date" and moments.date_text or moments.date_time_text
    return point.op(at, parameters:keeps_null(), function(node)
      local moment, number = moment_of(at, node, source, zone), math.huge
      if target == "epoch-s" or target == "epoch-ms" then
        return text.verbatim(epoch_lexeme(moment, target))
      end
      -- What a double cannot hold exactly lies far outside the years that can be written.
      if #moment.digits <= 15 then
        number = tonumber(moment.digits) * (moment.negative and -1 or 1)
      end
      if source == "date-time" then
        number = moments.within_range(number, zone)
      end
      return text.string(write(number, zone) or failures.shim("datetime-out-of-range", at))
    end)
  end,
}

scalars["assert"] = {
  parameters = { "at", "schema" },
  of = function(parameters)
    local at, holds = parameters:path("at"), conditions.compiled(parameters:node("schema"))
    return point.op(at, false, function(node)
      return holds(node) and node or failures.shim("assert-failed", at)
    end)
  end,
}

return scalars
