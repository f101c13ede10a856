#include "securebase/calibration/fit/differential_functioning.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "securebase/calibration/fit/ordinal_logistic.hpp"
#include "securebase/measurement/scale_scorer.hpp"
#include "securebase/statistics/distributions.hpp"

namespace securebase::calibration {
namespace {

using measurement::AnswerTable;
using measurement::no_answer;

// Thetas are rounded so, far below their standard errors, and people who then are alike counted
// together: ten times faster for many people.
constexpr double theta_step = 0.002;

struct Person {
  double level;
  int group;
  int answer;
};

// Each person's level for judging `item`; nothing for people to leave out.
class Levels {
 public:
  Levels(std::span<const measurement::ItemModel> items, const AnswerTable& answers,
         const DifOptions& options, const std::vector<bool>& flagged)
      : answers_(answers),
        flagged_(flagged),
        rest_(options.level == DifOptions::Level::rest_score) {
    if (rest_) return;
    const measurement::ScaleScorer scorer(items);
    std::vector<std::int8_t> kept(answers.items);
    thetas_.reserve(answers.people());
    for (std::size_t p = 0; p < answers.people(); ++p) {
      bool any = false;
      for (std::size_t i = 0; i < answers.items; ++i) {
        kept[i] = flagged[i] ? no_answer : answers.person(p)[i];
        any = any || kept[i] != no_answer;
      }
      thetas_.push_back(any ? theta_step * std::round(scorer.eap(kept).theta / theta_step)
                            : std::numeric_limits<double>::quiet_NaN());
    }
  }

  [[nodiscard]] std::optional<double> of(std::size_t person, std::size_t item) const {
    if (!rest_) {
      return std::isnan(thetas_[person]) ? std::nullopt : std::optional(thetas_[person]);
    }
    int sum = 0;
    const auto row = answers_.person(person);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == no_answer) return std::nullopt;
      if (i != item && !flagged_[i]) sum += row[i];
    }
    return sum;
  }

 private:
  const AnswerTable& answers_;
  const std::vector<bool>& flagged_;
  bool rest_;
  std::vector<double> thetas_;
};

// Numbers what occurs from 0 on; -1 for what does not.
std::vector<int> renumbered(std::span<const long> occurrences) {
  std::vector<int> number;
  int next = 0;
  for (const long n : occurrences) number.push_back(n > 0 ? next++ : -1);
  return number;
}

// People of one level and group make one row. Predictors: level, groups, groups x level.
OrdinalData rows_of(std::vector<Person> people, std::size_t groups, std::size_t categories) {
  std::ranges::sort(people, [](const Person& a, const Person& b) {
    return a.level != b.level ? a.level < b.level : a.group < b.group;
  });
  double mean = 0;
  for (const Person& person : people) mean += person.level / static_cast<double>(people.size());
  OrdinalData data;
  data.categories = categories;
  data.predictors = 1 + 2 * (groups - 1);
  const Person* before = nullptr;
  for (const Person& person : people) {
    if (before == nullptr || before->level != person.level || before->group != person.group) {
      const double level = person.level - mean;  // centred: the interaction stays apart
      const std::size_t row = data.x.size();
      data.x.resize(row + data.predictors, 0.0);
      data.x[row] = level;
      if (person.group > 0) {
        const auto g = static_cast<std::size_t>(person.group);
        data.x[row + g] = 1;
        data.x[row + groups - 1 + g] = level;
      }
      data.counts.resize(data.counts.size() + categories, 0.0);
    }
    data.counts[data.counts.size() - categories + static_cast<std::size_t>(person.answer)] += 1;
    before = &person;
  }
  return data;
}

LikelihoodRatio ratio(double larger, double smaller, double nothing, double df) {
  const double chi_square = std::max(0.0, 2 * (larger - smaller));
  return {chi_square, df, statistics::chi_square_tail(chi_square, df), (larger - smaller) / -nothing};
}

