// The calls about understanding, choosing and safety, answered from packed content alone: the second
// module of browsers. It has the face of Engine, so that both modules have one main program.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "securebase/contract/calls.hpp"
#include "securebase/engine/choosing_content.hpp"

namespace securebase::engine {

class ChoosingEngine {
 public:
  // Errors: bad_content.
  static Result<ChoosingEngine> load(std::string_view packed);

  // Exactly the reply of the server, where the server has that call.
  [[nodiscard]] contract::CallReply call(std::string_view method, std::string_view path,
                                         std::string_view body) const;

 private:
  explicit ChoosingEngine(ChoosingContent content);

  std::unique_ptr<const ChoosingContent> content_;  // on the heap: the calls refer to it
  std::vector<contract::Call> calls_;
};

}  // namespace securebase::engine
