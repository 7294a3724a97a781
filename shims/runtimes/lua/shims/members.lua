--- The members of one object in their order. A member that was read is no more than where it stands in the source,
-- until somebody asks for its value: most are only written again, and many of them in one go.

local spelling = require("shims.spelling")
local verbatim = require("shims.verbatim")

local Members = {}
Members.__index = Members

local byte, sub = string.byte, string.sub
local OPEN_ARRAY, OPEN_OBJECT = 91, 123

-- One list has all that is known of each member: its key, false where it was removed; where in the source it begins,
-- where its value does and where that ends, if it was read; and its node, false until somebody asks for it.
local KEY, START, VALUE, FINISH, NODE, WIDTH = 1, 2, 3, 4, 5, 5

local has_new, new_table = pcall(require, "table.new") -- LuaJIT's: room for so many, without growing step by step
if not has_new then
  new_table = function()
    return {}
  end
end

--- Members of an object in `source`; none yet. The place of one is what stands in the list before it.
function Members.new(source)
  local members = { source = source, size = 0, finish = 0, heads = false }
  members.entries, members.places = new_table(8 * WIDTH, 0), new_table(0, 8)
  return setmetatable(members, Members)
end

function Members:has(key)
  return self.places[key] ~= nil
end

--- What stands at a place, from the source if nobody has asked before.
local function node_at(self, place)
  local entries = self.entries
  local node = entries[place + NODE]
  if not node then
    local source, start, finish = self.source, entries[place + VALUE], entries[place + FINISH]
    local first = byte(source, start)
    if first == OPEN_OBJECT or first == OPEN_ARRAY then
      node = verbatim.stretch(source, start, finish)
    else
      node = verbatim.of(sub(source, start, finish - 1))
    end
    entries[place + NODE] = node
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
  return self.heads and self.heads[place] or spelling.head_of(self.entries[place + KEY])
end

--- Keeps the position of a key that is there already.
function Members:set(key, node)
  local place = self.places[key]
  if place then
    self.entries[place + NODE] = node
  else
    self:add(key, node)
  end
end

local function append(self, key, start, value, finish, node)
  local place, entries = self.finish, self.entries
  entries[place + KEY], entries[place + START], entries[place + VALUE] = key, start, value
  entries[place + FINISH], entries[place + NODE] = finish, node
  self.places[key] = place
  self.size, self.finish = self.size + 1, place + WIDTH
  return place
end

--- A member that was read, whose key is not there yet. `head` is how that is written with its colon, where it is not
-- written in the usual way or without spaces.
function Members:read(key, start, value, finish, head)
  local place = append(self, key, start, value, finish, false)
  if head then
    self:spell(place, head)
    node_at(self, place)
  end
end

--- A member at the end, whose key is not there yet; `head` is how that is written, if not in the usual way.
function Members:add(key, node, head)
  local place = append(self, key, false, false, false, node)
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
  self.entries[place + KEY], self.places[key] = false, nil
  self.size = self.size - 1
  return node
end

local function next_member(self, index)
  local place = index * WIDTH
  while place < self.finish do
    local key = self.entries[place + KEY]
    index, place = index + 1, place + WIDTH
    if key then
      return index, key, node_at(self, place - WIDTH), head_at(self, place - WIDTH)
    end
  end
end

--- Iterates over indices, which count those that were removed too, keys, nodes and heads, in order.
function Members:each()
  return next_member, self, 0
end

--- Adds the pieces of their text to `told`, which has `count` of them; gives their number. `write` does so for a node.
function Members:write(told, count, write)
  local entries, separator = self.entries, "{"
  local place, last = 0, self.finish - WIDTH
  while place <= last do
    local key, node = entries[place + KEY], entries[place + NODE]
    if key then
      told[count + 1] = separator
      separator = ","
    end
    if key and node then
      told[count + 2] = head_at(self, place)
      count = write(told, count + 2, node)
    elseif key then
      local start, finish, following = entries[place + START], entries[place + FINISH], place + WIDTH
      while entries[following + KEY] and not entries[following + NODE] and entries[following + START] == finish + 1 do
        place, finish, following = following, entries[following + FINISH], following + WIDTH
      end
      told[count + 2] = sub(self.source, start, finish - 1)
      count = count + 2
    end
    place = place + WIDTH
  end
  told[count + 1] = separator == "{" and "{}" or "}"
  return count + 1
end

return Members
