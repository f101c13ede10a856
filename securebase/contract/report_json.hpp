// The JSON of reports "I saw this": what somebody sends, and what the operator reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"
#include "securebase/care/reports.hpp"

namespace securebase::contract {

struct ReportToClose {
  std::int64_t number = 0;
  std::optional<care::Report::Text> note;
};

// Errors of all: bad_input. No problem repeats what a text says.
[[nodiscard]] Result<care::Report> read_report(std::string_view body);
[[nodiscard]] Result<std::int64_t> read_report_number(std::string_view body);
[[nodiscard]] Result<ReportToClose> read_report_to_close(std::string_view body);

[[nodiscard]] std::string report_received_json(Instant at);
[[nodiscard]] std::string report_page_json(const care::ReportPage& page);

}  // namespace securebase::contract
