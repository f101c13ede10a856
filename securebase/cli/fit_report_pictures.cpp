#include "securebase/cli/fit_report_pictures.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "securebase/cli/svg_heat_map.hpp"
#include "securebase/cli/svg_panels.hpp"
#include "securebase/measurement/item_model.hpp"

namespace securebase::cli {
namespace {

using measurement::ItemModel;

constexpr double edge = 4;  // thetas shown: 4 standard deviations to either side
constexpr int steps = 160;

double theta_at(int step) { return -edge + 2 * edge * step / steps; }

SvgAxis theta_axis(std::string label) { return {std::move(label), -edge, edge, {-4, -2, 0, 2, 4}}; }

template <class Value>
std::vector<SvgPoint> curve_of(Value value) {
  std::vector<SvgPoint> points;
  for (int s = 0; s <= steps; ++s) points.push_back({theta_at(s), value(theta_at(s))});
  return points;
}

SvgPoint highest(const std::vector<SvgPoint>& points) {
  return *std::ranges::max_element(points, {}, &SvgPoint::y);
}

std::string item_title(const ScaleFindings& scale, std::size_t i) {
  return scale.items[i]->id + (scale.items[i]->reversed ? " (reversed)" : "");
}

Picture category_curves(const ScaleFindings& scale, int lowest) {
  Picture picture{fmt::format("categories-{}.svg", scale.id),
                  "How likely each answer is at each level, item by item. Levels run from left to "
                  "right in standard deviations of these people; each curve carries its answer, "
                  "reversed items turned round. A good item gives every answer a stretch of its "
                  "own; a curve that never lies on top belongs to an answer that adds little.",
                  {}};
  SvgPanels panels{
      fmt::format("{}: how likely each answer is", scale.title), picture.caption, {}, 3};
  for (std::size_t i = 0; i < scale.models.size(); ++i) {
    SvgPanel panel{
        item_title(scale, i), theta_axis("level"), {"probability", 0, 1.14, {0, 0.5, 1}}, {}, {}};
    for (std::size_t k = 0; k < scale.models[i].categories(); ++k) {
      SvgCurve curve;
      curve.points = curve_of([&](double theta) {
        return measurement::probability(scale.models[i], static_cast<int>(k), theta);
      });
      curve.series = k;
      curve.label = fmt::format("{}", lowest + static_cast<int>(k));
      curve.label_at = highest(curve.points);
      // The end curves are highest at the edge; their labels stand a little inside.
      curve.label_at.x = std::clamp(curve.label_at.x, -3.4, 3.4);
      curve.label_at.y =
          measurement::probability(scale.models[i], static_cast<int>(k), curve.label_at.x);
      panel.curves.push_back(std::move(curve));
    }
    panels.panels.push_back(std::move(panel));
  }
  picture.svg = svg_panels(panels);
  return picture;
}

Picture item_information(const ScaleFindings& scale) {
  Picture picture{fmt::format("information-{}.svg", scale.id),
                  "How much each item tells, and where. The higher the curve at a level, the more "
                  "one answer narrows down where a person of that level stands. All panels share "
                  "one height, so items can be compared.",
                  {}};
  SvgPanels panels{
      fmt::format("{}: what each item tells", scale.title), picture.caption, {}, 3, 240, 120};
  std::vector<std::vector<SvgPoint>> curves;
  double most = 0;
  for (const ItemModel& model : scale.models) {
    curves.push_back(
        curve_of([&](double theta) { return measurement::information(model, theta); }));
    most = std::max(most, highest(curves.back()).y);
  }
  const auto ticks = even_ticks(most, 3);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    SvgPanel panel{
        item_title(scale, i), theta_axis("level"), {"information", 0, ticks.back(), ticks}, {}, {}};
    panel.curves.push_back({std::move(curves[i]), 0, {}, {}});
    panels.panels.push_back(std::move(panel));
  }
  picture.svg = svg_panels(panels);
  return picture;
}

Picture scale_information(const ScaleFindings& scale) {
  Picture picture{fmt::format("precision-{}.svg", scale.id),
                  "How exactly all items together place a person. Above, the information of the "
                  "whole scale; below, the standard error it leaves, 1 / sqrt(information). Where "
                  "the lower curve rises the scale is least exact. Items that repeat each other "
                  "make both curves look better than they are.",
                  {}};
  const auto all = curve_of([&](double theta) {
    double sum = 0;
    for (const ItemModel& model : scale.models) sum += measurement::information(model, theta);
    return sum;
  });
  auto errors = all;
  for (SvgPoint& point : errors) point.y = 1 / std::sqrt(std::max(point.y, 1e-6));
  const auto ticks = even_ticks(highest(all).y, 4);
  const std::string level = "level, in standard deviations of these people";
  SvgPanel above{"Information", theta_axis({}), {"information", 0, ticks.back(), ticks}, {}, {}};
  above.curves.push_back({all, 0, {}, {}});
  SvgPanel below{"Standard error (cut off at 1)",
                 theta_axis(level),
                 {"standard error", 0, 1, {0, 0.2, 0.4, 0.6, 0.8, 1}},
                 {},
                 {}};
  below.curves.push_back({std::move(errors), 3, {}, {}});
  picture.svg = svg_panels({fmt::format("{}: how exact the scale is", scale.title),
                            picture.caption,
                            {std::move(above), std::move(below)},
                            1,
                            520,
                            190});
  return picture;
}

// Mean and standard deviation of the summed score at a level, answers being independent there.
std::pair<double, double> score_at(const ScaleFindings& scale, double theta) {
  double mean = 0, variance = 0;
  for (const ItemModel& model : scale.models) {
    double first = 0, second = 0;
    for (std::size_t k = 0; k < model.categories(); ++k) {
      const double p = measurement::probability(model, static_cast<int>(k), theta);
      first += p * static_cast<double>(k);
      second += p * static_cast<double>(k * k);
    }
    mean += first;
    variance += second - first * first;
  }
  return {mean, std::sqrt(std::max(0.0, variance))};
}

Picture expected_score(const ScaleFindings& scale, int lowest) {
  Picture picture{fmt::format("score-{}.svg", scale.id),
                  "What mean answer to expect at each level, and the band in which about two of "
                  "three people of that level lie (one standard deviation to either side). Where "
                  "the curve is flat the mean answer hardly tells levels apart.",
                  {}};
  const auto items = static_cast<double>(scale.models.size());
  double top = 0;
  for (const ItemModel& model : scale.models) top += static_cast<double>(model.categories() - 1);
  const double low = lowest, high = lowest + top / items;
  SvgPanel panel{"Mean answer",
                 theta_axis("level, in standard deviations of these people"),
                 {"mean answer", low, high, {}},
                 {},
                 {}};
  for (int tick = lowest; tick <= static_cast<int>(high); ++tick) panel.y.ticks.push_back(tick);
  const auto band = [&](double away) {
    return curve_of([&, away](double theta) {
      const auto [mean, sd] = score_at(scale, theta);
      return lowest + (mean + away * sd) / items;
    });
  };
  panel.band = band(1);
  auto lower = band(-1);
  panel.band.insert(panel.band.end(), lower.rbegin(), lower.rend());
  panel.curves.push_back({band(0), 0, {}, {}});
  picture.svg = svg_panels({fmt::format("{}: expected score", scale.title),
                            picture.caption,
                            {std::move(panel)},
                            1,
                            520,
                            300});
  return picture;
}

Picture residual_picture(const ScaleFindings& scale) {
  Picture picture{fmt::format("q3-{}.svg", scale.id),
                  fmt::format("Which pairs of items go together more than the scale explains: Q3, "
                              "with mean {:.3f}. Framed pairs lie more than {:g} above that mean; "
                              "they say partly the same, so both together tell less than they seem "
                              "to.",
                              scale.residuals.mean, calibration::dependent_above),
                  {}};
  SvgHeatMap map;
  map.title = fmt::format("{}: pairs that go together", scale.title);
  map.description = picture.caption;
  for (const auto* item : scale.items) map.names.push_back(item->id);
  map.values = scale.residuals.q3;
  map.strong_above = scale.residuals.mean + calibration::dependent_above;
  map.strong_words = fmt::format("more than {:g} above the mean of {:.2f}",
                                 calibration::dependent_above, scale.residuals.mean);
  picture.svg = svg_heat_map(map);
  return picture;
}

}  // namespace

std::vector<Picture> pictures_of(const ScaleFindings& scale, int lowest_answer) {
  return {category_curves(scale, lowest_answer), item_information(scale), scale_information(scale),
          expected_score(scale, lowest_answer), residual_picture(scale)};
}

}  // namespace securebase::cli
