#include "securebase/api/operator_gate.hpp"

#include <utility>

#include "securebase/api/problem_reply.hpp"

namespace securebase::api {

using http::Request;
using http::Responder;
using http::Response;

http::Handler for_operator(care::OperatorLinks& links,
                           std::function<Response(const Request&, Instant)> answer) {
  return [&links, answer = std::move(answer)](const Request& request, Responder responder) {
    const auto until = links.check(request.header("Authorization"));
    if (until) return responder(answer(request, *until));
    Response refused = problem_reply(until.error());
    if (refused.status == 401) refused.header_lines += "WWW-Authenticate: Bearer\r\n";
    responder(std::move(refused));
  };
}

}  // namespace securebase::api
