// A square of correlations, each written in its cell and coloured by its size.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace securebase::cli {

struct SvgHeatMap {
  std::string title, description;
  std::vector<std::string> names;             // of rows and columns
  std::vector<std::optional<double>> values;  // names x names
  double strong_above = 0.2;                  // a thick frame and bold figures beyond this
  std::string strong_words;                   // what that means, after "Framed and bold: "
  double full_colour = 0.4;                   // at and beyond +-this the colour is strongest
};

// Draws the lower triangle; cells under 0 are teal, over 0 clay, and their figures carry the sign.
[[nodiscard]] std::string svg_heat_map(const SvgHeatMap& picture);

}  // namespace securebase::cli
