// Fear: a report that keeps quiet about what its figures cannot tell, or a table that another
// program reads wrongly.
#include "securebase/cli/evidence/evidence_text.hpp"

#include <doctest/doctest.h>

#include "securebase/cli/evidence/evidence_for_test.hpp"
#include "securebase/cli/evidence/evidence_words.hpp"

namespace securebase::cli {
namespace {

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

std::string report(const EffectTable& table, const PoolOptions& options = {}) {
  return evidence_text("f.csv", table, pool(table, options), options);
}

}  // namespace

TEST_CASE("figures keep a sign that means something, and enough digits for what is small") {
  CHECK(figure(-0.7145) == "-0.715");
  CHECK(figure(-0.0) == "0.000");
  CHECK(figure(0.00012) == "0.00012");
  CHECK(figure(12345678.0) == "1.23457e+07");
  CHECK(p_words(0.0019) == "p = .0019");
  CHECK(p_words(1e-9) == "p < .0001");
  CHECK(p_words(1) == "p = 1.0000");
  CHECK(percent_words(0.975) == "97.5 %");
  CHECK(test_words(statistics::estimate_of(1, 0.5, statistics::normal_df, 0.95)) ==
        "z = 2.00, p = .0455");
  CHECK(says(test_words(statistics::estimate_of(1, 0.5, 9.87, 0.95)), "t(9.9) = 2.00"));
}

TEST_CASE("both designs are told apart, and the report says why") {
  const std::string text = report(test_data::small_table());
  CHECK(says(text, "Between-group effects: 4 effects"));
  CHECK(says(text, "Before-after effects: 2 effects"));
  CHECK(says(text, "never pooled together"));
  CHECK(says(text, "whatever changes by itself"));
  CHECK(says(text, "as a risk ratio"));
  CHECK(says(text, "Knapp and Hartung (2003) as published"));
  CHECK(says(text, "Fewer than 5 effects"));
  CHECK(says(text, "Two effects: how far they differ"));
  CHECK(says(text, "Column study holds 4 names for 6 effects"));
  EffectTable untold = test_data::small_table();
  untold.design_column.clear();
  CHECK(says(report(untold), "No column tells before-after effects"));
}

TEST_CASE("three levels name their error and warn where it cannot be relied on") {
  PoolOptions options;
  options.by_study = options.by_subgroup = options.leave_one_out = true;
  const std::string text = report(test_data::small_table(), options);
  CHECK(says(text, "4 effects in 3 studies"));
  CHECK(says(text, "CR2 (Bell & McCaffrey 2002)"));
  CHECK(says(text, "cannot be relied on"));
  CHECK(says(text, "A single study: nothing can be told about other studies"));
  CHECK(says(text, "Without one study in turn"));
  CHECK(says(text, "Do they differ?"));
  CHECK_FALSE(says(text, "names for 6 effects"));
}

TEST_CASE("other settings are named, and a single effect is not pooled") {
  PoolOptions options;
  options.pooling.inference = statistics::Inference::wald;
  options.pooling.tau = statistics::TauMethod::dersimonian_laird;
  EffectTable table = test_data::small_table();
  table.rows[4].before_after = false;
  table.without_effect = {7, 8};
  table.zero_corrected = 2;
  table.not_wanted = 3;
  table.lopsided = 5;
  const std::string text = report(table, options);
  CHECK(says(text, "DerSimonian and Laird (1986); Wald's error"));
  CHECK(says(text, "A single effect: nothing was pooled"));
  CHECK(says(text, "missing: lines 7, 8."));
  CHECK(says(text, "half a person"));
  CHECK(says(text, "say --ratio"));
  CHECK(says(text, "--only left out 3 rows"));
  options.pooling.inference = statistics::Inference::knapp_hartung_at_least;
  CHECK(says(report(table, options), "not taken below 1"));
}

TEST_CASE("the table has a line for each effect and result, with cells that stay cells") {
  PoolOptions options;
  options.by_subgroup = true;
  const EffectTable table = test_data::small_table();
  const std::string csv = evidence_csv(table, pool(table, options), options);
  std::size_t commas = 0;
  std::size_t lines = 0;
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    commas += c == ',';
    lines += c == '\n';
  }
  CHECK(commas == lines * 20);
  CHECK(says(csv, "\"<C> & \"\"Co\"\"\""));
  CHECK(says(csv, "\npooled,Before-after effects,,,,,2,2,"));
  CHECK(says(csv, "\npooled,Between-group effects,odd,"));
  CHECK(says(csv, ",Inf,"));
  CHECK_FALSE(says(csv, "nan"));
}

}  // namespace securebase::cli
