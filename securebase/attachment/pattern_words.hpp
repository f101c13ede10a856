// What a place on the map means, in words that begin with what is already secure.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "securebase/attachment/place.hpp"
#include "securebase/measurement/posterior.hpp"

namespace securebase::attachment {

// The sentences of content/texts/<language>/patterns.yaml.
struct PatternTexts {
  std::array<std::string, 4> labels;             // in the order of all_regions
  std::map<std::string, std::string> headlines;  // "secure", "secure+anxious" ...
  struct Bands {
    std::vector<std::string> low, middle, high;
  };
  Bands secure_by_anxiety, secure_by_avoidance;
  std::array<std::vector<std::string>, 4> often_looks_like;  // in the order of all_regions
  std::map<std::string, std::string> once_protected;         // keys as headlines
  std::vector<std::string> not_this;
};

// Below -band_edge a value is low, above band_edge high, else middle.
inline constexpr double band_edge = 0.5;

// What the pattern of one region often looks like.
struct RegionWords {
  Region region;
  std::string label;
  std::vector<std::string> sentences;
};

struct PatternWords {
  std::string headline;
  std::vector<std::string> already_secure;
  std::vector<RegionWords> often_looks_like;  // of each named region: two patterns stay apart
  std::string once_protected;
  std::vector<std::string> not_this;
};

// The key of a text for one or two named regions: "anxious", "secure+anxious".
[[nodiscard]] std::string text_key(const std::vector<Region>& named);

// Requires: texts hold every key (the content check makes sure).
[[nodiscard]] PatternWords words_for(const Place& place,
                                     const measurement::PlanePosterior& posterior,
                                     const PatternTexts& texts);

}  // namespace securebase::attachment
