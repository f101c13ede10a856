#include "securebase/cli/svg_heat_map.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "securebase/cli/svg_document.hpp"

namespace securebase::cli {

std::string svg_heat_map(const SvgHeatMap& picture) {
  constexpr double side = 34, top = 46, bottom = 66;
  const std::size_t n = picture.names.size();
  std::size_t longest = 0;
  for (const auto& name : picture.names) longest = std::max(longest, name.size());
  const double left = 24 + 7.5 * static_cast<double>(longest);
  const double width = std::max(left + side * static_cast<double>(n) + 20, 460.0);
  SvgDocument svg(width, top + side * static_cast<double>(n) + bottom, picture.title,
                  picture.description);
  for (std::size_t i = 1; i < n; ++i) {
    const double y = top + side * static_cast<double>(i - 1);
    svg.text({left - 8, y + side / 2 + 4}, picture.names[i], SvgAnchor::end, "tick");
    for (std::size_t j = 0; j < i; ++j) {
      const SvgPoint corner{left + side * static_cast<double>(j), y};
      const auto& value = picture.values[i * n + j];
      const std::string pair = fmt::format("{} with {}", picture.names[j], picture.names[i]);
      if (!value) {
        svg.box({corner, side, side, "cell", pair + ": cannot be formed"});
        continue;
      }
      const double depth = std::min(1.0, std::abs(*value) / picture.full_colour);
      svg.box({corner, side, side, *value < 0 ? "low" : "high",
               fmt::format("{}: {:.3f}", pair, *value), 0.75 * depth});
      const bool strong = *value > picture.strong_above;
      if (strong) {
        svg.box({{corner.x + 1.5, corner.y + 1.5}, side - 3, side - 3, "strongbox"});
      }
      std::string figure = fmt::format("{:.2f}", *value);
      if (figure == "-0.00") figure = "0.00";  // a sign before nothing says nothing
      const auto zero = figure.find("0.");
      if (zero != std::string::npos) figure.erase(zero, 1);  // ".21": short enough for the cell
      svg.text({corner.x + side / 2, corner.y + side / 2 + 3.5}, figure, SvgAnchor::middle,
               strong ? "strong" : "figure");
    }
  }
  for (std::size_t j = 0; j + 1 < n; ++j) {
    svg.upright_text(
        {left + side * (static_cast<double>(j) + 0.5) + 4,
         top + side * static_cast<double>(n - 1) + 8 + 3.5 * static_cast<double>(longest)},
        picture.names[j], "tick");
  }
  svg.text(
      {16, top + side * static_cast<double>(n) + bottom - 44 + 3.5 * static_cast<double>(longest)},
      fmt::format("Framed and bold: {}. Teal: below 0, clay: above 0.", picture.strong_words),
      SvgAnchor::start, "label");
  return svg.finished();
}

}  // namespace securebase::cli
