--- The members of one object in their order. A member that was read is no more than where it stands in the source,
-- until somebody asks for its value: most are only written again, and many of them in one go.

local spelling = require("shims.spelling")

local Members = {}
Members.__index = Members

local sub = string.sub
local has_new, new_table = pcall(require, "table.new") -- LuaJIT's: room for so many, without growing step by step
if not has_new then
  new_table = function()
    return {}
  end
end

--- Members of an object in `source`; none yet.
function Members.new(source)
  local members = { source = source, count = 0, size = 0, heads = false }
  members.keys, members.places, members.nodes = new_table(8, 0), new_table(0, 8), {}
  members.spans = new_table(24, 0) -- by threes: where key, value and what follows begin
  return setmetatable(members, Members)
end

function Members:has(key)
  return self.places[key] ~= nil
end

--- What stands at a place, from the source if nobody has asked before.
local function node_at(self, place)
  local node = self.nodes[place]
  if not node then
    local spans = self.spans
    node = { kind = "text", text = sub(self.source, spans[3 * place - 1], spans[3 * place] - 1) }
    self.nodes[place] = node
  end
  return node
end

--- What stands under the key; nil where nothing does.
function Members:get(key)
  local place = self.places[key]
  return place and node_at(self, place)
end

--- How the key at a place is written, with its colon.
local function head_at(self, place)
  return self.heads and self.heads[place] or spelling.head_of(self.keys[place])
end

--- Keeps the position of a key that is there already.
function Members:set(key, node)
  local place = self.places[key]
  if place then
    self.nodes[place] = node
  else
    self:add(key, node)
  end
end

--- A member that was read; gives whether its key is new.
function Members:read(key, start, value, finish)
  local place, is_new = self.count + 1, self.places[key] == nil
  local spans = self.spans
  self.count, self.size = place, place
  self.keys[place], self.places[key] = key, place
  spans[3 * place - 2], spans[3 * place - 1], spans[3 * place] = start, value, finish
  return is_new
end

--- A member at the end, whose key is not there yet; `head` is how that is written, if not in the usual way.
function Members:add(key, node, head)
  local place = self.count + 1
  self.count, self.size = place, self.size + 1
  self.keys[place], self.places[key], self.nodes[place] = key, place, node
  if head then
    self:spell(place, head)
  end
end

--- Notes how the key at a place is written.
function Members:spell(place, head)
  self.heads = self.heads or {}
  self.heads[place] = head
end

--- Removes what stands under the key and gives it; nil where nothing does.
function Members:remove(key)
  local place = self.places[key]
  if not place then
    return nil
  end
  local node = node_at(self, place)
  self.keys[place], self.places[key] = false, nil
  self.size = self.size - 1
  return node
end

local function next_member(self, place)
  for next_place = place + 1, self.count do
    if self.keys[next_place] then
      return next_place, self.keys[next_place], node_at(self, next_place), head_at(self, next_place)
    end
  end
end

--- Iterates over places, keys, nodes and heads, in order.
function Members:each()
  return next_member, self, 0
end

--- Adds the pieces of their text to `told`, which has `count` of them; gives their number. `write` does so for a node.
function Members:write(told, count, write)
  local keys, nodes, spans, source = self.keys, self.nodes, self.spans, self.source
  local separator, place, last = "{", 1, self.count
  while place <= last do
    if keys[place] then
      told[count + 1] = separator
      separator = ","
      if nodes[place] then
        told[count + 2] = head_at(self, place)
        count = write(told, count + 2, nodes[place])
      else
        local start, finish = spans[3 * place - 2], spans[3 * place]
        while place < last and keys[place + 1] and not nodes[place + 1] and spans[3 * place + 1] == finish + 1 do
          place = place + 1
          finish = spans[3 * place]
        end
        told[count + 2] = sub(source, start, finish - 1)
        count = count + 2
      end
    end
    place = place + 1
  end
  told[count + 1] = separator == "{" and "{}" or "}"
  return count + 1
end

return Members
