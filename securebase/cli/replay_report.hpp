// What sittings showed: as words for a terminal, as JSON for a program, as a table of people.
#pragma once

#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/cli/replay_run.hpp"

namespace securebase::json {
class Writer;
}

namespace securebase::cli {

// Of one set of sittings, over one scale or two.
struct ReplayReport {
  const measurement::Instrument* instrument = nullptr;
  const ReplayOutcome* outcome = nullptr;
  measurement::AdaptiveRules rules;
  std::string reference;  // what values are held against: "all items" or "the true value"
};

void print_report(const ReplayReport& report);                     // to the standard output
void write_report(json::Writer& json, const ReplayReport& report);  // members of an open object

// One line a person. Errors: as of WholeFile.
[[nodiscard]] Result<bool> write_people(const ReplayReport& report, const std::string& path);

// Writes one JSON text. Errors: as of WholeFile.
[[nodiscard]] Result<bool> write_json(json::Writer& json, const std::string& path);

[[nodiscard]] std::string_view name_of(measurement::Selection selection);
[[nodiscard]] measurement::Selection selection_called(std::string_view name);  // as name_of gives

}  // namespace securebase::cli
