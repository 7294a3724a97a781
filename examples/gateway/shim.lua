-- A client that sends `Contract-Version: 1.0.0` gets answers of that version, where a mapping leads to it.
-- Whatever goes wrong, the answer passes through as the upstream gave it, and `Shim:` says why.

local LARGEST_BODY = 512 * 1024
local PATIENCE = 1000 -- milliseconds that the sidecar may take
local NAMESPACE = "shim"

-- What a validator or digest of the old bytes says is no longer true of the new ones.
local STALE_HEADERS = { "etag", "content-md5", "content-digest", "repr-digest", "digest", "accept-ranges" }

function envoy_on_request(handle)
  local version = handle:headers():get("contract-version")
  if version == nil then
    return
  end
  handle:headers():remove("accept-encoding") -- a compressed answer could not be read
  handle:headers():remove("range") -- nor could a part of one
  local wanted = handle:streamInfo():dynamicMetadata()
  wanted:set(NAMESPACE, "version", version)
  wanted:set(NAMESPACE, "path", handle:headers():get(":path"))
end

-- Why this answer is not one to rewrite, or nil where it is.
local function unsuited(headers)
  local status = tonumber(headers:get(":status"))
  local length = tonumber(headers:get("content-length") or "")
  local media_type = (headers:get("content-type") or ""):lower():match("^[^;%s]*") or ""
  if status < 200 or status >= 300 or status == 204 or status == 206 then
    return "status"
  elseif media_type ~= "application/json" and media_type:sub(-5) ~= "+json" then
    return "content-type"
  elseif headers:get("content-encoding") ~= nil then
    return "content-encoding"
  elseif length == nil then
    return "unknown-length"
  elseif length > LARGEST_BODY then
    return "too-large"
  elseif length == 0 then
    return "empty"
  end
  return nil
end

local function bypass(handle, reason)
  handle:headers():replace("shim", "bypassed; reason=" .. reason)
end

-- Envoy takes headers and body back while a script waits, so each is asked for anew after a call.
function envoy_on_response(handle)
  local wanted = handle:streamInfo():dynamicMetadata():get(NAMESPACE)
  if wanted == nil then
    return
  end
  local version, path = wanted["version"], wanted["path"]
  handle:headers():add("vary", "Contract-Version")
  local reason = unsuited(handle:headers())
  if reason ~= nil then
    return bypass(handle, reason)
  end
  local body = handle:body()
  if body == nil then
    return bypass(handle, "empty") -- the answer to HEAD
  end
  local answer, rewritten = handle:httpCall("sidecar", {
    [":method"] = "POST",
    [":path"] = "/transform",
    [":authority"] = "sidecar",
    ["contract-version"] = version,
    ["original-path"] = path,
  }, body:getBytes(0, body:length()), PATIENCE)
  if answer[":status"] ~= "200" or rewritten == nil then
    return bypass(handle, answer["reason"] or "sidecar-unavailable")
  end
  handle:body():setBytes(rewritten)
  local headers = handle:headers()
  headers:replace("content-length", #rewritten)
  headers:replace("contract-version", version)
  headers:replace("shim", "applied; mapping=" .. answer["mapping"] .. "; revision=" .. answer["revision"])
  for _, name in ipairs(STALE_HEADERS) do
    headers:remove(name)
  end
end
