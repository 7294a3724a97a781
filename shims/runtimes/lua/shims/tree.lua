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
function Tree.branch(members, spellings, source)
  return { kind = "branch", members = members or Members.new(), spellings = spellings or {}, source = source }
end

function Tree.row(items)
  return { kind = "row", items = items }
end

--- One holder above the root makes the root a member like every other.
function Tree.new(root)
  local holder = Tree.branch()
  holder.members:set("", root)
  return setmetatable({ holder = holder }, Tree)
end

local function opened(parent, key)
  local node = parent.members:get(key)
  if not node or node.kind == "branch" then
    return node
  end
  local members, spellings
  if node.kind == "text" then
    members, spellings = text.open_object(node.text)
  end
  if not members then
    return nil
  end
  local branch = Tree.branch(members, spellings, node.text)
  parent.members:set(key, branch)
  return branch
end

local function last_key(path)
  return path[#path] or ""
end

local function mark_changed(branches)
  for _, branch in ipairs(branches) do
    branch.source = nil
  end
end

--- The path up to `length` keys.
local function start_of(path, length)
  local keys = {}
  for index = 1, length do
    keys[index] = path[index]
  end
  return keys
end

--- The opened objects from the holder to the one that holds `path`; nil where the way ends.
function Tree:branches_to(path)
  local branches = { self.holder }
  for depth = 1, #path do
    local inner = opened(branches[depth], path[depth - 1] or "")
    if not inner then
      return nil
    end
    branches[depth + 1] = inner
  end
  return branches
end

--- What stands at `path`; nil where nothing does, also behind something else than an object.
function Tree:node_at(path)
  local branches = self:branches_to(path)
  return branches and branches[#branches].members:get(last_key(path))
end

--- The items of the list at `path`, each a node; nil where there is no list.
function Tree:items_at(path)
  local node = self:node_at(path)
  if not node or node.kind == "branch" then
    return nil
  end
  return node.items or text.open_array(node.text)
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
  return self:branches_to(path) ~= nil
end

--- Put `node` where one stands already, in the same position.
function Tree:replace(path, node)
  local branches = self:branches_to(path)
  branches[#branches].members:set(last_key(path), node)
  mark_changed(branches)
end

--- Remove what stands at `path` and give it; `prune` also removes the objects that this left empty.
function Tree:take(path, prune)
  local branches = self:branches_to(path)
  local taken = branches and branches[#branches].members:get(last_key(path))
  if not taken then
    return nil
  end
  branches[#branches].members:remove(last_key(path))
  mark_changed(branches)
  local depth = #branches
  while prune and depth > 1 and branches[depth].members.size == 0 do
    branches[depth - 1].members:remove(path[depth - 2] or "")
    depth = depth - 1
  end
  return taken
end

--- Place `node` where nothing stands, making the objects on the way.
-- Raises `target-exists` or `not-an-object`.
function Tree:put(path, node)
  local branches = { self.holder }
  for depth = 1, #path do
    local branch, key = branches[depth], path[depth - 1] or ""
    local inner = opened(branch, key)
    if not inner then
      if branch.members:has(key) then
        failures.shim("not-an-object", start_of(path, depth - 1))
      end
      inner = Tree.branch()
      branch.members:set(key, inner)
    end
    branches[depth + 1] = inner
  end
  local members = branches[#branches].members
  if members:has(last_key(path)) then
    failures.shim("target-exists", path)
  end
  members:set(last_key(path), node)
  mark_changed(branches)
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
  for key, member in node.members:each() do
    members:set(key, Tree.duplicate(member))
  end
  return Tree.branch(members, node.spellings, node.source)
end

--- The JSON text of a node.
function Tree.as_text(node)
  local told = {}
  if node.kind == "text" then
    return node.text
  elseif node.kind == "row" then
    for index, item in ipairs(node.items) do
      told[index] = Tree.as_text(item)
    end
    return "[" .. table.concat(told, ",") .. "]"
  elseif node.source then
    return node.source
  end
  for key, member in node.members:each() do
    told[#told + 1] = (node.spellings[key] or text.spelled(key)) .. ":" .. Tree.as_text(member)
  end
  return "{" .. table.concat(told, ",") .. "}"
end

return Tree
