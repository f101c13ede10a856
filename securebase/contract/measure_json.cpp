#include "securebase/contract/measure_json.hpp"

#include "securebase/contract/ledger_json.hpp"
#include "securebase/json/document.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::contract {
namespace {

using measurement::ChangeBasis;
using measurement::Checked;
using measurement::Questionnaire;
using measurement::QuestionnaireScale;
using measurement::ScoreOutcome;

constexpr std::size_t most_answers = 200;

Problem named_twice() {
  return {"A member is given twice in one object.", "body", "Give each member once."};
}

void write_choices(json::Writer& json, const std::vector<measurement::AnswerChoice>& answers) {
  json.key("answers").begin_array();
  for (const auto& answer : answers) {
    json.begin_object().member("value", answer.value).member("label", answer.label).end_object();
  }
  json.end_array();
}

void write_measure(json::Writer& json, const Questionnaire& one) {
  json.begin_object().member("id", one.id).member("version", one.version);
  json.member("title", one.title).key("own").boolean(one.own);
  json.member("language", one.language).member("period", one.period);
  json.member("instruction", one.instruction).member("status", one.status);
  write_choices(json, one.answers);
  json.key("items").begin_array();
  for (const auto& item : one.items) {
    json.begin_object().member("id", item.id).member("text", item.text);
    if (item.answers) write_choices(json, *item.answers);
    json.end_object();
  }
  json.end_array().key("scales").begin_array();
  for (const QuestionnaireScale& scale : one.scales) {
    json.begin_object().member("id", scale.id).member("title", scale.title);
    json.member("lowest", scale.lowest).member("highest", scale.highest);
    json.key("higher_is_better").boolean(scale.higher_is_better).end_object();
  }
  json.end_array().key("rights").begin_object().member("licence", one.rights.licence);
  json.member("note", one.rights.note).end_object().key("sources").begin_array();
  for (const std::string& source : one.sources) json.text(source);
  json.end_array().end_object();
}

std::string why_not(const QuestionnaireScale& scale, const measurement::ScaleScore& score) {
  if (score.why_not == measurement::WhyNot::nothing_answered) {
    return "None of its questions is answered.";
  }
  const std::string all = std::to_string(scale.items.size());
  return std::to_string(score.missing) + " of " + all + " answers are missing. " +
         (scale.most_missing == 0 ? "This score needs them all."
                                  : "At most " + std::to_string(scale.most_missing) + " may be.");
}

void write_cutoffs(json::Writer& json, const QuestionnaireScale& scale, double score) {
  json.key("cutoffs").begin_array();
  for (const measurement::Cutoff& cutoff : scale.cutoffs) {
    // What nobody read again is no line to hold a person against.
    if (cutoff.from.checked == Checked::not_checked) continue;
    json.begin_object().member("value", cutoff.from.value);
    json.key("at_or_above").boolean(cutoff.at_or_above);
    json.key("reached").boolean(measurement::reached(cutoff, score));
    json.member("meaning", cutoff.meaning).member("source", cutoff.from.source).end_object();
  }
  json.end_array();
}

void write_score(json::Writer& json, const QuestionnaireScale& scale,
                 const measurement::ScaleScore& score) {
  json.begin_object().member("id", scale.id).member("title", scale.title);
  if (score.score) {
    json.member("score", *score.score);
  } else {
    json.key("score").raw("null").member("why", std::string_view(why_not(scale, score)));
  }
  json.member("answered", score.answered).member("missing", score.missing);
  json.member("lowest", scale.lowest).member("highest", scale.highest);
  json.key("higher_is_better").boolean(scale.higher_is_better);
  const auto around = measurement::interval(scale, score);
  if (around) {
    json.member("low", around->low).member("high", around->high);
    json.key("interval_from").begin_object();
    json.member("kind", name(around->reliability->kind));
    json.member("value", around->reliability->figure.value).member("sd", around->norm->sd);
    json.member("group", around->norm->group);
    json.member("source", around->reliability->figure.source).end_object();
  }
  const auto* band = score.score ? measurement::band_of(scale, *score.score) : nullptr;
  if (band != nullptr) json.member("band", band->label);
  for (const auto& norm : scale.norms) {
    if (norm.checked == Checked::not_checked) continue;
    json.key("compared").begin_object().member("group", norm.group);
    if (norm.people) json.member("people", *norm.people);
    json.member("mean", norm.mean).member("sd", norm.sd).end_object();
    break;  // the first is the one to show
  }
  if (score.score) {
    write_cutoffs(json, scale, *score.score);
  } else {
    json.key("cutoffs").begin_array().end_array();
  }
  json.end_object();
}

void write_criterion(json::Writer& json, const measurement::Criterion& criterion,
                     const std::optional<bool>& met) {
  json.begin_object().member("id", criterion.id).member("title", criterion.title);
  if (met) {
    json.key("met").boolean(*met);
  } else {
    json.key("met").raw("null");
  }
  json.member("meaning", criterion.meaning).member("source", criterion.source).end_object();
}

std::string_view basis_name(ChangeBasis basis) {
  switch (basis) {
    case ChangeBasis::published: return "published";
    case ChangeBasis::retest: return "retest";
    case ChangeBasis::agreement: return "agreement";
    case ChangeBasis::alpha: return "alpha";
    case ChangeBasis::omega: return "omega";
  }
  return "published";
}

std::string_view result_of(ScoreOutcome outcome) {
  if (outcome == ScoreOutcome::loss) return "loss";
  return outcome == ScoreOutcome::not_certain ? "not_certain" : "gain";
}

void write_difference(json::Writer& json, const care::ScoreDifference& one,
                      const std::array<std::string, 4>& texts) {
  json.begin_object().member("id", one.scale->id).member("title", one.scale->title);
  json.member("difference", one.later - one.earlier);
  if (!one.limit || !one.change) {
    json.member("result", std::string_view("not_known"));
    json.member("text", std::string_view("Nobody has studied yet how much this score moves by "
                                         "chance. So we cannot say what this difference means."));
    json.end_object();
    return;
  }
  json.member("limit", one.limit->limit).member("result", result_of(one.change->outcome));
  json.key("crossed_line").boolean(one.change->outcome == ScoreOutcome::gain_across_line);
  json.member("probability_better", one.change->probability_better);
  json.key("uses").begin_object().member("kind", basis_name(one.limit->basis));
  json.member("value", one.limit->value);
  if (one.limit->days) json.member("days", *one.limit->days);
  if (!one.limit->group.empty()) {
    json.member("sd", one.limit->sd).member("group", one.limit->group);
  }
  json.member("source", one.limit->source);
  json.member("checked", name(one.limit->checked)).end_object();
  json.member("text", texts[static_cast<std::size_t>(one.change->outcome)]).end_object();
}

std::vector<care::GivenScore> read_side(const json::Object& object, std::string_view side,
                                        std::vector<Problem>& problems, std::size_t& members) {
  std::vector<care::GivenScore> given;
  const auto at = object.object_if_given(side);
  const auto scores = at ? at->object_if_given("scores") : std::nullopt;
  if (at) {
    at->only({"scores"});
    members += at->size();
  }
  if (!scores) {
    problems.push_back({"There are no scores here.", "/" + std::string(side) + "/scores",
                        "Send an object with a number for each scale that had a score."});
    return given;
  }
  members += scores->size();
  for (const std::string_view scale : scores->names()) {
    if (const auto score = scores->number_if_given(scale)) {
      given.push_back({std::string(scale), *score});
    }
  }
  return given;
}

}  // namespace

