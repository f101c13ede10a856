// The calls of schema/openapi.yaml that need neither store nor network: the same list answers over
// HTTP and inside a browser, so a new call is added here once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/care/assessments.hpp"
#include "securebase/care/measures.hpp"

namespace securebase::contract {

struct CallReply {
  int status = 200;  // as HTTP counts; from 400 on the body is a problem document
  std::string body;  // JSON
};

struct Call {
  std::string_view method, path;
  // One of the two: the body of a reply that never changes, or how to answer. Thread-safe.
  std::shared_ptr<const std::string> fixed;
  std::function<CallReply(std::string_view body)> answer;
};

// What the calls answer from. All must outlive them.
struct CallServices {
  const care::Assessments& assessments;
  // What there is at the moment of a call: an operator may add wording meanwhile. Thread-safe;
  // without it the calls about measures are not among the list.
  std::function<care::QuestionnairesHere()> questionnaires = {};
};

[[nodiscard]] std::vector<Call> pure_calls(const CallServices& services);

// The ledger of rights tells what an operator added: only a server knows that, so a browser has no
// such call. Requires: services.questionnaires.
[[nodiscard]] Call ledger_call(const CallServices& services);

}  // namespace securebase::contract
