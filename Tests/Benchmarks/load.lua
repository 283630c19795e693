-- wrk: the same request again and again, each with an Idempotency-Key of its own.
-- Arguments: method, path, prefix of the keys, file with the body (none: no body).
-- The request is glued together here, so that every route costs the load generator the same.

local head, tail
local number = 0

function init(arguments)
   local method, path, prefix, file = arguments[1], arguments[2], arguments[3], arguments[4]
   local body = ""
   if file then
      local opened = assert(io.open(file, "rb"))
      body = opened:read("*a")
      opened:close()
   end
   head = method .. " " .. path .. " HTTP/1.1\r\n"
      .. "Host: " .. wrk.host .. ":" .. wrk.port .. "\r\n"
      .. "Content-Type: application/json\r\n"
      .. "Content-Length: " .. #body .. "\r\n"
      .. 'Idempotency-Key: "' .. prefix .. "-"
   tail = '"\r\n\r\n' .. body
end

function request()
   number = number + 1
   return head .. number .. tail
end

function done(summary, latency, requests)
   local errors = summary.errors
   io.write(string.format(
      'RESULT {"requests":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,'
         .. '"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}\n',
      summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
      errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
