// What ships for choosing, read back: the matcher shows for each need what the file says of it, and
// for made-up people never a way that is ruled out.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "securebase/content/guidance.hpp"
#include "securebase/content/yaml_reader.hpp"
#include "securebase/therapy/matcher.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;
using therapy::ChosenNeed;
using therapy::Fit;
using therapy::Gate;
using therapy::Match;
using therapy::MatchQuestion;
using therapy::Need;
using therapy::Suggestion;

const fs::path content_dir = fs::path(SECUREBASE_SOURCE_DIR) / "content";

const therapy::Guidance& guidance() {
  static const therapy::Guidance all = [] {
    // The files for choosing alone: what else guides has tests of its own.
    constexpr std::array kinds{FileKind::way, FileKind::evidence, FileKind::needs};
    ContentFiles files = read_files(content_dir, kinds);
    Guidance read = build_guidance(files);
    for (const ContentFile& file : files) {
      for (const Problem& p : file.findings.by_line()) {
        FAIL_CHECK(fmt::format("{}: {}", p.where, p.what));
      }
    }
    return std::move(read.therapy);
  }();
  return all;
}

// A cell as the file has it, read without the code under test.
struct Written {
  std::string code, reason;
};
using WrittenRow = std::map<std::string, Written>;  // by way

std::string word(const Node& node, std::string_view field) {
  const Node* found = node.find(field);
  return found ? found->text : "";
}

std::map<std::string, WrittenRow> written_rows() {
  std::ifstream stream(content_dir / "indications" / "needs.yaml", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  Findings findings("needs.yaml");
  const auto root = read_yaml(text, findings);
  std::map<std::string, WrittenRow> rows;
  for (const char* list : {"needs", "gates"}) {
    const Node* found = root ? root->find(list) : nullptr;
    if (!found) continue;
    for (const Node& row : found->children) {
      WrittenRow& cells = rows[word(row, "id")];
      for (const Node& cell : row.find("cells")->children) cells[cell.key].code = cell.text;
      for (const Node& why : row.find("why")->children) {
        for (const Node& way : why.find("ways")->children) {
          cells[way.text].reason = word(why, "text");
        }
      }
    }
  }
  return rows;
}

struct Shown {
  Fit fit = Fit::none;
  std::string reason;
  bool ruled_out = false;
};

// What a match says of each way, wherever it stands; each way stands once.
std::map<std::size_t, Shown> shown(const Match& match) {
  std::map<std::size_t, Shown> all;
  for (const auto* list : {&match.short_list, &match.others}) {
    for (const Suggestion& one : *list) {
      REQUIRE_FALSE(one.needs.empty());
      const therapy::MatchedNeed& first = one.needs.front();
      const bool none = first.cell.fit == Fit::none;
      const std::string reason =
          none ? "" : first.need->row.reasons.at(first.cell.reason).text;
      CHECK(all.emplace(one.way, Shown{first.cell.fit, reason, false}).second);
    }
  }
  for (const therapy::RuledOut& one : match.ruled_out) {
    REQUIRE(one.row != nullptr);
    const std::string reason = one.row->reasons.at(one.cell.reason).text;
    CHECK(all.emplace(one.way, Shown{one.cell.fit, reason, true}).second);
  }
  return all;
}

void expect_as_written(const WrittenRow& row, const std::map<std::size_t, Shown>& all) {
  const auto& ways = guidance().indications.ways;
  REQUIRE(all.size() == ways.size());
  for (std::size_t way = 0; way < ways.size(); ++way) {
    INFO("way: ", ways[way]);
    const auto written = row.find(ways[way]);
    const std::string code = written == row.end() ? "" : written->second.code;
    CHECK(therapy::fit_codes.at(static_cast<std::size_t>(all.at(way).fit)) == code);
    CHECK(all.at(way).reason == (code.empty() ? "" : written->second.reason));
    CHECK(code.empty() == all.at(way).reason.empty());
  }
}

MatchQuestion only(const Need& need) {
  MatchQuestion question;
  question.needs = {{&need, 3}};
  return question;
}

// Marsaglia 2003, xorshift: the same people on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }
  bool once_in(std::size_t times) { return below(times) == 0; }

 private:
  std::uint32_t state_;
};

template <class E, std::size_t N>
std::vector<E> some(Dice& dice, const std::array<std::string_view, N>& ids) {
  std::vector<E> all;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (dice.once_in(3)) all.push_back(static_cast<E>(i));
  }
  return all;
}

MatchQuestion made_up_person(Dice& dice) {
  const therapy::Indications& matrix = guidance().indications;
  MatchQuestion question;
  for (std::size_t left = 1 + dice.below(5); left > 0; --left) {
    const Need& need = matrix.needs[dice.below(matrix.needs.size())];
    question.needs.push_back({&need, 1 + static_cast<int>(dice.below(5))});
  }
  for (const Gate& gate : matrix.gates) {
    if (dice.once_in(12)) question.gates.push_back(&gate);
  }
  auto& wish = question.preferences;
  wish.works_with = some<therapy::Medium>(dice, therapy::medium_ids);
  wish.together = some<therapy::Participants>(dice, therapy::participants_ids);
  if (dice.once_in(2)) wish.time = static_cast<therapy::Time>(dice.below(2));
  if (dice.once_in(2)) wish.homework = static_cast<therapy::Homework>(dice.below(3));
  wish.online = dice.once_in(3);
  if (dice.once_in(3)) wish.liked = {dice.below(matrix.ways.size())};
  if (dice.once_in(2)) {
    question.limits.possible = some<therapy::Participants>(dice, therapy::participants_ids);
  }
  for (std::size_t way = 0; way < matrix.ways.size(); ++way) {
    if (dice.once_in(9)) question.limits.set_aside.push_back(way);
  }
  const int evidence = static_cast<int>(dice.below(21));
  const int need = static_cast<int>(dice.below(static_cast<std::size_t>(101 - evidence)));
  question.weights = {need, 100 - evidence - need, evidence};
  return question;
}

