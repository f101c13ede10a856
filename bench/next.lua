-- For wrk: posts the assessments that script/bench prepared (one JSON body a line), in turn.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

local bodies = {}

-- Not earlier: wrk adds the Host header just before it calls this.
init = function()
  for line in io.lines(os.getenv("SECUREBASE_BODIES")) do
    bodies[#bodies + 1] = wrk.format(nil, nil, nil, line)
  end
end

local turn = 0
request = function()
  turn = turn % #bodies + 1
  return bodies[turn]
end
