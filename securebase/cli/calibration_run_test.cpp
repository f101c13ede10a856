// The fear: a file of answers that gives other parameters than its people have, a state that is
// lost, or something that cannot be fitted and is fitted all the same.
#include "securebase/cli/calibration_run.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "securebase/cli/worker_threads.hpp"
#include "securebase/measurement/simulation.hpp"
#include "test/reference_data.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;
using calibration::EmEnd;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("securebase-calibrate-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

measurement::Instrument instrument_of(std::size_t items, int answers, std::size_t scales) {
  measurement::Instrument instrument;
  for (int value = 1; value <= answers; ++value) instrument.answers.push_back({value, ""});
  for (std::size_t s = 0; s < scales; ++s) instrument.scales.push_back({"s" + std::to_string(s), "", {}});
  for (std::size_t i = 0; i < items; ++i) {
    measurement::Item item;
    item.id = "Q" + std::to_string(i + 1);
    item.scale = i % scales;
    item.reversed = i % 3 == 2;
    item.model.slope = 1.2 + 0.2 * static_cast<double>(i % 4);
    for (int b = 1; b < answers; ++b) {
      item.model.thresholds.push_back(1.1 * (b - answers / 2.0) + 0.2 * static_cast<double>(i % 3));
    }
    instrument.items.push_back(item);
  }
  return instrument;
}

std::string answers_as_text(const measurement::Instrument& instrument, std::size_t people,
                            double correlation) {
  const measurement::SimulatedGroup group{77, people, instrument.scales.size(), correlation};
  std::vector<measurement::ItemModel> models;
  std::vector<std::size_t> scale_of;
  std::string text;
  for (const auto& item : instrument.items) {
    models.push_back(item.model);
    scale_of.push_back(item.scale);
    text += (text.empty() ? "" : ",") + item.id;
  }
  const auto table = measurement::simulated_answers(models, scale_of,
                                                    measurement::simulated_levels(group), group);
  const int top = instrument.highest_answer(), bottom = instrument.lowest_answer();
  for (std::size_t p = 0; p < people; ++p) {
    text += '\n';
    for (std::size_t i = 0; i < models.size(); ++i) {
      const int answer = bottom + table.person(p)[i];
      const int seen = instrument.items[i].reversed ? bottom + top - answer : answer;
      text += (i == 0 ? "" : ",") + std::to_string(seen);
    }
  }
  return text + '\n';
}

CalibrationOptions options_for(const std::string& file) {
  CalibrationOptions options;
  options.answers.file.responses = file;
  return options;
}

}  // namespace

TEST_CASE("parameters of simulated people come back, the same with any number of threads") {
  const Folder folder;
  const auto instrument = instrument_of(12, 4, 2);
  auto options = options_for(folder.file("a.csv", answers_as_text(instrument, 1500, 0)));
  const auto one = calibrate_file(instrument, options);
  REQUIRE(one);
  CHECK(one->end == EmEnd::converged);
  REQUIRE(one->items.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    const CalibratedItem& item = one->items[i];
    CHECK(item.id == instrument.items[i].id);
    CHECK(item.people == 1500);
    CHECK(std::abs(item.slope - instrument.items[i].model.slope) <
          4 * item.standard_errors[0].value_or(0));
  }
  WorkerThreads workers(5);
  options.fit.run = workers.runner();
  const auto many = calibrate_file(instrument, options);
  REQUIRE(many);
  CHECK(calibration_table(many->items) == calibration_table(one->items));
  CHECK(calibration_summary(instrument, *one, 1.0).find("s1: log-likelihood -") !=
        std::string::npos);
}

TEST_CASE("the table reads back as it was written; a state lets a stopped run go on") {
  const Folder folder;
  const auto instrument = instrument_of(6, 4, 1);
  auto options = options_for(folder.file("a.csv", answers_as_text(instrument, 800, 0)));
  options.plan.model = measurement::ModelKind::partial_credit;
  const auto whole = calibrate_file(instrument, options);
  REQUIRE(whole);
  int cycles = 0;
  options.stopped = [&] { return ++cycles >= 4; };
  const auto stopped = calibrate_file(instrument, options);
  REQUIRE(stopped);
  CHECK(stopped->end == EmEnd::stopped);
  CHECK(stopped->items[0].standard_errors.empty());
  const auto state = read_calibration(folder.file("s.csv", calibration_table(stopped->items)));
  REQUIRE(state);
  CHECK((*state)[3].slope == stopped->items[3].slope);
  CHECK((*state)[3].thresholds == stopped->items[3].thresholds);
  options.stopped = nullptr;
  options.plan.state = *state;
  const auto resumed = calibrate_file(instrument, options);
  REQUIRE(resumed);
  CHECK(resumed->end == EmEnd::converged);
  CHECK(resumed->fits[0].cycles <= whole->fits[0].cycles);
  CHECK(resumed->fits[0].log_likelihood ==
        doctest::Approx(whole->fits[0].log_likelihood).epsilon(1e-9));
}

