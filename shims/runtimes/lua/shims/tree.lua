--- The payload while a mapping works on it.
--
-- A node is text, a branch (an object that was opened) or a row (a list whose items ops have made), told apart
-- by `kind`; nil is no node at all. Objects are opened only where a path leads through them, each once.

local failures = require("shims.failures")
local Members = require("shims.members")
local text = require("shims.text")

local Tree = {}
Tree.__index = Tree

--- An opened object; `origin` is the node that it was, as long as nothing in it has changed.
function Tree.branch(members, origin)
  return { kind = "branch", members = members or Members.new(), origin = origin }
end

function Tree.row(items)
  return { kind = "row", items = items }
end

--- One holder above the root makes the root a member like every other.
function Tree.new(root)
  local holder = Tree.branch()
  holder.members:add("", root)
  return setmetatable({ holder = holder }, Tree)
end

--- Let the tree hold another payload.
function Tree:hold(root)
  local members = self.holder.members
  if members:has("") then
    members:set("", root)
  else
    self.holder = Tree.branch()
    self.holder.members:add("", root)
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
  local branch = Tree.branch(members, node)
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

--- From now on the objects on the way to `path`, all of them opened, are no longer spelled as they were; `parent` is
-- the last of them.
function Tree:mark_changed(path, parent)
  local branch = self.holder
  for depth = 0, #path - 2 do
    branch = branch.members:get(key_at(path, depth))
    branch.origin = nil
  end
  parent.origin = nil
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
  local branch = self:parent_of(path)
  branch.members:set(key_at(path, #path), node)
  self:mark_changed(path, branch)
end

--- Put `changed(node)` where a node stands, unless nothing has changed, not even inside of it; where nothing stands,
-- nothing happens.
function Tree:change(path, changed)
  local branch, key = self:parent_of(path), key_at(path, #path)
  local node = branch and branch.members:get(key)
  local result = node and changed(node)
  if node and not Tree.is_untouched(node, result) then
    branch.members:set(key, result)
    self:mark_changed(path, branch)
  end
end

--- Remove what stands at `path` and give it; `prune` also removes the objects that this left empty.
function Tree:take(path, prune)
  local branch, key = self:parent_of(path), key_at(path, #path)
  local taken = branch and branch.members:remove(key)
  if not taken then
    return nil
  end
  self:mark_changed(path, branch)
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
      branch.members:add(key, inner)
    end
    inner.origin = nil
    branch = inner
  end
  local key = key_at(path, #path)
  if branch.members:has(key) then
    failures.shim("target-exists", path)
  end
  branch.members:add(key, node)
end

--- Whether ops that ran on the one node and left the other changed nothing, not even how it is spelled.
--- An opened object that is spelled as it was may be another one: what was left of a part.
function Tree.is_untouched(before, after)
  if after.kind == "branch" then
    local origin = before.kind == "branch" and before.origin or before
    return after.origin ~= nil and (after.origin == origin or after.origin.text == origin.text)
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
  for _, key, member, head in node.members:each() do
    members:add(key, Tree.duplicate(member), head)
  end
  return Tree.branch(members, node.origin)
end

--- Adds the pieces of a node's text to `told`, which has `count` of them; gives their number.
local function write(told, count, node)
  local as_it_was = node.kind == "text" and node or node.origin
  if as_it_was then
    told[count + 1] = as_it_was.text
    return count + 1
  elseif node.kind == "branch" then
    return node.members:write(told, count, write)
  end
  told[count + 1] = "["
  count = count + 1
  for index = 1, #node.items do
    if index > 1 then
      told[count + 1] = ","
      count = count + 1
    end
    count = write(told, count, node.items[index])
  end
  told[count + 1] = "]"
  return count + 1
end

--- The JSON text of a node.
function Tree.as_text(node)
  local told = {}
  return table.concat(told, "", 1, write(told, 0, node))
end

return Tree