std::string measures_json(const std::vector<care::QuestionnaireHere>& all) {
  json::Writer json;
  json.begin_object().key("measures").begin_array();
  const Questionnaire* before = nullptr;
  for (const auto& here : all) {
    const Questionnaire& one = here.questionnaire;
    const bool newest = before == nullptr || before->id != one.id;
    if (newest && one.has_wording) write_measure(json, one);
    before = &one;
  }
  json.end_array().end_object();
  return json.take();
}

Result<care::MeasureAnswers> read_measure_answers(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"measure", "version", "answers"});
  care::MeasureAnswers result;
  result.measure = object->text("measure").value_or("");
  result.version = object->text("version").value_or("");
  std::size_t members = object->size();
  if (const auto answers = object->objects("answers")) {
    if (answers->size() > most_answers) {
      return failure(Errc::bad_input,
                     Problem{"There are " + std::to_string(answers->size()) + " answers.",
                             "/answers", "Send at most " + std::to_string(most_answers) + "."});
    }
    for (const json::Object& answer : *answers) {
      answer.only({"item", "answer", "skipped"});
      members += answer.size();
      care::GivenAnswer& given = result.answers.emplace_back();
      given.item = answer.text("item").value_or("");
      given.answer = answer.whole_number_if_given("answer");
      given.skipped = answer.true_if_given("skipped");
    }
  }
  if (problems.empty() && json::count_members(body) != members) problems.push_back(named_twice());
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return result;
}

std::string measure_scores_json(const care::MeasureScores& scores) {
  const Questionnaire& measure = *scores.measure;
  json::Writer json;
  json.begin_object().member("measure", measure.id).member("version", measure.version);
  json.key("scales").begin_array();
  for (std::size_t s = 0; s < measure.scales.size(); ++s) {
    write_score(json, measure.scales[s], scores.scales[s]);
  }
  json.end_array().key("criteria").begin_array();
  for (std::size_t c = 0; c < measure.criteria.size(); ++c) {
    write_criterion(json, measure.criteria[c], scores.criteria[c]);
  }
  json.end_array().key("help").boolean(scores.help);
  json.member("status", measure.status).end_object();
  return json.take();
}

Result<care::MeasureChangeQuestion> read_measure_change(std::string_view body) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  object->only({"measure", "version", "days", "earlier", "later"});
  care::MeasureChangeQuestion question;
  question.measure = object->text("measure").value_or("");
  question.version = object->text("version").value_or("");
  if (!object->has("days")) {
    problems.push_back({"'days' is missing.", "/days",
                        "Send how many days lie between the two sittings."});
  }
  question.days = object->number_if_given("days").value_or(0);
  std::size_t members = object->size();
  question.earlier = read_side(*object, "earlier", problems, members);
  question.later = read_side(*object, "later", problems, members);
  if (problems.empty() && json::count_members(body) != members) problems.push_back(named_twice());
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return question;
}

std::string measure_change_json(const care::MeasureChange& change,
                                const std::array<std::string, 4>& texts) {
  json::Writer json;
  json.begin_object().member("measure", change.measure->id);
  json.member("version", change.measure->version).member("days", change.days);
  json.key("scales").begin_array();
  for (const auto& one : change.scales) write_difference(json, one, texts);
  json.end_array().end_object();
  return json.take();
}

}  // namespace securebase::contract