TEST_CASE("anchors by name and from a file hold their items") {
  const Folder folder;
  const auto instrument = instrument_of(6, 4, 1);
  auto options = options_for(folder.file("a.csv", answers_as_text(instrument, 600, 0)));
  options.plan.anchor_items = {"Q1", "Q2"};
  const auto named = calibrate_file(instrument, options);
  REQUIRE(named);
  CHECK(named->items[0].fixed);
  CHECK(named->items[0].slope == instrument.items[0].model.slope);
  CHECK(std::abs(named->fits[0].people.mean) < 4 * named->fits[0].mean_error);
  const auto file = read_calibration(folder.file("k.csv", calibration_table({named->items[3]})));
  REQUIRE(file);
  options.plan.anchor_items.clear();
  options.plan.anchors = *file;
  const auto from_file = calibrate_file(instrument, options);
  REQUIRE(from_file);
  CHECK(from_file->items[3].fixed);
  CHECK(from_file->items[3].slope == named->items[3].slope);
  options.plan.anchor_items = {"Q99"};
  options.plan.without = {"Q77"};
  const auto unknown = calibrate_file(instrument, options);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().problems.size() == 2);
}

TEST_CASE("an answer nobody chose is joined and its threshold is NA") {
  const Folder folder;
  const auto instrument = instrument_of(4, 4, 1);
  std::string text = answers_as_text(instrument, 400, 0);
  const auto body = text.find('\n');
  for (std::size_t at = body; at + 1 < text.size(); ++at) {  // Q1: 3 becomes 2
    if (text[at] == '\n' && text[at + 1] == '3') text[at + 1] = '2';
  }
  const auto found = calibrate_file(instrument, options_for(folder.file("a.csv", text)));
  REQUIRE(found);
  REQUIRE(found->plan.warnings.size() == 1);
  CHECK(found->plan.warnings[0].find("Q1: nobody gave choice 3 of 4") == 0);
  CHECK_FALSE(found->items[0].thresholds[1]);
  CHECK(found->items[0].thresholds[2]);
  CHECK(calibration_table(found->items).find(",NA,") != std::string::npos);
}

TEST_CASE("both scales together give their correlation; a third of a scale is refused") {
  const Folder folder;
  const auto instrument = instrument_of(8, 3, 2);
  auto options = options_for(folder.file("a.csv", answers_as_text(instrument, 600, 0.5)));
  options.correlated = true;
  options.fit.nodes = 21;
  const auto both = calibrate_file(instrument, options);
  REQUIRE(both);
  REQUIRE(both->correlation);
  CHECK(std::abs(both->correlation->value - 0.5) < 4 * both->correlation->standard_error);
  options.plan.anchor_items = {"Q1"};
  CHECK_FALSE(calibrate_file(instrument, options));
}

TEST_CASE("people who answered nothing leave nothing to fit") {
  const Folder folder;
  const auto instrument = instrument_of(4, 4, 1);
  const auto none = calibrate_file(
      instrument, options_for(folder.file("a.csv", "Q1,Q2,Q3,Q4\n,,,\nNA,NA,NA,NA\n")));
  REQUIRE_FALSE(none);
  CHECK(none.error().problems[0].what == "no person is left to fit to");
}

TEST_CASE("ten items of a published self-esteem scale converge") {
  const auto data = test::reference("rse-openpsychometrics/data.tsv");
  if (!data) return;
  const Folder folder;
  std::ifstream stream(*data);
  std::string text, line;
  for (int l = 0; l < 3001 && std::getline(stream, line); ++l) {
    std::erase(line, '\r');
    std::ranges::replace(line, '\t', ',');
    text += line + '\n';
  }
  auto instrument = instrument_of(10, 4, 1);
  const std::vector<std::size_t> reversed{3, 5, 8, 9, 10};
  for (auto& item : instrument.items) item.reversed = false;
  for (const std::size_t number : reversed) instrument.items[number - 1].reversed = true;
  auto options = options_for(folder.file("a.csv", text));
  options.answers.file.missing = {"0"};
  const auto found = calibrate_file(instrument, options);
  REQUIRE(found);
  CHECK(found->end == EmEnd::converged);
  for (const CalibratedItem& item : found->items) {
    CHECK(item.slope > 1);
    CHECK(item.slope < 5);
    CHECK(item.standard_errors.size() == 4);
  }
}

}  // namespace securebase::cli
