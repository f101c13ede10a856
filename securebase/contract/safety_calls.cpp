#include "securebase/contract/safety_calls.hpp"

#include "securebase/contract/problem_document.hpp"
#include "securebase/contract/safety_json.hpp"
#include "securebase/safety/phrase_check.hpp"

namespace securebase::contract {
namespace {

Call fixed(std::string_view path, std::string body) {
  return {"GET", path, std::make_shared<const std::string>(std::move(body)), {}};
}

// A call that reads its body and answers with JSON, or with what is wrong in the body.
template <class Read, class Answer>
Call asked(std::string_view path, Read read, Answer answer) {
  return {"POST", path, nullptr, [read, answer](std::string_view body) -> CallReply {
            const auto given = read(body);
            if (!given) {
              ProblemDocument document = problem_document(given.error());
              return {document.status, std::move(document.body)};
            }
            return {200, answer(*given)};
          }};
}

safety::Standing stand(const safety::States& states, const GivenStep& given) {
  if (!given.event) return safety::stand(states, given.history, given.at);
  return safety::step(states, given.history, *given.event, given.at);
}

}  // namespace

std::vector<Call> safety_calls(const safety::Rules& rules) {
  std::vector<Call> calls;
  calls.push_back(fixed("/api/v1/safety/check", check_json(rules.check)));
  calls.push_back(asked(
      "/api/v1/safety/check",
      [&rules](std::string_view body) { return read_answers(body, rules.check); },
      [&rules](const safety::Answers& given) { return check_outcome_json(rules.check, given); }));
  calls.push_back(asked("/api/v1/safety/step", read_step, [&rules](const GivenStep& given) {
    return standing_json(stand(rules.states, given), rules.states);
  }));
  calls.push_back(fixed("/api/v1/safety/relationship", relationship_json(rules.relationship)));
  calls.push_back(asked(
      "/api/v1/safety/relationship",
      [&rules](std::string_view body) { return read_answers(body, rules.relationship); },
      [&rules](const safety::Answers& given) {
        return relationship_outcome_json(rules.relationship, given);
      }));
  const auto phrases = std::make_shared<const safety::PhraseCheck>(rules.phrases);
  calls.push_back(
      asked("/api/v1/safety/words", read_text, [&rules, phrases](const std::string& text) {
        return offer_json(rules.phrases, phrases->offers(text));
      }));
  calls.push_back(asked("/api/v1/safety/coercion", read_text, [&rules](const std::string& text) {
    return coercion_json(rules.coercion, text);
  }));
  return calls;
}

}  // namespace securebase::contract
