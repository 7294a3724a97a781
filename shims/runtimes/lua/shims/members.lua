--- The members of one object in their order. Each is an entry of `key`, `spelling` and `node`.

local Members = {}
Members.__index = Members

function Members.new()
  return setmetatable({ places = {}, entries = {}, count = 0, size = 0, has_duplicates = false }, Members)
end

function Members:has(key)
  return self.places[key] ~= nil
end

--- What stands under the key; nil where nothing does.
function Members:get(key)
  local entry = self.places[key]
  return entry and entry.node
end

--- Keeps the position of a key that is there already.
function Members:set(key, node)
  local entry = self.places[key]
  if entry then
    entry.node = node
  else
    self:add(key, nil, node)
  end
end

--- A member at the end; `spelling` is the text of its key, nil where that is not known.
function Members:add(key, spelling, node)
  local entry = { key = key, spelling = spelling, node = node }
  self.has_duplicates = self.has_duplicates or self.places[key] ~= nil
  self.count, self.size = self.count + 1, self.size + 1
  self.entries[self.count] = entry
  self.places[key] = entry
end

function Members:remove(key)
  self.places[key].node = nil -- so it is skipped from now on
  self.places[key] = nil
  self.size = self.size - 1
end

local function next_entry(self, index)
  for place = index + 1, self.count do
    if self.entries[place].node then
      return place, self.entries[place]
    end
  end
end

--- Iterates over numbers and entries, in order.
function Members:each()
  return next_entry, self, 0
end

return Members
