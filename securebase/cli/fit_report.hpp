// The report on how well the item parameters fit the answers: a folder with report.md, tables as
// CSV and pictures as SVG.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/calibration/workers.hpp"
#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

// The parameters of one scale, as fitted or as the instrument holds them.
struct FittedScale {
  std::size_t scale = 0;                       // index into Instrument::scales
  std::vector<std::size_t> columns;            // of its items in Instrument::items
  std::vector<measurement::ItemModel> models;  // one for each column
  // One for each column: slope, then thresholds. Empty altogether when there are none.
  std::vector<std::vector<double>> standard_errors;
  bool fitted_here = true;               // to the answers of this report
  std::optional<double> log_likelihood;  // of the answers to this scale
  double mean = 0;                       // of the people on the scale of `models`
  double sd = 1;                         // > 0
};

// Which group each person belongs to, for differential item functioning.
struct PeopleGroups {
  std::string column;               // how the file calls it
  std::vector<std::string> labels;  // two or more
  std::vector<int> group_of;        // for each person of the table: index into labels, -1 none
};

struct ReportInput {
  const measurement::Instrument* instrument = nullptr;
  const measurement::AnswerTable* answers = nullptr;  // all items of the instrument
  std::vector<FittedScale> scales;
  std::string parameters_from;  // a clause such as "fitted to these answers"
  std::string people_left_out;  // sentences such as "12 people left something out."; may be empty
  std::vector<std::string>
      warnings;  // clauses such as "Q1: nobody gave choice 3 of 5"; may be empty
  std::optional<PeopleGroups> groups;
  calibration::RunJobs run = calibration::one_after_another;
  std::function<void(std::string_view what)> progress;  // may be empty
};

// Writes the folder, which may exist; files of the same names are replaced. Errors: bad_input when
// answers and parameters do not belong together or the groups are no groups; storage_failed.
[[nodiscard]] Result<bool> write_report(const ReportInput& input,
                                        const std::filesystem::path& folder);

}  // namespace securebase::cli
