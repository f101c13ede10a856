#include "securebase/cli/svg_panels.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace securebase::cli {
namespace {

constexpr double left = 52, right = 14, above = 26, below = 40, head = 40;

class Place {
 public:
  Place(const SvgPanel& panel, SvgPoint corner, double width, double height)
      : panel_(panel), corner_(corner), width_(width), height_(height) {}

  [[nodiscard]] double x(double value) const {
    return corner_.x + width_ * (value - panel_.x.low) / (panel_.x.high - panel_.x.low);
  }
  [[nodiscard]] double y(double value) const {
    const double inside = std::clamp(value, panel_.y.low, panel_.y.high);
    return corner_.y + height_ * (1 - (inside - panel_.y.low) / (panel_.y.high - panel_.y.low));
  }
  [[nodiscard]] std::vector<SvgPoint> points(std::span<const SvgPoint> values) const {
    std::vector<SvgPoint> placed;
    for (const SvgPoint& value : values) placed.push_back({x(value.x), y(value.y)});
    return placed;
  }

 private:
  const SvgPanel& panel_;
  SvgPoint corner_;
  double width_, height_;
};

void draw_axes(SvgDocument& svg, const SvgPanel& panel, const Place& at, SvgPoint corner,
               double width, double height) {
  for (const double tick : panel.y.ticks) {
    svg.line({corner.x, at.y(tick)}, {corner.x + width, at.y(tick)}, "grid");
    svg.text({corner.x - 6, at.y(tick) + 4}, fmt::format("{:g}", tick), SvgAnchor::end, "tick");
  }
  for (const double tick : panel.x.ticks) {
    svg.line({at.x(tick), corner.y + height}, {at.x(tick), corner.y + height + 4}, "grid");
    svg.text({at.x(tick), corner.y + height + 16}, fmt::format("{:g}", tick), SvgAnchor::middle,
             "tick");
  }
  svg.box({corner, width, height, "frame"});
  svg.text({corner.x, corner.y - 7}, panel.title, SvgAnchor::start, "panel");
  if (!panel.x.label.empty()) {
    svg.text({corner.x + width / 2, corner.y + height + 32}, panel.x.label, SvgAnchor::middle,
             "label");
  }
  if (!panel.y.label.empty()) {
    svg.upright_text({corner.x - 38, corner.y + height / 2}, panel.y.label, "label");
  }
}

void draw_panel(SvgDocument& svg, const SvgPanel& panel, SvgPoint corner, double width,
                double height) {
  const Place at(panel, corner, width, height);
  draw_axes(svg, panel, at, corner, width, height);
  if (!panel.band.empty()) svg.area(at.points(panel.band), "band");
  for (const SvgCurve& curve : panel.curves) {
    svg.path(at.points(curve.points), fmt::format("s{}", curve.series % svg_series));
  }
  for (const SvgCurve& curve : panel.curves) {  // labels lie above all curves
    if (curve.label.empty()) continue;
    const SvgPoint spot{at.x(curve.label_at.x), at.y(curve.label_at.y)};
    svg.mark(spot, curve.series);
    // Near the right edge the words stand to the left of their mark.
    const bool room = spot.x + 20 + 7 * static_cast<double>(curve.label.size()) < corner.x + width;
    svg.text({spot.x + (room ? 8 : -8), spot.y - 6}, curve.label,
             room ? SvgAnchor::start : SvgAnchor::end, "label");
  }
}

}  // namespace

std::string svg_panels(const SvgPanels& picture) {
  const std::size_t columns =
      std::min(picture.columns, std::max<std::size_t>(picture.panels.size(), 1));
  const std::size_t rows = (picture.panels.size() + columns - 1) / columns;
  const double wide = left + picture.panel_width + right;
  const double high = above + picture.panel_height + below;
  SvgDocument svg(wide * static_cast<double>(columns), head + high * static_cast<double>(rows) + 4,
                  picture.title, picture.description);
  for (std::size_t p = 0; p < picture.panels.size(); ++p) {
    const SvgPoint corner{wide * static_cast<double>(p % columns) + left,
                          head + high * static_cast<double>(p / columns) + above};
    draw_panel(svg, picture.panels[p], corner, picture.panel_width, picture.panel_height);
  }
  return svg.finished();
}

std::vector<double> even_ticks(double high, int wanted) {
  if (!(high > 0)) return {0, 1};
  const double rough = high / wanted;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double times : {5.0, 2.0, 1.0}) {
    if (times * power >= rough * 0.999) step = times * power;
  }
  std::vector<double> ticks;
  for (int t = 0; ticks.empty() || ticks.back() < high * 0.999; ++t) ticks.push_back(t * step);
  return ticks;
}

}  // namespace securebase::cli
