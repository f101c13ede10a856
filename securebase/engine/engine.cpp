#include "securebase/engine/engine.hpp"

#include "securebase/engine/answering.hpp"

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
  return answer(calls_, method, path, body);
}

}  // namespace securebase::engine
