#include "securebase/contract/calls.hpp"

#include <unordered_map>
#include <utility>

#include "securebase/contract/change_json.hpp"
#include "securebase/contract/ledger_json.hpp"
#include "securebase/contract/measure_json.hpp"
#include "securebase/contract/problem_document.hpp"
#include "securebase/contract/replies.hpp"
#include "securebase/contract/request_bodies.hpp"

namespace securebase::contract {
namespace {

CallReply refused(const Error& error) {
  ProblemDocument document = problem_document(error);
  return {document.status, std::move(document.body)};
}

Call fixed(std::string_view path, std::string body) {
  return {"GET", path, std::make_shared<const std::string>(std::move(body)), {}};
}

Call next_step(const care::Assessments& assessments) {
  // The answer choices of an instrument never change: their JSON is made once.
  std::unordered_map<const void*, std::string> choices;
  for (const auto& instrument : assessments.content().instruments) {
    choices.emplace(&instrument.answers, answers_json(instrument.answers));
  }
  const auto kept = std::make_shared<const decltype(choices)>(std::move(choices));
  return {"POST", "/api/v1/assessments/next", nullptr,
          [kept, &assessments](std::string_view body) -> CallReply {
            const auto so_far = read_assessment(body);
            if (!so_far) return refused(so_far.error());
            const auto step = assessments.next(*so_far);
            if (!step) return refused(step.error());
            if (const auto* item = std::get_if<care::NextItem>(&*step)) {
              return {200, item_json(*item, kept->at(item->answers))};
            }
            return {200, result_json(std::get<care::AssessmentResult>(*step),
                                     assessments.content().patterns)};
          }};
}

Call change(const care::Assessments& assessments) {
  return {"POST", "/api/v1/assessments/change", nullptr,
          [&assessments](std::string_view body) -> CallReply {
            const auto question = read_change_question(body);
            if (!question) return refused(question.error());
            const auto answer = care::change_of(*question, assessments.content());
            if (!answer) return refused(answer.error());
            return {200, change_json(*answer)};
          }};
}

void add_measures(std::vector<Call>& calls, const CallServices& services) {
  const auto here = services.questionnaires;
  const care::AssessmentContent& content = services.assessments.content();
  calls.push_back({"GET", "/api/v1/measures", nullptr, [here](std::string_view) -> CallReply {
                     return {200, measures_json(*here())};
                   }});
  calls.push_back({"POST", "/api/v1/measures/score", nullptr,
                   [here](std::string_view body) -> CallReply {
                     const auto given = read_measure_answers(body);
                     if (!given) return refused(given.error());
                     const auto scores = care::score_measure(*given, here());
                     if (!scores) return refused(scores.error());
                     return {200, measure_scores_json(*scores)};
                   }});
  calls.push_back({"POST", "/api/v1/measures/change", nullptr,
                   [here, &content](std::string_view body) -> CallReply {
                     const auto question = read_measure_change(body);
                     if (!question) return refused(question.error());
                     const auto change = care::change_of_measure(*question, here());
                     if (!change) return refused(change.error());
                     return {200, measure_change_json(*change, content.changes.scores)};
                   }});
}

}  // namespace

Call ledger_call(const CallServices& services) {
  return {"GET", "/api/v1/ledger", nullptr,
          [here = services.questionnaires,
           &content = services.assessments.content()](std::string_view) -> CallReply {
            return {200, ledger_json(*here(), content.instruments)};
          }};
}

std::vector<Call> pure_calls(const CallServices& services) {
  const care::Assessments& assessments = services.assessments;
  std::vector<Call> calls;
  calls.push_back(fixed("/api/v1/instruments", instruments_json(assessments.content().instruments)));
  calls.push_back(fixed("/api/v1/relationships", relationships_json(assessments.content().kinds)));
  calls.push_back(next_step(assessments));
  calls.push_back(change(assessments));
  if (services.questionnaires) add_measures(calls, services);
  return calls;
}

}  // namespace securebase::contract
