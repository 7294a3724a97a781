-- Reads {mapping, payload, rounds, runs} as JSON; prints the microseconds of processor time of a run in each round.
package.path = "../../../shims/runtimes/lua/?.lua;../../../shims/runtimes/lua/?/init.lua;" .. package.path

local shims = require("shims")
local text = require("shims.text")

local asked = text.open_object(text.read(io.read("*a")))
local function field(name)
  return asked:get(name).text
end

local mapping, payload = shims.compile(text.decoded(field("mapping"))), text.decoded(field("payload"))
local told, runs = {}, tonumber(field("runs"))
for round = 1, tonumber(field("rounds")) do
  local start = os.clock()
  for _ = 1, runs do
    shims.transform(payload, mapping)
  end
  told[round] = (os.clock() - start) * 1e6 / runs
end
print('{"after":' .. text.spelled(shims.transform(payload, mapping)) .. ',"microseconds":[' .. table.concat(told, ",") .. "]}")
