#include "securebase/care/changes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "securebase/care/answer_check.hpp"

namespace securebase::care {
namespace {

using measurement::Estimate;
using measurement::Instrument;

constexpr std::array<std::string_view, 2> dimension_ids{"anxiety", "avoidance"};
constexpr double most_days = 36525;  // a hundred years
constexpr double furthest_value = 10;

std::string quoted(std::string_view text) { return "'" + std::string(text.substr(0, 60)) + "'"; }

const measurement::Scale* scale_of(const Instrument& instrument, std::string_view id) {
  const auto found = std::ranges::find(instrument.scales, id, &measurement::Scale::id);
  return found == instrument.scales.end() ? nullptr : &*found;
}

const Instrument* find(const ChangeQuestion& question, const AssessmentContent& content,
                       ProblemList& problems) {
  std::string versions;
  for (const Instrument& one : content.instruments) {
    if (one.id != question.instrument) continue;
    const bool measures = std::ranges::all_of(
        dimension_ids, [&](std::string_view id) { return scale_of(one, id) != nullptr; });
    if (!measures) {
      problems.add(Errc::unknown_instrument,
                   {quoted(one.id) + " does not measure anxiety and avoidance.", "/instrument",
                    "Compare two maps of an instrument that does."});
      return nullptr;
    }
    if (one.version == question.version) return &one;
    versions += (versions.empty() ? "" : ", ") + one.version;
  }
  if (versions.empty()) {
    problems.add(Errc::unknown_instrument,
                 {"There is no instrument " + quoted(question.instrument) + ".", "/instrument",
                  "Send the id that the result names."});
  } else {
    problems.add(Errc::unknown_instrument,
                 {quoted(question.instrument) + " has no version " + quoted(question.version) + ".",
                  "/version", "The versions here are: " + versions + "."});
  }
  return nullptr;
}

void check_numbers(const GivenEstimate& given, const std::string& where, ProblemList& problems) {
  if (!(std::abs(given.value) <= furthest_value)) {
    problems.add(Errc::bad_input,
                 {"This value is further than 10 from the middle.", where + "/value",
                  "Send the own value of a result, in standard deviations of its group."});
  }
  if (!(given.standard_error > 0 && given.standard_error <= 1)) {
    problems.add(Errc::bad_input,
                 {"This standard error is not above 0 and at most 1.", where + "/standard_error",
                  "Send the own standard error of a result; with no answer at all it is 1."});
  }
}

std::array<Estimate, 2> check_estimates(const std::vector<GivenEstimate>& given,
                                        const std::string& side, ProblemList& problems) {
  std::array<std::optional<Estimate>, 2> found;
  const std::string list = "/" + side + "/dimensions";
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string where = list + "/" + std::to_string(i);
    const auto at = std::ranges::find(dimension_ids, given[i].dimension);
    if (at == dimension_ids.end()) {
      problems.add(Errc::bad_input, {"There is no dimension " + quoted(given[i].dimension) + ".",
                                     where + "/id", "Send anxiety and avoidance."});
      continue;
    }
    auto& place = found[static_cast<std::size_t>(at - dimension_ids.begin())];
    if (place) {
      problems.add(Errc::bad_input,
                   {quoted(*at) + " is given twice.", where + "/id", "Send each dimension once."});
    }
    check_numbers(given[i], where, problems);
    place = Estimate{given[i].value, given[i].standard_error};
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) {
      problems.add(Errc::bad_input, {quoted(dimension_ids[i]) + " is missing.", list,
                                     "Send both anxiety and avoidance."});
    }
  }
  return {found[0].value_or(Estimate{}), found[1].value_or(Estimate{})};
}

}  // namespace

Result<ChangeAnswer> change_of(const ChangeQuestion& question, const AssessmentContent& content) {
  ProblemList problems;
  const Instrument* instrument = find(question, content, problems);
  if (!(question.days >= 0 && question.days <= most_days)) {
    problems.add(Errc::bad_input, {"The days between the two maps are not 0 to 36525.", "/days",
                                   "Send how many days lie between them; parts of days count."});
  }
  if (question.mode != "full" && question.mode != "short") {
    problems.add(Errc::bad_input, {quoted(question.mode) + " is no mode.", "/mode",
                                   "Send full or short, or leave it out."});
  }
  const auto earlier = check_estimates(question.earlier, "earlier", problems);
  const auto later = check_estimates(question.later, "later", problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems).take());

  const auto stability = instrument->stability.value_or(measurement::Stability{});
  attachment::Compared compared{{}, question.days, question.mode == "short"};
  for (std::size_t i = 0; i < compared.changes.size(); ++i) {
    compared.changes[i] =
        measurement::change_between(earlier[i], later[i], question.days, stability);
  }
  ChangeAnswer answer{
      .instrument = instrument,
      .days = question.days,
      .dimensions = {},
      .probability_toward_security = measurement::probability_toward_security(compared.changes),
      .together = attachment::together(compared.changes),
      .words = attachment::words_for(compared, content.changes)};
  for (std::size_t i = 0; i < answer.dimensions.size(); ++i) {
    const measurement::Scale& scale = *scale_of(*instrument, dimension_ids[i]);
    answer.dimensions[i] = {scale.id, scale.title, compared.changes[i], answer.words.dimensions[i]};
  }
  return answer;
}

}  // namespace securebase::care
