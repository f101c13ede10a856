#include "securebase/contract/replies.hpp"
#include "securebase/contract/safety_json.hpp"
#include "securebase/json/writer.hpp"
#include "securebase/safety/coercion.hpp"
#include "securebase/safety/safety_check.hpp"

namespace securebase::contract {
namespace {

void write_texts(json::Writer& json, std::string_view name, const std::vector<std::string>& all) {
  json.key(name).begin_array();
  for (const std::string& text : all) json.text(text);
  json.end_array();
}

void write_words(json::Writer& json, const safety::Words& words) {
  json.member("title", words.title);
  write_texts(json, "text", words.text);
}

template <class Question>
void write_question(json::Writer& json, const Question& question,
                    const std::vector<Question>& all) {
  json.begin_object().member("id", question.id).member("ask", question.ask);
  if constexpr (requires { question.again; }) {
    if (!question.again.empty()) json.member("again", question.again);
  }
  if (!question.only_if.empty()) {
    json.key("only_if").begin_array();
    for (const safety::Given& one : question.only_if) {
      json.begin_object().member("question", all[one.question].id);
      json.member("answer", all[one.question].answers[one.answer].id).end_object();
    }
    json.end_array();
  }
  json.key("answers").begin_array();
  for (const auto& answer : question.answers) {
    json.begin_object().member("id", answer.id).member("text", answer.text).end_object();
  }
  json.end_array().end_object();
}

template <class Check>
void write_check(json::Writer& json, const Check& check) {
  json.member("version", check.version).member("title", check.title);
  write_texts(json, "intro", check.intro);
  json.member("who_sees", check.who_sees).key("questions").begin_array();
  for (const auto& question : check.questions) write_question(json, question, check.questions);
  json.end_array();
}

template <class Question>
void write_next(json::Writer& json, const std::vector<Question>& questions,
                std::optional<std::size_t> next) {
  if (next) {
    json.member("next", questions[*next].id);
  } else {
    json.key("next").raw("null");
  }
}

template <class Entries>
void write_id_texts(json::Writer& json, std::string_view name, const Entries& all) {
  json.key(name).begin_array();
  for (const auto& one : all) {
    json.begin_object().member("id", one.id).member("text", one.text).end_object();
  }
  json.end_array();
}

void write_acute(json::Writer& json, const safety::AcuteWords& words) {
  write_words(json, {words.title, words.text});
  write_id_texts(json, "steps", words.steps);
  json.key("with_someone").begin_object().member("ask", words.ask).key("answers").begin_array();
  for (const safety::WithSomeone& one : words.answers) {
    json.begin_object().member("id", one.id).member("text", one.text);
    json.member("says", one.says).end_object();
  }
  json.end_array().end_object().member("leave", words.leave);
}

struct FaultWords {
  std::string_view kind, text;
};

FaultWords fault_words(safety::Fault fault) {
  switch (fault) {
    case safety::Fault::unsorted:
      return {"unsorted", "This line is earlier than the one before it. Nothing up to here lowers "
                          "the state."};
    case safety::Fault::future:
      return {"future", "This line lies in the future: is the clock of this device right? Nothing "
                        "up to here lowers the state."};
    case safety::Fault::claimed: break;
  }
  return {"claimed", "The checks before this line do not show that it has settled. It moves "
                     "nothing."};
}

void write_effects(json::Writer& json, const safety::Effects& effects) {
  json.key("effects").begin_object().key("matcher").boolean(effects.matcher);
  write_texts(json, "gates", effects.gates);
  json.key("exercises").begin_array();
  for (const safety::ExerciseLevel level : effects.exercises) {
    json.text(safety::exercise_level_ids[static_cast<std::size_t>(level)]);
  }
  json.end_array();
  json.member("card", safety::card_ids[static_cast<std::size_t>(effects.card)]).end_object();
}

void write_says(json::Writer& json, const safety::Effects& effects) {
  json.key("says").begin_object();
  write_words(json, {effects.title, effects.says});
  json.member("exercises", effects.says_exercises).member("suggestions", effects.says_suggestions);
  json.member("again", effects.says_again).end_object();
}

}  // namespace

std::string check_json(const safety::SafetyCheck& check) {
  json::Writer json;
  json.begin_object();
  write_check(json, check);
  json.member("how", check.how).end_object();
  return json.take();
}

std::string check_outcome_json(const safety::SafetyCheck& check, const safety::Answers& answers) {
  const safety::Event outcome = safety::outcome(check, answers);
  json::Writer json;
  json.begin_object().member("outcome", safety::id(outcome)).member("event", safety::id(outcome));
  write_next(json, check.questions, safety::next_question(check, answers));
  if (outcome == safety::Event::acute) {
    write_acute(json, check.acute);
  } else {
    write_words(json, outcome == safety::Event::negative ? check.negative : check.positive);
  }
  json.end_object();
  return json.take();
}

std::string standing_json(const safety::Standing& standing, const safety::States& states) {
  const safety::Effects& effects = safety::effects(states, standing.state);
  json::Writer json;
  json.begin_object().member("state", safety::id(standing.state));
  write_effects(json, effects);
  json.key("history").begin_array();
  for (const safety::Entry& entry : standing.record) {
    json.begin_object().member("at", std::string_view(date_time(entry.at)));
    json.member("event", safety::id(entry.event)).member("from", safety::id(entry.from));
    json.member("to", safety::id(entry.to)).end_object();
  }
  json.end_array().key("faults").begin_array();
  for (const safety::HistoryFault& fault : standing.faults) {
    const auto [kind, text] = fault_words(fault.fault);
    json.begin_object().member("line", fault.line).member("kind", kind);
    json.member("text", text).end_object();
  }
  json.end_array();
  write_says(json, effects);
  if (standing.ask_again_at) {
    json.member("ask_again_at", std::string_view(date_time(*standing.ask_again_at)));
  } else {
    json.key("ask_again_at").raw("null");
  }
  json.end_object();
  return json.take();
}

std::string relationship_json(const safety::RelationshipCheck& check) {
  json::Writer json;
  json.begin_object();
  write_check(json, check);
  json.member("tips_title", check.tips_title);
  write_texts(json, "tips", check.tips);
  json.key("if_it_is_me").begin_object();
  write_words(json, check.if_it_is_me);
  json.end_object().key("stopped").begin_object();
  write_words(json, check.stopped);
  json.end_object().end_object();
  return json.take();
}

std::string relationship_outcome_json(const safety::RelationshipCheck& check,
                                      const safety::Answers& answers) {
  const safety::RelationshipResult result = safety::look_at(check, answers);
  json::Writer json;
  json.begin_object().member(
      "outcome", safety::relationship_outcome_ids[static_cast<std::size_t>(result.outcome)]);
  write_next(json, check.questions, result.next);
  write_words(json, safety::words(check, result.outcome));
  std::vector<safety::IdText> flags;
  for (const std::size_t flag : result.flags) flags.push_back(check.flags[flag]);
  write_id_texts(json, "flags", flags);
  json.end_object();
  return json.take();
}

std::string offer_json(const safety::Phrases& phrases, bool offers) {
  json::Writer json;
  json.begin_object().key("offer").boolean(offers);
  if (offers) {
    write_words(json, {phrases.title, phrases.text});
    json.member("yes", phrases.yes).member("no", phrases.no);
  }
  json.end_object();
  return json.take();
}

std::string coercion_json(const safety::Coercion& rules, std::string_view text) {
  const bool warning = safety::is_coercion_search(rules, text);
  json::Writer json;
  json.begin_object().key("warning").boolean(warning);
  if (warning) json.member("title", rules.title).member("says", rules.search_says);
  std::vector<safety::IdText> flags;
  for (const std::size_t flag : safety::red_flags_in(rules, text)) {
    flags.push_back({rules.red_flags[flag].id, rules.red_flags[flag].text});
  }
  write_id_texts(json, "red_flags", flags);
  json.end_object();
  return json.take();
}

}  // namespace securebase::contract
