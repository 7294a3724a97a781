--- The payload while a mapping works on it.
--
-- A node is text, a branch (an object that was opened) or a row (a list whose items ops have made), told apart
-- by `kind`; nil is no node at all. Objects are opened only where a path leads through them, each once.

local failures = require("shims.failures")
local Members = require("shims.members")
local text = require("shims.text")

local Tree = {}
Tree.__index = Tree

--- An opened object; `source` is its text as long as nothing in it has changed.
function Tree.branch(members, source)
  return { kind = "branch", members = members or Members.new(), source = source }
end

function Tree.row(items)
  return { kind = "row", items = items }
end

--- One holder above the root makes the root a member like every other.
function Tree.new(root)
  local holder = Tree.branch()
  holder.members:add("", false, root)
  return setmetatable({ holder = holder }, Tree)
end

--- Let the tree hold another payload.
function Tree:hold(root)
  local members = self.holder.members
  if members.count == 1 and members.size == 1 then
    members:set("", root)
  else
    self.holder = Tree.branch()
    self.holder.members:add("", false, root)
  end
end

local function opened(parent, key)
  local node = parent.members:get(key)
  if not node or node.kind == "branch" then
    return node
  end
  local members = node.kind == "text" and text.open_object(node)
  if not members then
    return nil
  end
  local branch = Tree.branch(members, node.text)
  parent.members:set(key, branch)
  return branch
end

--- The key at one depth of the way from the holder, at depth 0, to a place.
local function key_at(path, depth)
  return path[depth] or ""
end

--- The path up to `length` keys.
local function start_of(path, length)
  local keys = {}
  for index = 1, length do
    keys[index] = path[index]
  end
  return keys
end

--- The opened object that holds `path`; nil where the way ends.
function Tree:parent_of(path)
  local branch = self.holder
  for depth = 0, #path - 1 do
    branch = opened(branch, key_at(path, depth))
    if not branch then
      return nil
    end
  end
  return branch
end

--- From now on the objects on the way to `path`, all of them opened, are no longer spelled as they were.
function Tree:mark_changed(path)
  local branch = self.holder
  for depth = 0, #path - 1 do
    branch = branch.members:get(key_at(path, depth))
    branch.source = nil
  end
end

--- What stands at `path`; nil where nothing does, also behind something else than an object.
function Tree:node_at(path)
  local branch = self:parent_of(path)
  return branch and branch.members:get(key_at(path, #path))
end

--- The items of a list, each a node; nil for anything else.
function Tree.items_of(node)
  if not node or node.kind == "branch" then
    return nil
  end
  return node.items or text.open_array(node)
end

--- The members of the root; nil where it is no object.
function Tree:root_members()
  local branch = opened(self.holder, "")
  return branch and branch.members
end

function Tree:root()
  return self.holder.members:get("")
end

function Tree:has_parent(path)
  return self:parent_of(path) ~= nil
end

--- Put `node` where one stands already, in the same position.
function Tree:replace(path, node)
  self:parent_of(path).members:set(key_at(path, #path), node)
  self:mark_changed(path)
end

--- Remove what stands at `path` and give it; `prune` also removes the objects that this left empty.
function Tree:take(path, prune)
  local branch, key = self:parent_of(path), key_at(path, #path)
  local taken = branch and branch.members:get(key)
  if not taken then
    return nil
  end
  branch.members:remove(key)
  self:mark_changed(path)
  local depth = #path
  while prune and depth > 0 and branch.members.size == 0 do
    depth = depth - 1
    branch = self:parent_of(start_of(path, depth))
    branch.members:remove(key_at(path, depth))
  end
  return taken
end

--- Place `node` where nothing stands, making the objects on the way.
-- Raises `target-exists` or `not-an-object`.
function Tree:put(path, node)
  local branch = self.holder
  for depth = 0, #path - 1 do
    local key = key_at(path, depth)
    local inner = opened(branch, key)
    if not inner then
      if branch.members:has(key) then
        failures.shim("not-an-object", start_of(path, depth))
      end
      inner = Tree.branch()
      branch.members:add(key, false, inner)
    end
    branch = inner
  end
  local key = key_at(path, #path)
  if branch.members:has(key) then
    failures.shim("target-exists", path)
  end
  branch.members:add(key, false, node)
  self:mark_changed(path)
end

--- Whether ops that ran on the one node and left the other changed nothing, not even how it is spelled.
--- An opened object that is spelled as it was may be another one: what was left of a part.
function Tree.is_untouched(before, after)
  if after.kind == "branch" then
    return after.source ~= nil and after.source == (before.kind == "branch" and before.source or before.text)
  end
  return after == before
end

--- The node once more, for a second place: what ops change in the one must not show in the other.
function Tree.duplicate(node)
  if node.kind == "text" then
    return node
  end
  if node.kind == "row" then
    local items = {}
    for index, item in ipairs(node.items) do
      items[index] = Tree.duplicate(item)
    end
    return Tree.row(items)
  end
  local members = Members.new()
  for _, key, member, spelling in node.members:each() do
    members:add(key, spelling, Tree.duplicate(member))
  end
  return Tree.branch(members, node.source)
end

--- Adds the pieces of a node's text to `told`, which has `count` of them; gives their number.
local function write(told, count, node)
  local text_of_all = type(node) == "string" and node or node.kind == "text" and node.text or node.source
  if text_of_all then
    told[count + 1] = text_of_all
    return count + 1
  end
  local is_row = node.kind == "row"
  local start = count + 1
  told[start] = is_row and "[" or "{"
  count = start
  if is_row then
    for index = 1, #node.items do
      count = write(told, count, node.items[index]) + 1
      told[count] = ","
    end
  else
    local members = node.members
    for place = 1, members.count do
      local key = members.keys[place]
      if key then
        told[count + 1], told[count + 2] = members.spellings[place] or text.spelled(key), ":"
        count = write(told, count + 2, members.nodes[place]) + 1
        told[count] = ","
      end
    end
  end
  count = count == start and count + 1 or count -- the last comma makes room
  told[count] = is_row and "]" or "}"
  return count
end

--- The JSON text of a node.
function Tree.as_text(node)
  local told = {}
  return table.concat(told, "", 1, write(told, 0, node))
end

return Tree
