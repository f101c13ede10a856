#include "securebase/contract/choosing_json.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::contract {
namespace {

using therapy::Guidance;
using therapy::Row;
using therapy::Suggestion;
using therapy::WayOfWorking;

void write_texts(json::Writer& json, std::string_view name, const std::vector<std::string>& all) {
  json.key(name).begin_array();
  for (const std::string& text : all) json.text(text);
  json.end_array();
}

void member_if_any(json::Writer& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

void write_gate(json::Writer& json, const therapy::Gate& gate) {
  json.begin_object().member("id", gate.row.id).member("title", gate.row.title);
  json.member("more", gate.row.more);
  json.member("page", therapy::first_ids[static_cast<std::size_t>(gate.page)]);
  json.key("list_after").boolean(gate.list_after);
  write_texts(json, "says", gate.says);
  json.end_object();
}

void write_need(json::Writer& json, const therapy::Need& need, const Guidance& guidance) {
  json.begin_object().member("id", need.row.id).member("title", need.row.title);
  member_if_any(json, "more", need.row.more);
  json.member("group", guidance.indications.groups[need.group].id);
  if (need.first) {
    json.member("first", therapy::first_ids[static_cast<std::size_t>(*need.first)]);
    json.member("first_why", need.first_why);
  }
  json.end_object();
}

void write_reason(json::Writer& json, const Row& row, const therapy::Cell& cell) {
  json.member("fit", therapy::fit_codes[static_cast<std::size_t>(cell.fit)]);
  if (cell.fit == therapy::Fit::none) return;
  const therapy::Reason& reason = row.reasons[cell.reason];
  json.member("reason", reason.text);
  write_texts(json, "sources", reason.sources);
}

void write_way(json::Writer& json, const WayOfWorking& way) {
  json.member("way", way.id).member("name", way.name).member("short_name", way.short_name);
  json.member("one_line", way.one_line).member("length", way.length);
  json.key("evidence").begin_object();
  json.member("label", therapy::evidence_label_ids[static_cast<std::size_t>(way.label)]);
  member_if_any(json, "for", way.label_for);
  json.member("line", way.evidence_line);
  write_texts(json, "not_known", way.not_known);
  json.end_object();
  write_texts(json, "asks_of_you", way.asks_of_you);
  write_texts(json, "not_good_for", way.not_good_for);
  write_texts(json, "not_when", way.not_when);
  json.key("ask").begin_array();
  for (const therapy::Question& one : way.ask) {
    json.begin_object().member("question", one.question).member("good", one.good);
    json.member("concern", one.concern).end_object();
  }
  json.end_array();
}

// Tenths of a point as points: 12.3. Exact as text, for one digit is all there is.
void points(json::Writer& json, std::string_view name, int tenths) {
  json.key(name).raw(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10));
}

void write_sum(json::Writer& json, const therapy::Arithmetic& sum) {
  json.key("sum").begin_object();
  points(json, "need", sum.need);
  points(json, "preference", sum.preference);
  points(json, "evidence", sum.evidence);
  points(json, "total", sum.total);
  json.member("need_fit", sum.need_fit).member("preference_share", sum.preference_share);
  json.member("evidence_share", sum.evidence_share).end_object();
}

void write_suggestion(json::Writer& json, const Suggestion& one, const care::Matched& matched,
                      const Guidance& guidance) {
  const WayOfWorking& way = guidance.ways[one.way];
  json.begin_object();
  write_way(json, way);
  json.key("needs").begin_array();
  for (const therapy::MatchedNeed& need : one.needs) {
    json.begin_object().member("id", need.need->row.id).member("title", need.need->row.title);
    json.member("importance", need.importance).member("points", therapy::points(need.cell.fit));
    write_reason(json, need.need->row, need.cell);
    json.end_object();
  }
  json.end_array().key("preferences").begin_array();
  for (const therapy::MetPreference& met : one.preferences) {
    json.begin_object();
    json.member("kind", therapy::preference_ids[static_cast<std::size_t>(met.kind)]);
    json.member("met", met.met).end_object();
  }
  json.end_array();
  write_sum(json, one.sum);
  json.key("longer_than_wished").boolean(one.longer_than_wished);
  if (matched.pattern) json.member("pace", way.by_pattern[*matched.pattern]);
  json.end_object();
}

void write_list(json::Writer& json, std::string_view name, const std::vector<Suggestion>& list,
                const care::Matched& matched, const Guidance& guidance) {
  json.key(name).begin_array();
  for (const Suggestion& one : list) write_suggestion(json, one, matched, guidance);
  json.end_array();
}

void write_ruled_out(json::Writer& json, const therapy::RuledOut& one, const Guidance& guidance) {
  const WayOfWorking& way = guidance.ways[one.way];
  json.begin_object().member("way", way.id).member("name", way.name);
  json.member("by", therapy::ruled_out_ids[static_cast<std::size_t>(one.by)]);
  if (one.row != nullptr) {
    json.member("row", one.row->id).member("title", one.row->title);
    write_reason(json, *one.row, one.cell);
  }
  json.end_object();
}

void write_weights(json::Writer& json, const therapy::Weights& weights) {
  json.key("weights").begin_object().member("need", weights.need);
  json.member("preference", weights.preference).member("evidence", weights.evidence).end_object();
}

void write_check_answer(json::Writer& json, const therapy::CheckAnswer& answer,
                        const therapy::GuidedCheck& check) {
  json.begin_object().member("id", answer.id).member("text", answer.text);
  json.key("weights").begin_array();
  for (const therapy::CheckWeight& weight : answer.weights) {
    json.begin_object().member("option", check.options[weight.option].id);
    json.member("points", weight.points).end_object();
  }
  json.end_array().end_object();
}

void write_check(json::Writer& json, const therapy::GuidedCheck& check) {
  json.begin_object().member("id", check.id).member("version", check.version);
  json.member("title", check.title).member("how", check.how);
  write_texts(json, "intro", check.intro);
  json.key("options").begin_array();
  for (const therapy::CheckOption& option : check.options) {
    json.begin_object().member("id", option.id).member("title", option.title);
    json.member("text", option.text).member("to", option.to).member("to_words", option.to_words);
    json.key("always").boolean(option.always).end_object();
  }
  json.end_array().key("questions").begin_array();
  for (const therapy::CheckQuestion& question : check.questions) {
    json.begin_object().member("id", question.id).member("title", question.title);
    json.member("means", question.means).member("ask", question.ask);
    member_if_any(json, "example", question.example);
    json.key("answers").begin_array();
    for (const therapy::CheckAnswer& answer : question.answers) {
      write_check_answer(json, answer, check);
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string needs_json(const Guidance& guidance) {
  json::Writer json;
  json.begin_object().member("version", guidance.indications.version);
  json.key("groups").begin_array();
  for (const therapy::NeedGroup& group : guidance.indications.groups) {
    json.begin_object().member("id", group.id).member("title", group.title);
    json.member("note", group.note).end_object();
  }
  json.end_array().key("needs").begin_array();
  for (const therapy::Need& need : guidance.indications.needs) write_need(json, need, guidance);
  json.end_array().key("gates").begin_array();
  for (const therapy::Gate& gate : guidance.indications.gates) write_gate(json, gate);
  json.end_array().key("ways").begin_array();
  for (const WayOfWorking& way : guidance.ways) {
    json.begin_object().member("id", way.id).member("name", way.name);
    json.member("short_name", way.short_name).end_object();
  }
  json.end_array();
  write_weights(json, therapy::Weights{});
  json.member("most_evidence", therapy::most_evidence_weight);
  json.member("needs_that_count", therapy::needs_that_count).end_object();
  return json.take();
}

std::string suggested_json(const std::vector<therapy::SuggestedNeed>& all,
                           const therapy::Indications& indications) {
  json::Writer json;
  json.begin_object().member("version", indications.version).key("needs").begin_array();
  for (const therapy::SuggestedNeed& one : all) {
    json.begin_object().member("id", one.need->row.id).member("title", one.need->row.title);
    json.member("by", therapy::suggested_by_ids[static_cast<std::size_t>(one.by)]);
    member_if_any(json, "what", one.what);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string match_json(const care::Matched& matched, const Guidance& guidance) {
  const therapy::Match& match = matched.match;
  json::Writer json;
  json.begin_object().member("version", guidance.indications.version);
  write_weights(json, matched.weights);
  json.key("gates").begin_array();
  for (const therapy::Gate* gate : match.gates) write_gate(json, *gate);
  json.end_array();
  member_if_any(json, "nothing", therapy::nothing_ids[static_cast<std::size_t>(match.nothing)]);
  write_list(json, "short_list", match.short_list, matched, guidance);
  write_list(json, "others", match.others, matched, guidance);
  json.key("ruled_out").begin_array();
  for (const therapy::RuledOut& one : match.ruled_out) write_ruled_out(json, one, guidance);
  json.end_array().end_object();
  return json.take();
}

std::string checks_json(const std::vector<therapy::GuidedCheck>& checks) {
  json::Writer json;
  json.begin_object().key("checks").begin_array();
  for (const therapy::GuidedCheck& check : checks) write_check(json, check);
  json.end_array().end_object();
  return json.take();
}

std::string check_result_json(const care::CheckedUp& checked) {
  json::Writer json;
  json.begin_object().member("check", checked.check->id).member("version", checked.check->version);
  json.key("options").begin_array();
  for (const therapy::OptionPoints& one : checked.result.options) {
    json.begin_object().member("id", checked.check->options[one.option].id);
    json.member("points", one.points).end_object();
  }
  json.end_array();
  write_texts(json, "needs", checked.result.needs);
  json.end_object();
  return json.take();
}

std::string found_json(const std::vector<std::size_t>& found,
                       const std::vector<therapy::Findable>& pages) {
  constexpr std::size_t most = 12;
  json::Writer json;
  json.begin_object().key("results").begin_array();
  for (std::size_t i = 0; i < found.size() && i < most; ++i) {
    const therapy::Findable& page = pages[found[i]];
    json.begin_object().member("title", page.title).member("text", page.text);
    json.member("to", page.to).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace securebase::contract
