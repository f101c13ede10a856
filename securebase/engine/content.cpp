#include "securebase/engine/content.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "securebase/engine/content_fields.hpp"

namespace securebase::engine {

template <class Archive>
void fields(Archive& archive, Like<EngineContent> auto& content) {
  auto& [assessments, measures] = content;
  archive(assessments, measures);
}

namespace {

constexpr std::string_view mark = "SBEC";

bool sound(const measurement::ItemModel& model) {
  const auto finite = [](double number) { return std::isfinite(number); };
  return finite(model.slope) && model.slope > 0 && !model.thresholds.empty() &&
         std::ranges::all_of(model.thresholds, finite);
}

// What the calls take for granted, so that no content can lead them out of bounds. The room
// `content` has checked far more than this before the bytes were written.
bool sound(const measurement::Instrument& instrument) {
  const std::size_t items = instrument.items.size();
  if (instrument.answers.empty()) return false;
  if (instrument.has_wording && (instrument.scales.size() != 2 || instrument.boundaries.size() != 2)) {
    return false;
  }
  return std::ranges::all_of(instrument.items, [&](const measurement::Item& item) {
    return item.scale < instrument.scales.size() &&
           (!instrument.has_wording ||
            (sound(item.model) && item.model.categories() == instrument.answers.size())) &&
           std::ranges::all_of(item.enemies, [&](std::size_t enemy) { return enemy < items; });
  });
}

bool sound(const measurement::Questionnaire& measure) {
  const auto items_there = [&](const std::vector<std::size_t>& items) {
    return std::ranges::all_of(items, [&](std::size_t i) { return i < measure.items.size(); });
  };
  const auto answers_there = [&](const measurement::QuestionnaireItem& item) {
    return !measure.answers_of(item).empty();
  };
  const auto criterion_sound = [&](const measurement::Criterion& criterion) {
    return std::ranges::all_of(criterion.all_of, items_there, &measurement::Criterion::AnyOf::items);
  };
  return std::ranges::all_of(measure.items, answers_there) &&
         std::ranges::all_of(measure.scales, items_there, &measurement::QuestionnaireScale::items) &&
         std::ranges::all_of(measure.criteria, criterion_sound) &&
         std::ranges::all_of(measure.help, [&](const measurement::HelpRule& rule) {
           return rule.item < measure.items.size();
         });
}

}  // namespace

std::vector<measurement::Questionnaire> own_measures(
    const std::vector<measurement::Questionnaire>& all) {
  std::vector<measurement::Questionnaire> own;
  std::ranges::copy_if(all, std::back_inserter(own),
                       [](const auto& one) { return one.own && one.has_wording; });
  return own;
}

PackedContent pack(const EngineContent& content) {
  return pack_values(mark, layout_of<EngineContent>(), values_of(content));
}

Result<EngineContent> read_values(std::string_view values) {
  ArchiveReader archive(values);
  EngineContent content;
  archive(content);
  if (const std::string trouble = archive.trouble(); !trouble.empty()) {
    return unusable("The engine's content cannot be read: " + trouble + ".");
  }
  if (!std::ranges::all_of(content.assessments.instruments,
                           [](const auto& instrument) { return sound(instrument); }) ||
      !std::ranges::all_of(content.measures, [](const auto& measure) { return sound(measure); })) {
    return unusable("The engine's content contradicts itself.");
  }
  return content;
}

Result<EngineContent> unpack(std::string_view bytes) {
  const auto values = unpack_values(mark, layout_of<EngineContent>(), bytes);
  if (!values) return tl::unexpected(values.error());
  return read_values(*values);
}

}  // namespace securebase::engine
