// Where a relationship lies on the map: four regions with their probabilities, the ellipse of what
// is not known, and which region may be named.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "securebase/measurement/posterior.hpp"

namespace securebase::attachment {

// Named regions of the plane of two dimensions, never types of people (Fraley et al. 2015).
// Fearful-avoidant is high on both; it is not the same as disorganised.
enum class Region { secure, anxious, avoidant, fearful };
inline constexpr std::array<Region, 4> all_regions{Region::secure, Region::anxious,
                                                   Region::avoidant, Region::fearful};

[[nodiscard]] std::string_view id(Region region);  // "secure", "anxious", "avoidant", "fearful"

// A style is named alone only from this probability on.
inline constexpr double naming_probability = 0.80;

// x is anxiety, y is avoidance; lengths in standard deviations of the comparison group.
struct Ellipse {
  double probability = 0.80;
  double x = 0, y = 0;
  double semi_major = 0, semi_minor = 0;
  double angle_degrees = 0;  // of the major axis, counter-clockwise from the x axis, in (-90, 90]
};

struct Place {
  std::vector<Region> named;            // one, or the two most probable
  std::array<double, 4> probabilities;  // in the order of all_regions; they sum to 1
  Ellipse ellipse;
};

[[nodiscard]] Place place(const measurement::PlanePosterior& posterior);

}  // namespace securebase::attachment