bool may_be_shown(std::size_t way, const MatchQuestion& question) {
  for (const Gate* gate : question.gates) {
    const Fit fit = gate->row.cells.at(way).fit;
    if (!gate->list_after || fit == Fit::excluded || fit == Fit::not_alone) return false;
  }
  for (const ChosenNeed& chosen : question.needs) {
    if (chosen.need->row.cells.at(way).fit == Fit::excluded) return false;
  }
  const auto& aside = question.limits.set_aside;
  if (std::ranges::find(aside, way) != aside.end()) return false;
  const auto& possible = question.limits.possible;
  const auto& people = guidance().ways.at(way).participants;
  return possible.empty() || std::ranges::find_first_of(people, possible) != people.end();
}

void expect_in_order(const std::vector<Suggestion>& list, const MatchQuestion& question) {
  int before = 1000;
  for (const Suggestion& one : list) {
    CHECK(may_be_shown(one.way, question));
    CHECK(one.sum.total == one.sum.need + one.sum.preference + one.sum.evidence);
    CHECK(one.sum.total <= before);
    CHECK(one.sum.evidence <= 10 * therapy::most_evidence_weight);
    before = one.sum.total;
  }
}

}  // namespace

TEST_CASE("what guides is loaded as a whole, as the server does") {
  const auto loaded = load_guidance(content_dir);
  if (!loaded) {
    for (const Problem& p : loaded.error().problems) {
      FAIL_CHECK(fmt::format("{}: {}", p.where, p.what));
    }
    return;
  }
  CHECK(loaded->therapy.ways.size() == guidance().ways.size());
  CHECK(loaded->therapy.checks.size() >= 2);
  CHECK(loaded->therapy.pages.size() > loaded->therapy.ways.size());
}

TEST_CASE("18 ways of working and 60 rows, each way where the matrix has it") {
  const therapy::Guidance& all = guidance();
  REQUIRE(all.ways.size() == 18);
  for (std::size_t way = 0; way < all.ways.size(); ++way) {
    CHECK(all.ways[way].id == all.indications.ways.at(way));
    CHECK_FALSE(all.ways[way].not_known.empty());
    CHECK_FALSE(all.ways[way].not_when.empty());
  }
  CHECK(all.indications.needs.size() == 54);
  CHECK(all.indications.gates.size() == 6);
}

TEST_CASE("fear: the matcher shows another fit or reason than the matrix has") {
  const auto rows = written_rows();
  REQUIRE(rows.size() == 60);
  for (const Need& need : guidance().indications.needs) {
    INFO("need: ", need.row.id);
    const MatchQuestion question = only(need);
    expect_as_written(rows.at(need.row.id),
                      shown(therapy::match(question, guidance().indications, guidance().ways)));
  }
  for (const Gate& gate : guidance().indications.gates) {
    INFO("gate: ", gate.row.id);
    // As a need, a gate's row is read back the same way.
    const Need need{gate.row, 0, {}, "", {}, {}, {}};
    const MatchQuestion question = only(need);
    expect_as_written(rows.at(gate.row.id),
                      shown(therapy::match(question, guidance().indications, guidance().ways)));
  }
}

TEST_CASE("fear: under a gate a way is shown that it excludes or wants beside others only") {
  const therapy::Indications& matrix = guidance().indications;
  const auto rows = written_rows();
  for (const Gate& gate : matrix.gates) {
    const WrittenRow& row = rows.at(gate.row.id);
    for (const Need& need : matrix.needs) {
      MatchQuestion question = only(need);
      question.gates = {&gate};
      const Match match = therapy::match(question, matrix, guidance().ways);
      if (!gate.list_after) {
        CHECK(match.short_list.empty());
        CHECK(match.others.empty());
        CHECK(match.nothing == therapy::Nothing::gates_closed);
      }
      for (const auto* list : {&match.short_list, &match.others}) {
        for (const Suggestion& one : *list) {
          const auto cell = row.find(matrix.ways.at(one.way));
          const std::string code = cell == row.end() ? "" : cell->second.code;
          INFO(gate.row.id, " ", need.row.id, " ", matrix.ways.at(one.way));
          CHECK(code != "X");
          CHECK(code != "N");
        }
      }
    }
  }
}

TEST_CASE("fear: among a thousand people one is shown what is ruled out, or a false sum") {
  Dice dice(20261124);
  std::size_t with_a_list = 0;
  for (int person = 0; person < 1000; ++person) {
    INFO("person: ", person);
    const MatchQuestion question = made_up_person(dice);
    REQUIRE(therapy::allowed(question.weights));
    const Match match = therapy::match(question, guidance().indications, guidance().ways);
    CHECK(match.short_list.size() <= therapy::short_list_most);
    CHECK((match.nothing == therapy::Nothing::something) == !match.short_list.empty());
    expect_in_order(match.short_list, question);
    expect_in_order(match.others, question);
    for (const Suggestion& one : match.short_list) CHECK(one.sum.need_fit >= 1);
    with_a_list += match.short_list.empty() ? 0 : 1;
  }
  CHECK(with_a_list > 300);  // the rules above are about something
}

}  // namespace securebase::content
