#include "securebase/engine/answering.hpp"

#include <array>
#include <string>

#include "securebase/contract/problem_document.hpp"

namespace securebase::engine {

contract::CallReply answer(const std::vector<contract::Call>& calls, std::string_view method,
                           std::string_view path, std::string_view body) {
  for (const contract::Call& call : calls) {
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
