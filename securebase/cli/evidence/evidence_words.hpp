// Numbers and cautions of the report on pooled effects, in words.
#pragma once

#include <string>
#include <vector>

#include "securebase/cli/evidence/pools.hpp"

namespace securebase::cli {

// "-0.715", with `digits` behind the point, or two that count where that would print nothing.
[[nodiscard]] std::string figure(double value, int digits = 3);

// The same with these digits and no more, as in a column.
[[nodiscard]] std::string fixed_figure(double value, int digits);

// "-0.715 (-1.108 to -0.321)".
[[nodiscard]] std::string with_interval(double value, const statistics::Interval& interval);

// "p = .0019", "p < .0001".
[[nodiscard]] std::string p_words(double p);

// "t(11.3) = 2.10, p = .0590", or "z = ..." for the normal distribution.
[[nodiscard]] std::string test_words(const statistics::Estimate& estimate);

// "95 %"; "97.5 %".
[[nodiscard]] std::string percent_words(double share);

// "17 effects in 5 studies"; "13 effects".
[[nodiscard]] std::string count_words(const Pool& pool);

// "Heterogeneity: tau 0.560, I2 92.2 %", in one line for a picture.
[[nodiscard]] std::string heterogeneity_line(const Pool& pool);

// How the pooled effect and its error were formed, as one sentence.
[[nodiscard]] std::string method_sentence(const Pool& pool, const PoolOptions& options);

// What the pooled result cannot tell, each a sentence or two.
[[nodiscard]] std::vector<std::string> cautions(const Pool& pool, const PoolOptions& options);

}  // namespace securebase::cli
