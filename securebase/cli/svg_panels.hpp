// Charts of curves over theta: one panel or many small ones with the same axes, in rows.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "securebase/cli/svg_document.hpp"

namespace securebase::cli {

struct SvgAxis {
  std::string label;
  double low = 0, high = 1;
  std::vector<double> ticks;
};

struct SvgCurve {
  std::vector<SvgPoint> points;  // in the units of the axes
  std::size_t series = 0;
  std::string label;  // beside `label_at`, with the mark of the series; none where empty
  SvgPoint label_at;
};

struct SvgPanel {
  std::string title;
  SvgAxis x, y;
  std::vector<SvgCurve> curves;
  std::vector<SvgPoint> band;  // outline of a shaded area, drawn below the curves; may be empty
};

struct SvgPanels {
  std::string title, description;
  std::vector<SvgPanel> panels;
  std::size_t columns = 1;
  double panel_width = 240, panel_height = 170;
};

[[nodiscard]] std::string svg_panels(const SvgPanels& picture);

// Ticks at 1, 2 or 5 times a power of ten, about `wanted` of them, from 0 to at least `high`.
[[nodiscard]] std::vector<double> even_ticks(double high, int wanted);

}  // namespace securebase::cli
