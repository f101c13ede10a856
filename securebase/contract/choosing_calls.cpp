#include "securebase/contract/choosing_calls.hpp"

#include "securebase/contract/choosing_json.hpp"
#include "securebase/contract/problem_document.hpp"

namespace securebase::contract {
namespace {

CallReply refused(const Error& error) {
  ProblemDocument document = problem_document(error);
  return {document.status, std::move(document.body)};
}

Call fixed(std::string_view path, std::string body) {
  return {"GET", path, std::make_shared<const std::string>(std::move(body)), {}};
}

}  // namespace

std::vector<Call> choosing_calls(const therapy::Guidance& guidance) {
  std::vector<Call> calls;
  calls.push_back(fixed("/api/v1/match/needs", needs_json(guidance)));
  calls.push_back(fixed("/api/v1/checks", checks_json(guidance.checks)));
  calls.push_back({"POST", "/api/v1/match/suggestions", nullptr,
                   [&guidance](std::string_view body) -> CallReply {
                     const auto told = read_told(body);
                     if (!told) return refused(told.error());
                     return {200, suggested_json(therapy::suggest(*told, guidance.indications),
                                                 guidance.indications)};
                   }});
  calls.push_back({"POST", "/api/v1/match", nullptr,
                   [&guidance](std::string_view body) -> CallReply {
                     const auto given = read_match(body);
                     if (!given) return refused(given.error());
                     const auto matched = care::match(*given, guidance);
                     if (!matched) return refused(matched.error());
                     return {200, match_json(*matched, guidance)};
                   }});
  calls.push_back({"POST", "/api/v1/checks/points", nullptr,
                   [&guidance](std::string_view body) -> CallReply {
                     const auto given = read_check_answers(body);
                     if (!given) return refused(given.error());
                     const auto checked = care::add_up(*given, guidance);
                     if (!checked) return refused(checked.error());
                     return {200, check_result_json(*checked)};
                   }});
  calls.push_back({"POST", "/api/v1/search", nullptr,
                   [&guidance](std::string_view body) -> CallReply {
                     const auto words = read_search(body);
                     if (!words) return refused(words.error());
                     return {200, found_json(therapy::find(*words, guidance.pages), guidance.pages)};
                   }});
  return calls;
}

}  // namespace securebase::contract
