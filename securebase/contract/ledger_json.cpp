#include "securebase/contract/ledger_json.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "securebase/contract/replies.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::contract {

using measurement::Checked;
using measurement::Instrument;
using measurement::Questionnaire;
using measurement::QuestionnaireScale;
using measurement::ReliabilityKind;

namespace {

void write_texts(json::Writer& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_figure(json::Writer& json, const measurement::Figure& figure) {
  json.member("value", figure.value).member("source", figure.source);
  json.member("checked", name(figure.checked));
}

void write_norm(json::Writer& json, const measurement::QuestionnaireNorm& norm) {
  json.begin_object().member("group", norm.group);
  if (norm.people) json.member("people", *norm.people);
  json.member("mean", norm.mean).member("sd", norm.sd).member("source", norm.source);
  json.member("checked", name(norm.checked)).end_object();
}

void write_scale(json::Writer& json, const QuestionnaireScale& scale) {
  json.begin_object().member("id", scale.id).member("title", scale.title);
  json.member("items", scale.items.size());
  json.member("lowest", scale.lowest).member("highest", scale.highest);
  json.key("higher_is_better").boolean(scale.higher_is_better);
  json.key("cutoffs").begin_array();
  for (const measurement::Cutoff& cutoff : scale.cutoffs) {
    json.begin_object();
    write_figure(json, cutoff.from);
    json.key("at_or_above").boolean(cutoff.at_or_above);
    json.member("meaning", cutoff.meaning).end_object();
  }
  json.end_array().key("reliabilities").begin_array();
  for (const measurement::Reliability& one : scale.reliabilities) {
    json.begin_object().member("kind", name(one.kind));
    write_figure(json, one.figure);
    if (one.days) json.member("days", *one.days);
    if (one.people) json.member("people", *one.people);
    json.end_object();
  }
  json.end_array().key("norms").begin_array();
  for (const auto& norm : scale.norms) write_norm(json, norm);
  json.end_array();
  if (scale.reliable_change) {
    json.key("reliable_change").begin_object();
    write_figure(json, *scale.reliable_change);
    json.end_object();
  }
  json.member("most_missing", scale.most_missing);
  if (!scale.missing_source.empty()) json.member("missing_source", scale.missing_source);
  json.end_object();
}

void write_answers(json::Writer& json, const std::vector<measurement::AnswerChoice>& answers) {
  const auto [least, most] =
      std::ranges::minmax_element(answers, {}, &measurement::AnswerChoice::value);
  json.key("answers").begin_object().member("lowest", least->value);
  json.member("highest", most->value).end_object();
}

void write_rights(json::Writer& json, std::string_view licence, std::string_view note,
                  bool may_be_switched_on) {
  json.key("rights").begin_object().member("licence", licence).member("note", note);
  json.key("may_be_switched_on").boolean(may_be_switched_on).end_object();
}

void write_entry(json::Writer& json, const care::QuestionnaireHere& here) {
  const Questionnaire& one = here.questionnaire;
  json.begin_object().member("id", one.id).member("version", one.version);
  json.member("title", one.title).key("own").boolean(one.own);
  json.key("adaptive").boolean(!one.instrument.empty());
  json.member("items", one.items.size());
  write_answers(json, one.answers);
  json.key("scales").begin_array();
  for (const QuestionnaireScale& scale : one.scales) write_scale(json, scale);
  json.end_array();
  write_rights(json, one.rights.licence, one.rights.note, one.rights.may_be_switched_on);
  write_texts(json, "sources", one.sources);
  json.member("status", one.status);
  if (!one.layout.empty()) json.member("layout", one.layout);
  write_texts(json, "not_known", one.not_known);
  json.member("wording", std::string_view(here.added ? "added" : one.own ? "own" : "none"));
  if (here.added) {
    json.key("added").begin_object().member("licence_note", here.added->licence_note);
    json.member("at", date_time(here.added->at)).end_object();
  }
  json.end_object();
}

void write_instrument_scale(json::Writer& json, const Instrument& instrument, std::size_t index) {
  QuestionnaireScale scale;  // a mean of the answers, which is what its norms are about
  scale.id = instrument.scales[index].id;
  scale.title = instrument.scales[index].title;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    if (instrument.items[i].scale == index) scale.items.push_back(i);
  }
  scale.lowest = instrument.lowest_answer();
  scale.highest = instrument.highest_answer();
  for (const measurement::NormGroup& group : instrument.norms) {
    scale.norms.push_back({group.group, group.people, group.scales[index].mean,
                           group.scales[index].sd, instrument.comparison, Checked::computed_here});
  }
  write_scale(json, scale);
}

// An adaptive instrument keeps licence and note as one text: the licence up to the first full stop.
void write_entry(json::Writer& json, const Instrument& instrument) {
  json.begin_object().member("id", instrument.id).member("version", instrument.version);
  json.member("title", instrument.title).key("own").boolean(instrument.has_wording);
  json.key("adaptive").boolean(true).member("items", instrument.items.size());
  write_answers(json, instrument.answers);
  json.key("scales").begin_array();
  for (std::size_t s = 0; s < instrument.scales.size(); ++s) {
    write_instrument_scale(json, instrument, s);
  }
  json.end_array();
  const std::string_view rights = instrument.rights;
  const auto end = rights.find(". ");
  write_rights(json, rights.substr(0, end),
               end == std::string_view::npos ? "" : rights.substr(end + 2), true);
  write_texts(json, "sources", instrument.sources);
  json.member("status", instrument.status);
  write_texts(json, "not_known", {});
  json.member("wording", std::string_view(instrument.has_wording ? "own" : "none")).end_object();
}

}  // namespace

std::string_view name(Checked checked) {
  switch (checked) {
    case Checked::in_the_source: return "in_the_source";
    case Checked::second_hand: return "second_hand";
    case Checked::not_checked: return "not_checked";
    case Checked::computed_here: return "computed_here";
  }
  assert(false);
  return "not_checked";
}

std::string_view name(ReliabilityKind kind) {
  switch (kind) {
    case ReliabilityKind::alpha: return "alpha";
    case ReliabilityKind::omega: return "omega";
    case ReliabilityKind::retest: return "retest";
    case ReliabilityKind::agreement: return "agreement";
  }
  assert(false);
  return "alpha";
}

std::string ledger_entry_json(const care::QuestionnaireHere& here) {
  json::Writer json;
  write_entry(json, here);
  return json.take();
}

std::string ledger_json(const std::vector<care::QuestionnaireHere>& all,
                        const std::vector<Instrument>& instruments) {
  std::set<std::string_view> told;  // ids; of several versions the newest stands first
  for (const auto& here : all) {
    if (!here.questionnaire.instrument.empty()) told.insert(here.questionnaire.instrument);
  }
  json::Writer json;
  json.begin_object().key("entries").begin_array();
  for (const Instrument& instrument : instruments) {
    if (told.insert(instrument.id).second) write_entry(json, instrument);
  }
  const Questionnaire* before = nullptr;
  for (const auto& here : all) {
    if (before == nullptr || before->id != here.questionnaire.id) write_entry(json, here);
    before = &here.questionnaire;
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace securebase::contract
