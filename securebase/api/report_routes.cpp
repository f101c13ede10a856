#include "securebase/api/report_routes.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "securebase/api/json_body.hpp"
#include "securebase/api/operator_gate.hpp"
#include "securebase/api/problem_reply.hpp"
#include "securebase/contract/report_json.hpp"

namespace securebase::api {

using http::Request;
using http::Responder;
using http::Response;

namespace {

Response told(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response send(care::Reports& reports, const Request& request) {
  const auto report = contract::read_report(request.body);
  if (!report) return problem_reply(report.error());
  const auto at = reports.send(*report);
  if (at) return told(contract::report_received_json(*at), 201);
  Response refused = problem_reply(at.error());
  // A full queue is not empty again in two seconds.
  if (at.error().code == Errc::busy) refused.header_lines = "Retry-After: 3600\r\n";
  return refused;
}

struct PageWanted {
  care::ReportsWanted which = care::ReportsWanted::all;
  std::optional<std::int64_t> before;
};

bool read_number(std::string_view text, std::optional<std::int64_t>& number) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1) return false;
  number = value;
  return true;
}

bool read_state(std::string_view text, care::ReportsWanted& which) {
  if (text == "open") {
    which = care::ReportsWanted::open;
  } else if (text == "closed") {
    which = care::ReportsWanted::closed;
  } else {
    return false;
  }
  return true;
}

// "state=open&before=12", each of them optional.
Result<PageWanted> read_query(std::string_view query) {
  PageWanted wanted;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    const auto equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
    if (name == "before" && read_number(value, wanted.before)) continue;
    if (name == "state" && read_state(value, wanted.which)) continue;
    return failure(Errc::bad_input,
                   Problem{"A part of the address after '?' is not understood.", "query",
                           "Ask with state=open or state=closed, and before=ID; or without."});
  }
  return wanted;
}

Response page(const care::Reports& reports, const Request& request) {
  const auto wanted = read_query(request.query);
  if (!wanted) return problem_reply(wanted.error());
  const auto page = reports.page(wanted->which, wanted->before);
  if (!page) return problem_reply(page.error());
  return told(contract::report_page_json(*page));
}

// What was done to a report, or that there is no such report.
Response done(const Result<bool>& result, std::string what) {
  if (!result) return problem_reply(result.error());
  if (*result) return told("", 204);
  return refusal_reply({404, "unknown-report", "There is no such report here",
                        {std::move(what), "/id",
                         "Ask for the list again; somebody else may have closed it."},
                        {}});
}

Response mark_read(care::Reports& reports, const Request& request) {
  const auto number = contract::read_report_number(request.body);
  if (!number) return problem_reply(number.error());
  return done(reports.mark_read(*number), "There is no report with this id.");
}

Response close(care::Reports& reports, const Request& request) {
  const auto wanted = contract::read_report_to_close(request.body);
  if (!wanted) return problem_reply(wanted.error());
  return done(reports.close(wanted->number, wanted->note), "There is no open report with this id.");
}

}  // namespace

void add_report_routes(http::Router& router, care::Reports& reports, care::OperatorLinks& links) {
  router.add("POST", "/api/v1/reports",
             with_json([&reports](const Request& request, Responder responder) {
               responder(send(reports, request));
             }));
  router.add("GET", "/api/v1/operator/reports",
             for_operator(links, [&reports](const Request& request, Instant) {
               return page(reports, request);
             }));
  router.add("POST", "/api/v1/operator/reports/read",
             with_json(for_operator(links, [&reports](const Request& request, Instant) {
               return mark_read(reports, request);
             })));
  router.add("POST", "/api/v1/operator/reports/close",
             with_json(for_operator(links, [&reports](const Request& request, Instant) {
               return close(reports, request);
             })));
}

}  // namespace securebase::api
