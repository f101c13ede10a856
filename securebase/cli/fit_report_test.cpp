// Fear: the report shows another number than was computed, hides what could not be judged, or
// leaves half a folder behind.
#include "securebase/cli/fit_report.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "securebase/cli/commands.hpp"
#include "securebase/cli/fit_findings.hpp"
#include "securebase/cli/well_formed_for_test.hpp"
#include "securebase/measurement/simulation.hpp"

namespace securebase::cli {
namespace {

namespace fs = std::filesystem;
using measurement::no_answer;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("securebase-report-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream stream(path / "out" / name);
    REQUIRE_MESSAGE(stream.good(), name);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
  }
};

using Row = std::map<std::string, std::string>;

// Enough of CSV for tables whose names hold no commas.
std::vector<Row> rows_of(const std::string& text) {
  const auto cells = [](const std::string& line) {
    std::vector<std::string> found(1);
    for (const char c : line) {
      if (c == ',') {
        found.emplace_back();
      } else {
        found.back() += c;
      }
    }
    return found;
  };
  std::istringstream lines(text);
  std::string line;
  REQUIRE(std::getline(lines, line));
  const auto header = cells(line);
  std::vector<Row> rows;
  while (std::getline(lines, line)) {
    const auto values = cells(line);
    REQUIRE(values.size() == header.size());
    for (std::size_t c = 0; c < header.size(); ++c) {
      if (c == 0) rows.emplace_back();
      rows.back()[header[c]] = values[c];
    }
  }
  return rows;
}

// Two scales of five items with four answers, answered by made-up people; half are in group "b".
struct Made {
  measurement::Instrument instrument;
  measurement::AnswerTable answers;
  ReportInput input;

  explicit Made(std::size_t people) {
    instrument.id = "made";
    instrument.title = "Made up";
    for (int value = 1; value <= 4; ++value) instrument.answers.push_back({value, ""});
    instrument.scales = {{"one", "First | scale", {}}, {"two", "Second scale", {}}};
    std::vector<measurement::ItemModel> models;
    std::vector<std::size_t> scale_of;
    for (std::size_t i = 0; i < 10; ++i) {
      measurement::Item item;
      item.id = "Q" + std::to_string(i + 1);
      item.scale = i % 2;
      item.reversed = i % 4 == 3;
      item.model = {1.1 + 0.15 * static_cast<double>(i), {-1.2, 0.1, 1.0}};
      instrument.items.push_back(item);
      models.push_back(item.model);
      scale_of.push_back(item.scale);
    }
    const measurement::SimulatedGroup group{5, people, 2, 0.3};
    answers = measurement::simulated_answers(models, scale_of, measurement::simulated_levels(group),
                                             group);
    for (std::size_t p = 1; p <= people; ++p) answers.row_of.push_back(p);
    input.instrument = &instrument;
    input.answers = &answers;
    input.parameters_from = "made up";
    for (std::size_t s = 0; s < 2; ++s) {
      auto& scale = input.scales.emplace_back();
      scale.scale = s;
      for (std::size_t i = s; i < 10; i += 2) {
        scale.columns.push_back(i);
        scale.models.push_back(models[i]);
      }
    }
  }
  Made(Made&&) = delete;
  Made& operator=(Made&&) = delete;

  void add_groups() {
    PeopleGroups groups{"who", {"a", "b"}, {}};
    for (std::size_t p = 0; p < answers.people(); ++p) groups.group_of.push_back(p % 2 == 0);
    input.groups = groups;
  }
  std::int8_t& answer(std::size_t person, std::size_t item) {
    return answers.categories[person * answers.items + item];
  }
};

std::string six_digits(double value) { return fmt::format("{:.6g}", value); }

int fit_with(const std::vector<std::string>& words) {
  return fit(std::vector<std::string_view>(words.begin(), words.end()));
}

}  // namespace

