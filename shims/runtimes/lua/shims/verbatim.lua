--- One JSON value as text. A table and no bare string, so that two that are spelled alike stay two.

local verbatim = {}

local sub = string.sub

--- The text of a stretch is taken from its source when it is asked for: of most lists and objects that never happens.
local Stretch = {}

function Stretch.__index(node, key)
  if key == "text" then
    local text = sub(node.source, node.start, node.finish - 1)
    node.text = text
    return text
  end
end

function verbatim.of(text)
  return { kind = "text", text = text }
end

--- What stands in `source` from `start` to before `finish`; `members` are those of an object that has been read
-- already, until they are taken.
function verbatim.stretch(source, start, finish, members)
  return setmetatable({ kind = "text", source = source, start = start, finish = finish, members = members }, Stretch)
end

return verbatim
