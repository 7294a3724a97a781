-- Runs cases of {mapping, payload}, one as JSON on each line, and answers each on a line.
package.path = "../../../shims/runtimes/lua/?.lua;../../../shims/runtimes/lua/?/init.lua;" .. package.path

local shims = require("shims")
local text = require("shims.text")

local function outcome(mapping, payload)
  local compiled, transformed, failure
  compiled, failure = shims.compile(mapping)
  if compiled then
    transformed, failure = shims.transform(payload, compiled)
  end
  if not failure then
    return '{"after":' .. text.spelled(transformed) .. "}"
  end
  local code = failure.message and failure.name == "ShimError" and failure.message or failure.code
  return string.format(
    '{"fails":{"code":%s,"op":%s,"pointer":%s}}',
    text.spelled(code), failure.op_index or "null", text.spelled(shims.pointer(failure))
  )
end

for line in io.lines() do
  local asked = text.open_object(text.verbatim(line))
  local function field(name)
    return text.decoded(asked:get(name).text)
  end
  io.write(outcome(field("mapping"), field("payload")), "\n")
  io.flush()
end
