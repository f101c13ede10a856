#include "securebase/contract/replies.hpp"

#include <algorithm>
#include <cassert>
#include <ctime>

#include "securebase/json/writer.hpp"

namespace securebase::contract {

namespace {

void write_answers(json::Writer& json, const std::vector<measurement::AnswerChoice>& answers) {
  json.begin_array();
  for (const auto& answer : answers) {
    json.begin_object().member("value", answer.value).member("label", answer.label).end_object();
  }
  json.end_array();
}

void write_texts(json::Writer& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_instrument(json::Writer& json, const measurement::Instrument& instrument) {
  json.begin_object().member("id", instrument.id).member("version", instrument.version);
  json.member("title", instrument.title);
  json.member("kind", instrument.has_wording ? std::string_view("bank") : "recipe");
  json.member("status", instrument.status).member("rights", instrument.rights);
  json.key("scales").begin_array();
  for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
    json.begin_object().member("id", instrument.scales[i].id);
    json.member("title", instrument.scales[i].title);
    json.member("items", std::ranges::count(instrument.items, i, &measurement::Item::scale));
    json.end_object();
  }
  json.end_array().key("answers");
  write_answers(json, instrument.answers);
  json.member("items", instrument.items.size()).key("modes").begin_array();
  if (instrument.has_wording && instrument.modes.empty()) json.text("full");
  for (const auto& mode : instrument.modes) json.text(mode.id);
  json.end_array().end_object();
}

std::string_view name(measurement::Stop stop) {
  using measurement::Stop;
  switch (stop) {
    case Stop::going_on: break;  // a result has no scale that still asks
    case Stop::precise: return "precise";
    case Stop::little_to_gain: return "little_to_gain";
    case Stop::region_known: return "region_known";
    case Stop::most_items: return "most_items";
    case Stop::no_items_left: return "no_items_left";
    case Stop::too_few_answers: return "too_few_answers";
  }
  assert(false);
  return "precise";
}

void write_place(json::Writer& json, const attachment::Place& place,
                 const attachment::PatternTexts& texts) {
  json.begin_object().key("named").begin_array();
  for (const auto region : place.named) json.text(attachment::id(region));
  json.end_array().key("regions").begin_array();
  for (std::size_t i = 0; i < attachment::all_regions.size(); ++i) {
    json.begin_object().member("id", attachment::id(attachment::all_regions[i]));
    json.member("label", texts.labels[i]).member("probability", place.probabilities[i]);
    json.end_object();
  }
  const auto& ellipse = place.ellipse;
  json.end_array().key("ellipse").begin_object().member("probability", ellipse.probability);
  json.member("x", ellipse.x).member("y", ellipse.y).member("semi_major", ellipse.semi_major);
  json.member("semi_minor", ellipse.semi_minor).member("angle", ellipse.angle_degrees);
  json.end_object().end_object();
}

void write_words(json::Writer& json, const attachment::PatternWords& words) {
  json.begin_object().member("headline", words.headline);
  write_texts(json, "already_secure", words.already_secure);
  json.key("often_looks_like").begin_array();
  for (const auto& often : words.often_looks_like) {
    json.begin_object().member("region", attachment::id(often.region));
    json.member("label", often.label);
    write_texts(json, "sentences", often.sentences);
    json.end_object();
  }
  json.end_array();
  json.member("once_protected", words.once_protected);
  write_texts(json, "not_this", words.not_this);
  json.end_object();
}

void write_dimension(json::Writer& json, const care::DimensionResult& dimension) {
  json.begin_object().member("id", dimension.id).member("title", dimension.title);
  json.member("value", dimension.value).member("standard_error", dimension.standard_error);
  json.member("low", dimension.low).member("high", dimension.high);
  json.member("answered", dimension.answered).member("stopped", name(dimension.stopped));
  json.key("own").begin_object().member("value", dimension.own.theta);
  json.member("standard_error", dimension.own.standard_error).end_object();
  json.end_object();
}

void write_quality(json::Writer& json, const std::vector<care::ShownSign>& signs) {
  json.begin_object().key("readable").boolean(signs.empty()).key("signs").begin_array();
  for (const care::ShownSign& sign : signs) {
    json.begin_object().member("kind", sign.kind).member("text", sign.text).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string instruments_json(const std::vector<measurement::Instrument>& instruments) {
  json::Writer json;
  json.begin_object().key("instruments").begin_array();
  for (const auto& instrument : instruments) write_instrument(json, instrument);
  json.end_array().end_object();
  return json.take();
}

std::string relationships_json(const std::vector<attachment::RelationshipKind>& kinds) {
  json::Writer json;
  json.begin_object().key("relationships").begin_array();
  for (const auto& kind : kinds) {
    json.begin_object().member("id", kind.id).member("label", kind.label);
    json.member("person", kind.person);
    if (!kind.hint.empty()) json.member("hint", kind.hint);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string answers_json(const std::vector<measurement::AnswerChoice>& answers) {
  json::Writer json;
  write_answers(json, answers);
  return json.take();
}

std::string item_json(const care::NextItem& item, std::string_view answers) {
  json::Writer json;
  json.begin_object().member("kind", std::string_view("item")).key("item").begin_object();
  json.member("id", item.id).member("text", std::string_view(item.text));
  json.key("answers").raw(answers).end_object();
  json.key("progress").begin_object().member("answered", item.answered);
  json.member("skipped", item.skipped).member("about_remaining", item.about_remaining);
  json.end_object().end_object();
  return json.take();
}

std::string result_json(const care::AssessmentResult& result,
                        const attachment::PatternTexts& texts) {
  json::Writer json;
  json.begin_object().member("kind", std::string_view("result")).key("result").begin_object();
  json.member("instrument", result.instrument->id).member("version", result.instrument->version);
  json.member("relationship", result.relationship).member("status", result.instrument->status);
  json.member("mode", result.mode).member("earlier_used", result.earlier_used);
  json.member("comparison", result.instrument->comparison).key("enough").boolean(result.enough);
  json.key("dimensions").begin_array();
  for (const auto& dimension : result.dimensions) write_dimension(json, dimension);
  json.end_array().member("correlation", result.correlation);
  if (result.place) write_place(json.key("place"), *result.place, texts);
  if (result.words) write_words(json.key("words"), *result.words);
  write_quality(json.key("answer_quality"), result.signs);
  json.end_object().end_object();
  return json.take();
}

std::string receipt_json(const care::KeptReceipt& receipt) {
  json::Writer json;
  json.begin_object().member("code", receipt.code.reveal());
  json.member("expires_at", date_time(receipt.expires_at)).end_object();
  return json.take();
}

std::string kept_map_json(const care::KeptMap& kept) {
  json::Writer json;
  json.begin_object().key("map").raw(kept.map.reveal());
  json.member("kept_at", date_time(kept.kept_at));
  json.member("expires_at", date_time(kept.expires_at)).end_object();
  return json.take();
}

std::string kept_until_json(Instant end) {
  json::Writer json;
  json.begin_object().member("expires_at", date_time(end)).end_object();
  return json.take();
}

// Digit by digit: strftime words its numbers with vsnprintf, which the module of browsers does not
// have (cmake/browser_library.cpp), and there every date would come out as "--T::Z".
std::string date_time(Instant moment) {
  const std::time_t time = moment.seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::string text = "0000-00-00T00:00:00Z";
  const auto put = [&text](std::size_t at, std::size_t digits, int value) {
    for (std::size_t i = digits; i-- > 0; value /= 10) {
      text[at + i] = static_cast<char>('0' + value % 10);
    }
  };
  put(0, 4, parts.tm_year + 1900);
  put(5, 2, parts.tm_mon + 1);
  put(8, 2, parts.tm_mday);
  put(11, 2, parts.tm_hour);
  put(14, 2, parts.tm_min);
  put(17, 2, parts.tm_sec);
  return text;
}

}  // namespace securebase::contract
