#include "securebase/engine/practice_engine.hpp"

#include "securebase/contract/problem_document.hpp"
#include "securebase/engine/answering.hpp"
#include "securebase/forms/calls.hpp"

namespace securebase::engine {
namespace {

contract::Call call_of(std::string_view path, Result<std::string> (*ask)(std::string_view)) {
  return {"POST", path, nullptr, [ask](std::string_view body) -> contract::CallReply {
            auto reply = ask(body);
            if (reply) return {200, std::move(*reply)};
            contract::ProblemDocument document = contract::problem_document(reply.error());
            return {document.status, std::move(document.body)};
          }};
}

const std::vector<contract::Call>& calls() {
  static const std::vector<contract::Call> all{call_of("/form/decide", forms::decide),
                                               call_of("/form/next", forms::next_phase),
                                               call_of("/form/open", forms::whether_open)};
  return all;
}

}  // namespace

Result<PracticeEngine> PracticeEngine::load(std::string_view) { return PracticeEngine(); }

contract::CallReply PracticeEngine::call(std::string_view method, std::string_view path,
                                         std::string_view body) const {
  return answer(calls(), method, path, body);
}

}  // namespace securebase::engine
