-- For wrk: posts the assessments that script/bench prepared (one JSON body a line), in turn.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

local bodies = {}
for line in io.lines(os.getenv("SECUREBASE_BODIES")) do
  bodies[#bodies + 1] = wrk.format(nil, nil, nil, line)
end

local turn = 0
request = function()
  turn = turn % #bodies + 1
  return bodies[turn]
end
