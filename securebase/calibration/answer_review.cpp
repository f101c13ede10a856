#include "securebase/calibration/answer_review.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace securebase::calibration {
namespace {

std::string in_order_of_scale(std::size_t choice) {
  return "choice " + std::to_string(choice + 1) + " of " ;
}

void say_joined(const ReviewedItem& item, const ItemReview& review, ScaleReview& scale) {
  for (std::size_t k = 0; k < item.choices; ++k) {
    if (std::ranges::binary_search(review.used, k)) continue;
    const auto above = std::ranges::upper_bound(review.used, k);
    const std::size_t with = above != review.used.end() ? *above : review.used.back();
    scale.warnings.push_back(item.id + ": nobody gave " + in_order_of_scale(k) +
                             std::to_string(item.choices) + " in the direction of the scale; it "
                             "is joined with choice " +
                             std::to_string(with + 1) + ", and its threshold is not estimated");
  }
}

}  // namespace

Result<ScaleReview> review_scale(const measurement::AnswerTable& table, const std::string& scale,
                                 std::span<const ReviewedItem> items, bool helped) {
  ScaleReview review;
  std::vector<Problem> problems;
  const std::size_t least = helped ? 2 : 3;
  if (items.size() < least) {
    problems.push_back(
        {"the scale has " + std::to_string(items.size()) + (items.size() == 1 ? " item" : " items"),
         scale,
         items.size() < 2
             ? "One item cannot tell its own slope from the spread of people. Fit a scale of "
               "three items or more."
             : "Two items share one correlation, which cannot settle two slopes. Fit three items "
               "or more, or use priors or fixed items."});
  }
  for (const ReviewedItem& item : items) {
    std::vector<long> people(item.choices, 0);
    for (std::size_t p = 0; p < table.people(); ++p) {
      const std::int8_t k = table.person(p)[item.column];
      if (k >= 0) ++people[static_cast<std::size_t>(k)];
    }
    ItemReview found{std::reduce(people.begin(), people.end()), {}};
    for (std::size_t k = 0; k < item.choices; ++k) {
      if (item.fixed || people[k] > 0) found.used.push_back(k);
    }
    if (!item.fixed && found.people == 0) {
      problems.push_back({"nobody answered it", item.id,
                          "Leave this item out of the fit, or bring answers to it."});
    } else if (!item.fixed && found.used.size() == 1) {
      problems.push_back({"everyone gave the same answer, " +
                              in_order_of_scale(found.used.front()) + std::to_string(item.choices),
                          item.id, "Such an item tells nothing: leave it out of the fit."});
    } else if (found.joined(item.choices)) {
      say_joined(item, found, review);
    }
    review.items.push_back(std::move(found));
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return review;
}

void join_unused(measurement::AnswerTable& table, std::span<const ReviewedItem> items,
                 const ScaleReview& review) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!review.items[i].joined(items[i].choices)) continue;
    const auto& used = review.items[i].used;
    for (std::size_t p = 0; p < table.people(); ++p) {
      std::int8_t& answer = table.categories[p * table.items + items[i].column];
      if (answer < 0) continue;
      const auto at = std::ranges::lower_bound(used, static_cast<std::size_t>(answer));
      answer = static_cast<std::int8_t>(at - used.begin());
    }
  }
}

}  // namespace securebase::calibration
