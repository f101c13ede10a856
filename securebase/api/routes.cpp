#include "securebase/api/routes.hpp"

#include <memory>

#include "securebase/api/json_body.hpp"
#include "securebase/api/operator_routes.hpp"
#include "securebase/api/problem_reply.hpp"
#include "securebase/api/report_routes.hpp"
#include "securebase/contract/calls.hpp"
#include "securebase/contract/choosing_calls.hpp"
#include "securebase/contract/replies.hpp"
#include "securebase/contract/request_bodies.hpp"

namespace securebase::api {

using namespace contract;
using http::Request;
using http::Responder;
using http::Response;

namespace {

Response json_reply(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

// For completions that must be copyable. The responder itself is used once.
using SharedResponder = std::shared_ptr<Responder>;
SharedResponder share(Responder responder) {
  return std::make_shared<Responder>(std::move(responder));
}

template <class T>
auto replying(SharedResponder responder, std::string (*write)(const T&), int status) {
  return [responder = std::move(responder), write, status](const Result<T>& result) {
    (*responder)(result ? json_reply(write(*result), status) : code_problem_reply(result.error()));
  };
}

void add_health(http::Router& router, const Services& services) {
  const auto up = std::make_shared<const std::string>(R"({"status":"up","version":")" +
                                                      services.version + "\"}");
  router.add("GET", "/healthz",
             [up, healthy = services.healthy](const Request&, Responder responder) {
               if (!healthy()) {
                 return responder(problem_reply(
                     {Errc::storage_failed, {{"The last write did not reach the disk.", "store",
                                              "The server tries again every few seconds."}}}));
               }
               Response response;
               response.lasting_body = *up;
               responder(std::move(response));
             });
}

void add_pure_call(http::Router& router, contract::Call call) {
  if (call.fixed) {
    router.add(call.method, call.path, [kept = call.fixed](const Request&, Responder responder) {
      Response response;
      response.lasting_body = *kept;
      responder(std::move(response));
    });
    return;
  }
  http::Handler handler = [answer = std::move(call.answer)](const Request& request, Responder to) {
    contract::CallReply reply = answer(request.body);
    Response response = json_reply(std::move(reply.body), reply.status);
    if (reply.status >= 400) response.content_type = "application/problem+json";
    to(std::move(response));
  };
  const bool has_body = call.method != "GET";
  router.add(call.method, call.path, has_body ? with_json(std::move(handler)) : std::move(handler));
}

// Asked for under one address and told by its tag: a browser that has it gets no second copy.
void add_tagged(http::Router& router, std::string_view path, const Services::Packed& packed,
                std::string_view content_type) {
  router.add("GET", path,
             [bytes = packed.bytes, tag = '"' + packed.version + '"', content_type](
                 const Request& request, Responder responder) {
               Response response;
               response.audience = http::Audience::page;  // may be kept, unlike other replies
               response.content_type = content_type;
               response.header_lines = "Cache-Control: no-cache\r\nETag: " + tag + "\r\n";
               if (request.header("If-None-Match").find(tag) != std::string_view::npos) {
                 response.status = 304;
               } else {
                 response.lasting_body = bytes;
               }
               responder(std::move(response));
             });
}

void add_kept_maps(http::Router& router, care::KeptMaps& maps) {
  router.add("POST", "/api/v1/kept-maps", with_json([&maps](const Request& request, Responder to) {
               auto map = read_map(request.body);
               if (!map) return to(problem_reply(map.error()));
               maps.keep(std::move(*map), replying(share(std::move(to)), receipt_json, 201));
             }));
  router.add("POST", "/api/v1/kept-maps/open",
             with_json([&maps](const Request& request, Responder to) {
               const auto code = read_code(request.body);
               if (!code) return to(problem_reply(code.error()));
               maps.open(*code, replying(share(std::move(to)), kept_map_json, 200));
             }));
  router.add("POST", "/api/v1/kept-maps/replace",
             with_json([&maps](const Request& request, Responder to) {
               auto both = read_code_and_map(request.body);
               if (!both) return to(problem_reply(both.error()));
               const auto responder = share(std::move(to));
               maps.replace(both->code, std::move(both->map), [responder](Result<Instant> end) {
                 (*responder)(end ? json_reply(kept_until_json(*end))
                                  : code_problem_reply(end.error()));
               });
             }));
  router.add("POST", "/api/v1/kept-maps/forget",
             with_json([&maps](const Request& request, Responder to) {
               const auto code = read_code(request.body);
               if (!code) return to(problem_reply(code.error()));
               const auto responder = share(std::move(to));
               maps.forget(*code, [responder](Result<bool> done) {
                 (*responder)(done ? json_reply("", 204) : code_problem_reply(done.error()));
               });
             }));
}

}  // namespace

void add_routes(http::Router& router, const Services& services) {
  add_health(router, services);
  const contract::CallServices answering{
      services.assessments, [&wordings = services.wordings] { return wordings.known(); }};
  for (contract::Call& call : contract::pure_calls(answering)) {
    add_pure_call(router, std::move(call));
  }
  add_pure_call(router, contract::ledger_call(answering));
  for (contract::Call& call : contract::choosing_calls(services.guidance)) {
    add_pure_call(router, std::move(call));
  }
  constexpr std::string_view bytes = "application/octet-stream", json = "application/json";
  add_tagged(router, "/api/v1/engine/content", services.engine_content, bytes);
  add_tagged(router, "/api/v1/choosing/content", services.choosing_content, bytes);
  for (const Services::Document& one : services.documents) {
    add_tagged(router, one.path, {one.json, one.version}, json);
  }
  add_kept_maps(router, services.kept_maps);
  add_operator_routes(router, {services.operators, services.wordings});
  add_report_routes(router, services.reports, services.operators);
}

}  // namespace securebase::api
