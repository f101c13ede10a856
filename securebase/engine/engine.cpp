#include "securebase/engine/engine.hpp"

#include <array>

#include "securebase/contract/problem_document.hpp"

namespace securebase::engine {

namespace {

care::QuestionnairesHere here(std::vector<measurement::Questionnaire> measures) {
  std::vector<care::QuestionnaireHere> all;
  for (auto& measure : measures) all.push_back({std::move(measure), std::nullopt});
  return std::make_shared<const std::vector<care::QuestionnaireHere>>(std::move(all));
}

}  // namespace

Engine::Services::Services(EngineContent content)
    : assessments(std::move(content.assessments)), questionnaires(here(std::move(content.measures))) {}

Engine::Engine(EngineContent content)
    : services_(std::make_unique<const Services>(std::move(content))),
      calls_(contract::pure_calls(
          {services_->assessments, [all = services_->questionnaires] { return all; }})) {}

Result<Engine> Engine::load(std::string_view packed) {
  auto content = unpack(packed);
  if (!content) return tl::unexpected(std::move(content.error()));
  return Engine(std::move(*content));
}

contract::CallReply Engine::call(std::string_view method, std::string_view path,
                                 std::string_view body) const {
  for (const contract::Call& call : calls_) {
    if (call.method != method || call.path != path) continue;
    if (call.fixed) return {200, *call.fixed};
    return call.answer(body);
  }
  const std::array problems{Problem{"The engine has no call " + std::string(method) + " " +
                                        std::string(path.substr(0, 80)) + ".",
                                    "engine", "Ask the server instead."}};
  auto document = contract::problem_document(404, "not-found", "There is nothing here", problems);
  return {document.status, std::move(document.body)};
}

}  // namespace securebase::engine
