--- The members of one object in their order. What was read is a bare string in `nodes` until somebody asks for it.

local Members = {}
Members.__index = Members

local FEW = 24 -- so many are found faster by looking at each than by a table: equal strings are the same string

local has_new, new_table = pcall(require, "table.new") -- LuaJIT's: room for so many, without growing step by step

local function list()
  return has_new and new_table(8, 0) or {}
end

function Members.new()
  local members = { keys = list(), spellings = list(), nodes = list(), count = 0, size = 0, table = false }
  members.has_duplicates = false
  return setmetatable(members, Members)
end

local function place_of(self, key)
  if self.table then
    return self.table[key]
  end
  local keys = self.keys
  for place = 1, self.count do
    if keys[place] == key then
      return place
    end
  end
end

function Members:has(key)
  return place_of(self, key) ~= nil
end

local function node_at(self, place)
  local node = self.nodes[place]
  if type(node) == "string" then
    node = { kind = "text", text = node }
    self.nodes[place] = node
  end
  return node
end

--- What stands under the key; nil where nothing does.
function Members:get(key)
  local place = place_of(self, key)
  return place and node_at(self, place)
end

--- Keeps the position of a key that is there already.
function Members:set(key, node)
  local place = place_of(self, key)
  if place then
    self.nodes[place] = node
  else
    self:add(key, false, node)
  end
end

local function tabulate(self)
  self.table = {}
  for place = 1, self.count do
    if self.keys[place] then
      self.table[self.keys[place]] = place
    end
  end
end

--- A member at the end; `spelling` is the text of its key, false where that is not known.
function Members:add(key, spelling, node)
  local count = self.count + 1
  self.has_duplicates = self.has_duplicates or place_of(self, key) ~= nil
  self.keys[count], self.spellings[count], self.nodes[count] = key, spelling, node
  self.count, self.size = count, self.size + 1
  if self.table then
    self.table[key] = count
  elseif count > FEW then
    tabulate(self)
  end
end

function Members:remove(key)
  local place = place_of(self, key)
  self.keys[place], self.nodes[place] = false, false
  self.size = self.size - 1
  if self.table then
    self.table[key] = nil
  end
end

local function next_member(self, place)
  for next_place = place + 1, self.count do
    if self.keys[next_place] then
      return next_place, self.keys[next_place], node_at(self, next_place), self.spellings[next_place]
    end
  end
end

--- Iterates over places, keys, nodes and spellings, in order.
function Members:each()
  return next_member, self, 0
end

return Members
