#include "securebase/care/assessments.hpp"

#include <algorithm>

#include "securebase/care/answer_check.hpp"
#include "securebase/care/sitting_check.hpp"

namespace securebase::care {

using measurement::Instrument;
using measurement::Step;

namespace {

// Half the width of a 95 % interval, in standard errors: the .975 quantile of the normal.
constexpr double interval_factor = 1.959963984540054;

// One instrument that can be asked, ready to use.
struct Ready {
  const Instrument* instrument = nullptr;
  measurement::AdaptiveTest test;
  measurement::QualityCheck quality;
  ItemIndex items;

  explicit Ready(const Instrument& given) : instrument(&given), test(given), quality(given) {
    for (std::size_t i = 0; i < given.items.size(); ++i) items.emplace(given.items[i].id, i);
  }
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string quoted(std::string_view text) { return "'" + std::string(text.substr(0, 60)) + "'"; }

}  // namespace

struct Assessments::Parts {
  AssessmentContent content;
  std::vector<Ready> ready;

  explicit Parts(AssessmentContent given) : content(std::move(given)) {
    for (const Instrument& instrument : content.instruments) {
      if (instrument.has_wording) ready.emplace_back(instrument);
    }
  }

  [[nodiscard]] const Ready* find(const AssessmentSoFar& so_far, ProblemList& problems) const;
  [[nodiscard]] const attachment::RelationshipKind* find_kind(const AssessmentSoFar& so_far,
                                                              ProblemList& problems) const;
  [[nodiscard]] AssessmentResult result(const Ready& ready, const Step& step,
                                        const std::string& relationship) const;
};

const Ready* Assessments::Parts::find(const AssessmentSoFar& so_far, ProblemList& problems) const {
  std::vector<std::string> versions, others;
  for (const Ready& candidate : ready) {
    if (candidate.instrument->id != so_far.instrument) {
      if (std::ranges::find(others, candidate.instrument->id) == others.end()) {
        others.push_back(candidate.instrument->id);
      }
      continue;
    }
    if (candidate.instrument->version == so_far.version) return &candidate;
    versions.push_back(candidate.instrument->version);
  }
  if (!versions.empty()) {
    problems.add(Errc::unknown_instrument,
                 {quoted(so_far.instrument) + " has no version " + quoted(so_far.version) + ".",
                  "/version", "The versions here are: " + joined(versions) + "."});
    return nullptr;
  }
  const bool recipe = std::ranges::find(content.instruments, so_far.instrument, &Instrument::id) !=
                      content.instruments.end();
  problems.add(Errc::unknown_instrument,
               {recipe ? quoted(so_far.instrument) + " is a recipe: its wording is not here, so "
                                                     "its statements cannot be asked."
                       : "There is no instrument " + quoted(so_far.instrument) + ".",
                "/instrument", "The instruments that can be asked are: " + joined(others) + "."});
  return nullptr;
}

const attachment::RelationshipKind* Assessments::Parts::find_kind(const AssessmentSoFar& so_far,
                                                                  ProblemList& problems) const {
  std::vector<std::string> ids;
  for (const auto& kind : content.kinds) {
    if (kind.id == so_far.relationship) return &kind;
    ids.push_back(kind.id);
  }
  problems.add(Errc::unknown_relationship,
               {"There is no kind of relationship " + quoted(so_far.relationship) + ".",
                "/relationship", "The kinds are: " + joined(ids) + "."});
  return nullptr;
}

AssessmentResult Assessments::Parts::result(const Ready& from, const Step& step,
                                            const std::string& relationship) const {
  AssessmentResult result;
  result.instrument = from.instrument;
  result.relationship = relationship;
  result.enough = step.enough();
  result.correlation = step.posterior.correlation;
  for (std::size_t i = 0; i < step.scales.size(); ++i) {
    const auto& scale = from.instrument->scales[i];
    const auto& [value, error] = step.posterior.scales[i];
    result.dimensions.push_back({scale.id, scale.title, value, error,
                                 value - interval_factor * error, value + interval_factor * error,
                                 step.scales[i].answered, step.scales[i].stop, step.own[i]});
  }
  if (result.enough) {
    result.place = attachment::place(step.posterior);
    result.words = attachment::words_for(*result.place, step.posterior, content.patterns);
  }
  return result;
}

Assessments::Assessments(AssessmentContent content)
    : parts_(std::make_unique<const Parts>(std::move(content))) {}
Assessments::~Assessments() = default;
Assessments::Assessments(Assessments&&) noexcept = default;

const AssessmentContent& Assessments::content() const { return parts_->content; }

Result<AssessmentStep> Assessments::next(const AssessmentSoFar& so_far) const {
  ProblemList problems;
  if (so_far.answers.size() > most_answers) {
    problems.add(Errc::bad_input, {"There are " + std::to_string(so_far.answers.size()) +
                                       " answers.",
                                   "/answers", "Send at most " + std::to_string(most_answers) + "."});
    return tl::unexpected(std::move(problems).take());
  }
  const Ready* ready = parts_->find(so_far, problems);
  const attachment::RelationshipKind* kind = parts_->find_kind(so_far, problems);
  std::vector<measurement::Given> given;
  measurement::Sitting sitting;
  CarriedOver carried;
  if (ready != nullptr) {
    given = check_answers(so_far.answers, *ready->instrument, ready->items, problems);
    sitting.rules = check_mode(so_far.mode, *ready->instrument, problems);
    sitting.seed = check_seed(so_far.seed, problems);
    carried = check_earlier(so_far.earlier, *ready->instrument, problems);
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems).take());

  sitting.given = given;
  sitting.carried = carried.scales;
  const Step step = ready->test.next(sitting);
  if (!step.item) {
    AssessmentResult result = parts_->result(*ready, step, kind->id);
    result.mode = so_far.mode;
    result.earlier_used = carried.maps_used;
    for (const measurement::QualitySign sign : ready->quality.of(given).signs) {
      result.signs.push_back({attachment::id(sign), content().quality.of(sign)});
    }
    return Result<AssessmentStep>(tl::in_place, std::move(result));
  }
  const measurement::Item& item = ready->instrument->items[*step.item];
  return AssessmentStep(NextItem{item.id, attachment::worded(item.text, *kind),
                                 &ready->instrument->answers,
                                 step.scales[0].answered + step.scales[1].answered,
                                 step.scales[0].skipped + step.scales[1].skipped,
                                 step.about_remaining});
}

}  // namespace securebase::care
