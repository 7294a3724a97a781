--- What can go wrong, with the same codes as in every runtime. No message holds a value of the payload.

local failures = {}

--- The JSON Pointer (RFC 6901) of a path.
function failures.pointer_of(path)
  local pointer = ""
  for _, key in ipairs(path) do
    pointer = pointer .. "/" .. key:gsub("~", "~0"):gsub("/", "~1")
  end
  return pointer
end

--- Raises: a payload that the mapping cannot transform; `path` says where in the payload.
function failures.shim(code, path)
  error({ name = "ShimError", code = code, path = path or {} }, 0)
end

--- Raises: a mapping that this runtime refuses, as a whole and before any payload is touched.
function failures.mapping(code, message)
  error({ name = "MappingError", code = code, message = message, path = {} }, 0)
end

return failures
