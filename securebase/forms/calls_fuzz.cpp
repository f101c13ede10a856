// libFuzzer: whatever bytes come, each call about a form answers in JSON or refuses with a reason.
// A form can come from a file that somebody was given, so its rules may be anything.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "securebase/forms/calls.hpp"
#include "securebase/json/document.hpp"

namespace {

using securebase::Result;

void must_answer(const Result<std::string>& reply) {
  if (!reply) {
    if (reply.error().problems.empty()) std::abort();
  } else if (!securebase::json::Document::parse(*reply)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  must_answer(securebase::forms::decide(body));
  must_answer(securebase::forms::next_phase(body));
  must_answer(securebase::forms::whether_open(body));
  return 0;
}