ItemDif judge(const AnswerTable& answers, std::size_t item, std::size_t categories,
              std::span<const int> group_of, std::size_t groups, const Levels& levels) {
  std::vector<Person> people;
  std::vector<long> in_group(groups, 0), in_category(categories, 0);
  for (std::size_t p = 0; p < answers.people(); ++p) {
    const int answer = answers.person(p)[item];
    if (group_of[p] < 0 || answer == no_answer) continue;
    const auto level = levels.of(p, item);
    if (!level) continue;
    people.push_back({*level, group_of[p], answer});
    ++in_group[static_cast<std::size_t>(group_of[p])];
    ++in_category[static_cast<std::size_t>(answer)];
  }
  const auto group = renumbered(in_group), category = renumbered(in_category);
  const auto groups_here = static_cast<std::size_t>(std::ranges::max(group)) + 1;
  const auto categories_here = static_cast<std::size_t>(std::ranges::max(category)) + 1;
  ItemDif dif;
  dif.people = std::ssize(people);
  if (people.empty() || groups_here < 2 || categories_here < 2) return dif;
  for (Person& person : people) {
    person.group = group[static_cast<std::size_t>(person.group)];
    person.answer = category[static_cast<std::size_t>(person.answer)];
  }
  const OrdinalData data = rows_of(std::move(people), groups_here, categories_here);
  const double nothing = log_likelihood_without_predictors(data);
  const OrdinalFit m1 = fit_ordinal(data, 1);
  const OrdinalFit m2 = fit_ordinal(data, groups_here, m1.slopes);
  const OrdinalFit m3 = fit_ordinal(data, data.predictors, m2.slopes);
  dif.estimable = m1.converged && m2.converged && m3.converged && nothing < 0;
  if (!dif.estimable) return dif;
  const auto df = static_cast<double>(groups_here - 1);
  dif.uniform = ratio(m2.log_likelihood, m1.log_likelihood, nothing, df);
  dif.non_uniform = ratio(m3.log_likelihood, m2.log_likelihood, nothing, df);
  dif.total = ratio(m3.log_likelihood, m1.log_likelihood, nothing, 2 * df);
  dif.size = dif_size(dif.total.r2_difference);
  for (std::size_t g = 0; g < groups; ++g) {
    const auto at = static_cast<std::size_t>(std::max(group[g], 0));
    dif.group_effects.push_back(at == 0 ? 0.0 : m2.slopes[at]);
  }
  return dif;
}

std::vector<bool> flags(const std::vector<ItemDif>& items) {
  std::vector<bool> flagged;
  for (const ItemDif& item : items) flagged.push_back(item.size != DifSize::negligible);
  return flagged;
}

}  // namespace

DifSize dif_size(double r2_difference) {
  if (r2_difference >= dif_large_from) return DifSize::large;
  if (r2_difference >= dif_moderate_from) return DifSize::moderate;
  if (r2_difference >= dif_flagged_from) return DifSize::flagged;
  return DifSize::negligible;
}

DifResult differential_functioning(std::span<const measurement::ItemModel> items,
                                   const AnswerTable& answers, std::span<const int> group_of,
                                   std::size_t groups, const DifOptions& options,
                                   const RunJobs& run) {
  assert(group_of.size() == answers.people() && groups >= 2);
  constexpr int most_rounds = 10;
  DifResult result;
  std::vector<bool> flagged(items.size(), false);
  while (result.rounds < most_rounds && !result.settled) {
    if (std::ranges::count(flagged, false) < 2) break;
    ++result.rounds;
    const Levels levels(items, answers, options, flagged);
    result.items.assign(items.size(), {});
    run(items.size(), [&](std::size_t i) {
      result.items[i] = judge(answers, i, items[i].categories(), group_of, groups, levels);
    });
    auto now = flags(result.items);
    result.settled = !options.purify || now == flagged;
    flagged = std::move(now);
  }
  std::vector<double> p;
  for (const ItemDif& item : result.items) {
    if (item.estimable) p.push_back(item.total.p);
  }
  const auto adjusted = benjamini_hochberg(p);
  std::size_t next = 0;
  for (ItemDif& item : result.items) {
    if (item.estimable) item.adjusted_p = adjusted[next++];
  }
  return result;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
  std::vector<double> adjusted(p.size(), 1.0);
  double least = 1;
  for (std::size_t r = 0; r < order.size(); ++r) {
    const auto rank = static_cast<double>(p.size() - r);
    least = std::min(least, p[order[r]] * static_cast<double>(p.size()) / rank);
    adjusted[order[r]] = least;
  }
  return adjusted;
}

}  // namespace securebase::calibration
