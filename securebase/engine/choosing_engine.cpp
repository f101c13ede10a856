#include "securebase/engine/choosing_engine.hpp"

#include "securebase/contract/choosing_calls.hpp"
#include "securebase/contract/safety_calls.hpp"
#include "securebase/engine/answering.hpp"

namespace securebase::engine {

ChoosingEngine::ChoosingEngine(ChoosingContent content)
    : content_(std::make_unique<const ChoosingContent>(std::move(content))),
      calls_(contract::choosing_calls(content_->guidance)) {
  for (contract::Call& call : contract::safety_calls(content_->safety)) {
    calls_.push_back(std::move(call));
  }
}

Result<ChoosingEngine> ChoosingEngine::load(std::string_view packed) {
  auto content = unpack_choosing(packed);
  if (!content) return tl::unexpected(std::move(content.error()));
  return ChoosingEngine(std::move(*content));
}

contract::CallReply ChoosingEngine::call(std::string_view method, std::string_view path,
                                         std::string_view body) const {
  return answer(calls_, method, path, body);
}

}  // namespace securebase::engine
