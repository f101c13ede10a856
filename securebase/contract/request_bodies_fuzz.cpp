// libFuzzer: whatever bytes come, every reader of a body answers, and what it took as a map is a
// part of the body.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "securebase/contract/report_json.hpp"
#include "securebase/contract/request_bodies.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto assessment = securebase::contract::read_assessment(body);
  if (!assessment && assessment.error().problems.empty()) std::abort();
  const auto code = securebase::contract::read_code(body);
  if (!code && code.error().problems.empty()) std::abort();
  const auto both = securebase::contract::read_code_and_map(body);
  if (both && body.find(both->map.reveal()) == std::string_view::npos) std::abort();
  const auto map = securebase::contract::read_map(body);
  if (map && (!map->reveal().starts_with('{') || !map->reveal().ends_with('}'))) std::abort();
  const auto report = securebase::contract::read_report(body);
  if (!report && report.error().problems.empty()) std::abort();
  const auto closed = securebase::contract::read_report_to_close(body);
  if (!closed && closed.error().problems.empty()) std::abort();
  return 0;
}