TEST_CASE("the folder holds every file, and its pictures can be drawn") {
  const Folder folder;
  Made made(400);
  made.add_groups();
  made.instrument.items[0].id = "<Q&1>";
  REQUIRE(write_report(made.input, folder.path / "out"));
  const std::string report = folder.text("report.md");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path / "out")) {
    ++files;
    const std::string name = entry.path().filename().string();
    CHECK_MESSAGE((name == "report.md" || report.find(name) != std::string::npos), name);
    if (!name.ends_with(".svg")) continue;
    const std::string picture = folder.text(name);
    CHECK_MESSAGE(test_data::xml_trouble(picture) == "", name);
    CHECK(picture.find("<title id=\"title\">") != std::string::npos);
    CHECK(picture.find("<desc id=\"what\">") != std::string::npos);
    CHECK(picture.find("nan") == std::string::npos);
    CHECK(picture.find("inf ") == std::string::npos);
  }
  CHECK(files == 5 + 2 * 5);
  CHECK(report.find("do not say") != std::string::npos);
  CHECK(report.find("nan") == std::string::npos);
}

TEST_CASE("the tables hold the numbers of the functions") {
  const Folder folder;
  Made made(500);
  made.add_groups();
  made.input.scales[1].log_likelihood = -1234.5;
  made.input.scales[0].standard_errors.assign(5, {0.25, 0.1, 0.2, 0.3});
  REQUIRE(write_report(made.input, folder.path / "out"));
  const auto found = find_fit(made.input);
  REQUIRE(found);
  auto fit_rows = rows_of(folder.text("fit.csv"));
  auto items = rows_of(folder.text("items.csv"));
  auto pairs = rows_of(folder.text("q3.csv"));
  auto dif = rows_of(folder.text("dif.csv"));
  REQUIRE(fit_rows.size() == 2);
  REQUIRE(items.size() == 10);
  REQUIRE(pairs.size() == 2 * 10);
  REQUIRE(dif.size() == 10);
  CHECK(fit_rows[0]["log_likelihood"].empty());
  CHECK(fit_rows[1]["log_likelihood"] == "-1234.5");
  for (std::size_t s = 0; s < 2; ++s) {
    const ScaleFindings& scale = (*found)[s];
    REQUIRE(scale.fit);
    REQUIRE(scale.reliability.alpha);
    REQUIRE(scale.dif);
    CHECK(fit_rows[s]["c2"] == six_digits(scale.fit->c2.value));
    CHECK(fit_rows[s]["rmsea_high"] == six_digits(scale.fit->error.high));
    CHECK(fit_rows[s]["srmsr"] == six_digits(scale.fit->srmsr));
    CHECK(fit_rows[s]["alpha"] == six_digits(scale.reliability.alpha->value));
    CHECK(fit_rows[s]["omega"] == six_digits(scale.reliability.omega));
    CHECK(fit_rows[s]["q3_mean"] == six_digits(scale.residuals.mean));
    for (std::size_t i = 0; i < 5; ++i) {
      Row &item = items[5 * s + i], &group = dif[5 * s + i];
      CHECK(item["item"] == made.instrument.items[made.input.scales[s].columns[i]].id);
      CHECK(item["mean"] == six_digits(scale.reliability.items[i].mean));
      CHECK(item["sx2"] == six_digits(scale.item_fits.items[i].chi_square));
      CHECK(item["share2"] == six_digits(scale.reliability.items[i].shares[2]));
      CHECK(item["b3"] == "1");
      CHECK(item["se_b3"] == (s == 0 ? "0.3" : ""));
      CHECK(group["chi2_total"] == six_digits(scale.dif->items[i].total.chi_square));
      CHECK(group["r2_uniform"] == six_digits(scale.dif->items[i].uniform.r2_difference));
      CHECK(group["logit_who=b"] == six_digits(scale.dif->items[i].group_effects[1]));
    }
  }
  CHECK(pairs[0]["other_item"] == "Q3");
  CHECK(pairs[0]["q3"] == six_digits(*(*found)[0].residuals.at(0, 1)));
}

