--- The parameters of one op, read from the mapping's text. The registry has checked their types before it signed
-- the mapping; a runtime checks that it knows every one of them.

local failures = require("shims.failures")
local spelling = require("shims.spelling")
local text = require("shims.text")

local Parameters = {}
Parameters.__index = Parameters

function Parameters.new(node)
  local members = text.open_object(node)
  if not members then
    failures.mapping("not-a-mapping", "An op is an object that names itself in `op`.")
  end
  return setmetatable({ members = members }, Parameters)
end

--- The keys of a path.
function Parameters.path_of(node)
  local path = {}
  for index, key in ipairs(text.open_array(node)) do
    path[index] = text.decoded(key.text)
    spelling.learn(path[index])
  end
  return path
end

--- A value of the mapping to put into payloads.
function Parameters.constant_of(node)
  return text.verbatim(text.constant(node))
end

--- The path with one more key or index, or a copy of it.
function Parameters.within(path, key)
  local longer = {}
  for index, step in ipairs(path) do
    longer[index] = step
  end
  longer[#path + 1] = key and tostring(key)
  return longer
end

function Parameters:has(name)
  return self.members:has(name)
end

function Parameters:node(name)
  return self.members:get(name)
end

--- A string, or `usual` where the parameter is not given.
function Parameters:string(name, usual)
  return self:has(name) and text.decoded(self:node(name).text) or usual
end

function Parameters:is(name)
  return self:has(name) and self:node(name).text == "true"
end

--- The lexeme of a number.
function Parameters:lexeme(name, usual)
  return self:has(name) and self:node(name).text or usual
end

function Parameters:items(name)
  return text.open_array(self:node(name))
end

function Parameters:path(name)
  return Parameters.path_of(self:node(name))
end

function Parameters:paths(name)
  local paths = {}
  for index, node in ipairs(self:items(name)) do
    paths[index] = Parameters.path_of(node)
  end
  return paths
end

function Parameters:constant(name)
  return self:has(name) and Parameters.constant_of(self:node(name)) or nil
end

function Parameters:keeps_null()
  return self:string("null", "fail") == "keep"
end

return Parameters
