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

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return state;
}

std::string little_endian(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i)));
  return text;
}

std::string hexadecimal(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(value >> shift) & 15];
  return text;
}

std::uint32_t layout() {
  ArchiveLayout archive;
  EngineContent content;
  archive(content);
  return archive.take();
}

auto refused(std::string what) {
  return failure(Errc::bad_content, Problem{std::move(what), "engine content",
                                            "Load the page again, so that both come anew."});
}

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
  ArchiveWriter archive;
  archive(content);
  const std::string values = archive.take();
  const std::uint64_t version = fnv1a(values);
  return {std::string(mark) + little_endian(layout(), 4) + little_endian(version, 8) + values,
          hexadecimal(version)};
}

Result<EngineContent> read_values(std::string_view values) {
  ArchiveReader archive(values);
  EngineContent content;
  archive(content);
  if (const std::string trouble = archive.trouble(); !trouble.empty()) {
    return refused("The engine's content cannot be read: " + trouble + ".");
  }
  if (!std::ranges::all_of(content.assessments.instruments,
                           [](const auto& instrument) { return sound(instrument); }) ||
      !std::ranges::all_of(content.measures, [](const auto& measure) { return sound(measure); })) {
    return refused("The engine's content contradicts itself.");
  }
  return content;
}

Result<EngineContent> unpack(std::string_view bytes) {
  if (bytes.size() < head_size || !bytes.starts_with(mark)) {
    return refused("These bytes are not the engine's content.");
  }
  if (bytes.substr(4, 4) != little_endian(layout(), 4)) {
    return refused("The engine's content belongs to another release.");
  }
  const std::string_view values = bytes.substr(head_size);
  if (bytes.substr(8, 8) != little_endian(fnv1a(values), 8)) {
    return refused("The engine's content did not arrive whole.");
  }
  return read_values(values);
}

}  // namespace securebase::engine
