// Fear: the wrong columns are pooled, or a cell that cannot be true passes.
#include "securebase/cli/evidence/effect_columns.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace securebase::cli {
namespace {

using Names = std::vector<std::string>;

EffectColumns found(const Names& header, const EffectColumnNames& named = {}) {
  const auto columns = find_effect_columns(named, header, "f.csv:1");
  REQUIRE(columns.has_value());
  return *columns;
}

Problem refused(const Names& header, const EffectColumnNames& named) {
  const auto columns = find_effect_columns(named, header, "f.csv:1");
  REQUIRE_FALSE(columns.has_value());
  return columns.error().problems.at(0);
}

std::vector<CellProblem> problems(CellRoles roles, const std::vector<double>& cells,
                                  EffectRules rules = {}) {
  const MadeEffect made = make_effect({roles, Measure::effect, {}}, cells, rules);
  CHECK(made.effect.has_value() == made.problems.empty());
  return made.problems;
}

}  // namespace

TEST_CASE("the sets that programs and data banks write are found by their names") {
  CHECK(found({"study", "vi", "yi"}).names == Names{"yi", "vi"});
  CHECK(found({"TE", "seTE"}).roles == CellRoles::effect_error);
  CHECK(found({"effect", "low", "high"}).roles == CellRoles::effect_low_high);
  CHECK(found({".g", ".g_se", ".log_rr", ".log_rr_se"}).measure == Measure::hedges_g);
  CHECK(found({"n.c", "n.e", "event.c", "event.e"}).measure == Measure::risk_ratio);
  CHECK(found({"ri", "ni"}).measure == Measure::correlation);
}

TEST_CASE("a named measure picks its set, and named columns come before known ones") {
  const Names both{".g", ".g_se", ".log_rr", ".log_rr_se"};
  EffectColumnNames named;
  named.measure = "rr";
  CHECK(found(both, named).names == Names{".log_rr", ".log_rr_se"});
  named.measure = "or";
  CHECK(found({"ai", "bi", "ci", "di"}, named).measure == Measure::odds_ratio);
  named = {};
  named.effect = "d";
  named.error = "s";
  CHECK(found({"yi", "vi", "d", "s"}, named).names == Names{"d", "s"});
  named = {};
  named.events = "a,n1,c,n2";
  CHECK(found({"a", "n1", "c", "n2"}, named).roles == CellRoles::events_totals);
}

TEST_CASE("what is missing or contradicts itself is refused by name") {
  CHECK(refused({"a", "b"}, {}).what.find("a, b") != std::string::npos);
  EffectColumnNames named;
  named.effect = "d";
  CHECK(refused({"d"}, named).what.find("--effect goes with one of") != std::string::npos);
  named.error = "s";
  CHECK(refused({"d"}, named).what == "there is no column s");
  named.variance = "v";
  CHECK(refused({"d", "s", "v"}, named).what.find("--effect goes with one of") !=
        std::string::npos);
  named = {};
  named.counts = "a,b,c";
  CHECK(refused({"a", "b", "c"}, named).what == "--counts names 3 columns, not 4");
  named = {};
  named.events = "a,b,c,d";
  named.measure = "g";
  CHECK(refused({"a", "b", "c", "d"}, named).what.find("cannot be had") != std::string::npos);
}

TEST_CASE("ratios and correlations are read on their own scale") {
  CHECK(natural_scale(Measure::odds_ratio)->of(std::log(2.0)) == doctest::Approx(2));
  CHECK(natural_scale(Measure::correlation)->of(std::atanh(0.5)) == doctest::Approx(0.5));
  CHECK_FALSE(natural_scale(Measure::hedges_g).has_value());
}

TEST_CASE("effects from errors, intervals and ratios") {
  const EffectColumns error{CellRoles::effect_error, Measure::effect, {}};
  CHECK(make_effect(error, std::vector{0.4, 0.2}, {}).effect->variance == doctest::Approx(0.04));
  const EffectColumns interval{CellRoles::effect_low_high, Measure::effect, {}};
  const double z = 1.959963984540054;
  const auto ratio = make_effect(
      interval, std::vector{2.0, 2 * std::exp(-0.1 * z), 2 * std::exp(0.1 * z)}, {0.95, true});
  CHECK(ratio.effect->value == doctest::Approx(std::log(2.0)));
  CHECK(ratio.effect->variance == doctest::Approx(0.01));
  const EffectColumns events{CellRoles::events_totals, Measure::risk_ratio, {}};
  CHECK(make_effect(events, std::vector{0.0, 10.0, 3.0, 12.0}, {}).zero_corrected);
}

TEST_CASE("cells that cannot be true are told by their role") {
  using enum CellRoles;
  CHECK(problems(effect_variance, {0.1, -0.2}).at(0).role == 1);
  CHECK(problems(effect_error, {0.1, 0}).at(0).what == "a standard error of 0");
  CHECK(problems(effect_error, {INFINITY, NAN}).size() == 2);
  CHECK(problems(effect_low_high, {0.5, 0.6, 0.9}).at(0).what.find("outside") != std::string::npos);
  CHECK(problems(effect_low_high, {0.5, 0.9, 0.1}).size() == 2);
  CHECK(problems(effect_low_high, {0.5, -0.1, 0.9}, {0.95, true}).at(0).role == 1);
  CHECK(problems(events_totals, {11, 10, 1, 10}).at(0).what == "11 events among 10 people");
  CHECK(problems(events_others, {-1, 10, 0, 0}).size() == 2);
  CHECK(problems(means, {1, 0, 10, 1, 1, 1}).size() == 2);
  CHECK(problems(correlation_people, {1, 3}).size() == 2);
  CHECK(problems(effect_error, {0.1, 1e-200}).at(0).what.find("cannot be computed") !=
        std::string::npos);
  CHECK(problems(effect_variance, {0.1, 0.2}).empty());
}

}  // namespace securebase::cli