TEST_CASE("what cannot be judged is named, and its cells are empty") {
  const Folder folder;
  Made made(60);
  made.add_groups();
  for (std::size_t p = 0; p < 60; ++p) made.answer(p, 4) = no_answer;  // Q5: nobody; of scale one
  for (std::size_t p = 0; p < 60; ++p) made.answer(p, 1) = 2;          // Q2: all the same
  made.input.warnings = {"Q9: nobody gave choice 3 of 4"};
  REQUIRE(write_report(made.input, folder.path / "out"));
  const std::string report = folder.text("report.md");
  CHECK(report.find("\n- Q9: nobody gave choice 3 of 4.\n") != std::string::npos);
  CHECK(report.find("alpha cannot be formed") != std::string::npos);
  CHECK(report.find("Not judged: ") != std::string::npos);
  CHECK(report.find("cannot be estimated") != std::string::npos);
  CHECK(report.find("too few people") != std::string::npos);
  CHECK(report.find("nan") == std::string::npos);
  auto fits = rows_of(folder.text("fit.csv"));
  CHECK(fits[0]["alpha"].empty());
  CHECK(fits[0]["c2"].empty());
  CHECK(fits[0]["people_complete"] == "0");
  auto items = rows_of(folder.text("items.csv"));
  CHECK(items[2]["people"] == "0");
  CHECK(items[2]["mean"].empty());
  CHECK(items[2]["sx2"].empty());
  auto dif = rows_of(folder.text("dif.csv"));
  CHECK(dif[2]["size"] == "not estimable");
  CHECK(dif[2]["p_adjusted"].empty());
  CHECK(dif[5]["size"] == "not estimable");  // Q2
}

TEST_CASE("answers, parameters and groups that do not go together are refused, all at once") {
  const Folder folder;
  Made made(30);
  made.add_groups();
  made.input.scales[0].models[1].slope = -1;
  made.input.scales[0].models[2].thresholds = {0.5, 0.1};
  made.input.scales[1].columns.pop_back();
  made.input.groups->labels.pop_back();
  const auto written = write_report(made.input, folder.path / "out");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == Errc::bad_input);
  CHECK(written.error().problems.size() == 4);
  CHECK_FALSE(fs::exists(folder.path / "out"));
}

TEST_CASE("a folder that cannot be made is told") {
  const Folder folder;
  const Made made(30);
  std::ofstream(folder.path / "file") << "no folder";
  const auto written = write_report(made.input, folder.path / "file" / "out");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == Errc::storage_failed);
}

TEST_CASE("the command refuses what it cannot read and leaves no folder") {
  const Folder folder;
  const std::string content = std::string(SECUREBASE_SOURCE_DIR) + "/content";
  const std::string file = (folder.path / "a.csv").string(), out = (folder.path / "out").string();
  std::ofstream(file) << "Q1,Q2,who\n1,2,a\n";
  const std::vector<std::string> right{"--instrument", "ecr", "--responses", file,
                                       "--report",     out,   "--content",   content};
  const auto with = [&](std::size_t at, const std::string& word) {
    auto words = right;
    words[at] = word;
    return fit_with(words);
  };
  CHECK(fit_with({}) == 2);
  CHECK(fit_with({"--instrument", "ecr", "--responses", file}) == 2);
  CHECK(with(0, "--insturment") == 2);
  CHECK(with(1, "no-such-instrument") == 2);
  CHECK(with(3, (folder.path / "none.csv").string()) == 1);
  CHECK(with(7, (folder.path / "none").string()) == 1);
  CHECK(fit_with(right) == 1);  // 34 columns are missing
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("the command writes a report of the instrument's own parameters, and takes a group") {
  const Folder folder;
  const std::string content = std::string(SECUREBASE_SOURCE_DIR) + "/content";
  const std::string file = (folder.path / "a.csv").string(), out = (folder.path / "out").string();
  std::ofstream answers(file);
  for (int i = 1; i <= 36; ++i) answers << 'Q' << i << ',';
  answers << "who\n";
  for (int p = 0; p < 120; ++p) {
    for (int i = 0; i < 36; ++i) answers << 1 + (7 * p + 3 * i + p * i) % 5 << ',';
    answers << (p % 2 == 0 ? "x" : "y") << '\n';
  }
  answers.close();
  const std::vector<std::string> words{
      "--instrument", "ecr", "--responses", file, "--report", out, "--content", content, "--group"};
  auto grouped = words;
  grouped.emplace_back("who");
  auto unknown = words;
  unknown.emplace_back("whom");
  CHECK(fit_with(unknown) == 1);
  CHECK_FALSE(fs::exists(out));
  CHECK(fit_with(grouped) == 0);
  const std::string report = folder.text("report.md");
  CHECK(report.find("those of the instrument, not fitted to these answers again") !=
        std::string::npos);
  CHECK(report.find("x: 60 people, y: 60 people") != std::string::npos);
  CHECK(rows_of(folder.text("dif.csv")).size() == 36);
}

}  // namespace securebase::cli
