--- The members of one object in their order.

local Members = {}
Members.__index = Members

function Members.new()
  return setmetatable({ places = {}, entries = {}, size = 0 }, Members)
end

function Members:has(key)
  return self.places[key] ~= nil
end

--- What stands under the key; nil where nothing does.
function Members:get(key)
  local place = self.places[key]
  return place and self.entries[place].node
end

--- Keeps the position of a key that is there already.
function Members:set(key, node)
  local place = self.places[key]
  if place then
    self.entries[place].node = node
    return
  end
  self.entries[#self.entries + 1] = { key = key, node = node }
  self.places[key] = #self.entries
  self.size = self.size + 1
end

function Members:remove(key)
  self.entries[self.places[key]] = false
  self.places[key] = nil
  self.size = self.size - 1
end

--- Iterates over keys and nodes, in order.
function Members:each()
  local index = 0
  return function()
    repeat
      index = index + 1
    until self.entries[index] ~= false
    local entry = self.entries[index]
    if entry then
      return entry.key, entry.node
    end
  end
end

return Members
