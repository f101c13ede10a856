#include "securebase/content/instrument_reader.hpp"

#include <fmt/core.h>

#include <charconv>

#include "securebase/content/adaptive_reader.hpp"

namespace securebase::content {
namespace {

using measurement::Instrument;

std::string optional_text(const Reading& at, std::string_view key) {
  const auto field = at.find(key);
  return field ? field->as_text().value_or("") : "";
}

std::string read_rights(const Reading& root) {
  const auto rights = root.need("rights");
  if (!rights) return {};
  std::string words = rights->text("licence");
  const std::string note = optional_text(*rights, "note");
  if (!note.empty()) words += ". " + note;
  return words;
}

void read_scales(const Reading& root, Instrument& instrument) {
  for (const Reading& at : root.list("scales")) {
    measurement::Scale scale{.id = at.text("id"), .title = at.text("title"), .facets = {}};
    if (const auto facets = at.find("facets")) {
      for (const Reading& facet : facets->elements()) {
        scale.facets.push_back({facet.text("id"), facet.text("title")});
      }
    }
    instrument.scales.push_back(std::move(scale));
  }
}

void read_boundaries(const Reading& root, Instrument& instrument) {
  instrument.boundaries.assign(instrument.scales.size(), 0.0);
  const auto boundaries = root.need("boundaries");
  if (!boundaries) return;
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    instrument.boundaries[s] = boundaries->number(instrument.scales[s].id);
  }
}

measurement::ItemModel read_parameters(const Reading& at) {
  measurement::ItemModel model;
  model.slope = at.number("slope");
  for (const Reading& threshold : at.list("thresholds")) {
    if (const auto value = threshold.as_number()) model.thresholds.push_back(*value);
  }
  return model;
}

void read_item(const Reading& at, InstrumentDraft& draft) {
  measurement::Item item;
  ItemSource source{.at = at,
                    .scale = at.text("scale"),
                    .like_instrument = {},
                    .like_item = {},
                    .parameters = at.find("parameters"),
                    .enemies = {}};
  item.id = at.text("id");
  item.facet = optional_text(at, "facet");
  if (const auto reversed = at.need("reversed"))
    item.reversed = reversed->as_boolean().value_or(false);
  if (const auto like = at.find("like")) {
    source.like_instrument = like->text("instrument");
    source.like_item = like->text("item");
    item.like = source.like_instrument + " " + source.like_item;
  }
  if (source.parameters) item.model = read_parameters(*source.parameters);
  if (const auto enemies = at.find("enemies")) source.enemies = enemies->elements();
  if (const auto text = at.find("text")) {
    item.text = {text->text("present"), text->text("past"), text->text("general")};
  }
  draft.value.items.push_back(std::move(item));
  draft.items.push_back(std::move(source));
}

measurement::ScaleNorm read_norm(const Reading& at) {
  measurement::ScaleNorm norm{.mean = at.number("mean"), .sd = at.number("sd"), .percentiles = {}};
  const auto percentiles = at.find("percentiles");
  if (!percentiles) return norm;
  for (const Reading& point : percentiles->members()) {
    int percent = 0;
    const std::string& key = point.key();
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), percent);
    if (error != std::errc() || end != key.data() + key.size() || percent < 1 || percent > 99) {
      point.problem(fmt::format("'{}' is no percentile", key),
                    "Use a whole number from 1 to 99 as the key.");
    } else if (const auto value = point.as_number()) {
      norm.percentiles.emplace_back(percent, *value);
    }
  }
  return norm;
}

void read_norms(const Reading& root, Instrument& instrument) {
  const auto norms = root.find("norms");
  if (!norms) return;
  for (const Reading& at : norms->elements()) {
    measurement::NormGroup group{
        .group = at.text("group"), .people = at.integer("people"), .scales = {}};
    for (const measurement::Scale& scale : instrument.scales) {
      const auto norm = at.need(scale.id);
      group.scales.push_back(norm ? read_norm(*norm) : measurement::ScaleNorm{});
    }
    instrument.norms.push_back(std::move(group));
  }
}

void read_kind(const Reading& root, Instrument& instrument) {
  const auto kind = root.need("kind");
  const std::string word = kind ? kind->as_text().value_or("bank") : "bank";
  if (word != "bank" && word != "recipe") {
    kind->problem(fmt::format("'{}' is no kind of instrument", word),
                  "Write 'bank' (our own wording) or 'recipe' (no wording).");
  }
  instrument.has_wording = word == "bank";
}

}  // namespace

InstrumentDraft read_instrument(const Reading& root) {
  InstrumentDraft draft{.root = root, .value = {}, .items = {}, .slope_factor = 1.0};
  Instrument& instrument = draft.value;
  instrument.id = root.text("id");
  instrument.version = root.text("version");
  instrument.title = root.text("title");
  read_kind(root, instrument);
  instrument.status = root.text("status");
  instrument.comparison = root.text("comparison");
  instrument.rights = read_rights(root);
  if (root.find("sources")) instrument.sources = root.texts("sources");
  for (const Reading& at : root.list("answers")) {
    instrument.answers.push_back({at.integer("value"), optional_text(at, "label")});
  }
  read_scales(root, instrument);
  if (const auto prior = root.need("prior")) {
    instrument.prior_correlation = prior->number("correlation");
  }
  read_boundaries(root, instrument);
  read_adaptive_testing(root, instrument);
  if (const auto discount = root.find("slope_discount")) {
    draft.slope_factor = discount->number("factor");
  }
  for (const Reading& at : root.list("items")) read_item(at, draft);
  read_exposure(root, instrument);
  read_norms(root, instrument);
  return draft;
}

}  // namespace securebase::content
