#include "securebase/api/operator_routes.hpp"

#include <string>
#include <utility>

#include "securebase/api/json_body.hpp"
#include "securebase/api/operator_gate.hpp"
#include "securebase/api/operator_json.hpp"
#include "securebase/api/problem_reply.hpp"
#include "securebase/contract/ledger_json.hpp"

namespace securebase::api {

using http::Request;
using http::Response;

namespace {

Response told(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response match(const fhir::Wordings& wordings, const Request& request) {
  const auto asked = read_wording(request.body, WordingMembers::match);
  if (!asked) return problem_reply(asked.error());
  const auto report = wordings.look_at(asked->questionnaire, asked->recipe);
  if (!report) return problem_reply(report.error());
  return told(match_json(*report));
}

Response add(fhir::Wordings& wordings, const Request& request) {
  const auto asked = read_wording(request.body, WordingMembers::add);
  if (!asked) return problem_reply(asked.error());
  const auto added = wordings.add(asked->questionnaire, asked->recipe, asked->licence_note);
  if (!added) return problem_reply(added.error());
  return told(R"({"entry":)" + contract::ledger_entry_json(*added) + "}", 201);
}

Response remove(fhir::Wordings& wordings, const Request& request) {
  const auto recipe = read_recipe(request.body);
  if (!recipe) return problem_reply(recipe.error());
  const auto removed = wordings.remove(*recipe);
  if (!removed) return problem_reply(removed.error());
  return told("", 204);
}

}  // namespace

void add_operator_routes(http::Router& router, const OperatorServices& services) {
  care::OperatorLinks& links = services.links;
  fhir::Wordings& wordings = services.wordings;
  const auto post = [&](std::string_view path, std::function<Response(const Request&)> answer) {
    router.add("POST", path,
               with_json(for_operator(links, [answer = std::move(answer)](
                                                 const Request& request, Instant) {
                 return answer(request);
               })));
  };
  router.add("GET", "/api/v1/operator", for_operator(links, [](const Request&, Instant until) {
               return told(operator_json(until));
             }));
  post("/api/v1/operator/questionnaires/match",
       [&wordings](const Request& request) { return match(wordings, request); });
  post("/api/v1/operator/questionnaires",
       [&wordings](const Request& request) { return add(wordings, request); });
  post("/api/v1/operator/questionnaires/remove",
       [&wordings](const Request& request) { return remove(wordings, request); });
}

}  // namespace securebase::api
