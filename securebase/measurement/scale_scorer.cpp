#include "securebase/measurement/scale_scorer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "securebase/measurement/item_model.hpp"

// One body, compiled for the plain processor and for the one with AVX2; the loader picks. Both give
// the same digits, because every lane does the same additions in the same order and multiply-add
// is not contracted.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define SECUREBASE_FOR_EACH_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3")))
#else
#define SECUREBASE_FOR_EACH_PROCESSOR
#endif

namespace securebase::measurement {
namespace {

// Four nodes at a time: one register of AVX2, two of the plain processor.
constexpr std::size_t lanes = 4;
constexpr std::size_t at_once = 4;  // registers in flight, to hide the time of a multiplication
static_assert(node_count % (lanes * at_once) == 0);
typedef double Lanes __attribute__((vector_size(lanes * sizeof(double)), may_alias));

// Below this a product of probabilities has lost digits to underflow: go by logarithms.
constexpr double least_mass = 1e-250;

const OnGrid prior = standard_normal_weights();

OnGrid nodes() {
  OnGrid x;
  for (std::size_t q = 0; q < node_count; ++q) x[q] = node(q);
  return x;
}
const OnGrid theta = nodes();

struct Moments {
  double mass = 0, first = 0, second = 0;
};

Estimate estimate_from(const Moments& m) {
  const double mean = m.first / m.mass;
  return {mean, std::sqrt(std::max(0.0, m.second / m.mass - mean * mean))};
}

constexpr std::size_t rows_at_once = 64;

// Multiplies the rows into `posterior` and sums its moments.
SECUREBASE_FOR_EACH_PROCESSOR
void product_moments(const double* const* rows, std::size_t count, double* posterior,
                     Moments& moments) {
  Lanes mass{}, first{}, second{};
  for (std::size_t q = 0; q < node_count; q += lanes * at_once) {
    auto* out = reinterpret_cast<Lanes*>(posterior + q);
    Lanes p0 = out[0], p1 = out[1], p2 = out[2], p3 = out[3];
    for (std::size_t i = 0; i < count; ++i) {
      const auto* row = reinterpret_cast<const Lanes*>(rows[i] + q);
      p0 *= row[0];
      p1 *= row[1];
      p2 *= row[2];
      p3 *= row[3];
    }
    out[0] = p0;
    out[1] = p1;
    out[2] = p2;
    out[3] = p3;
    const auto* x = reinterpret_cast<const Lanes*>(theta.at.data() + q);
    mass += (p0 + p1) + (p2 + p3);
    const Lanes x0 = p0 * x[0], x1 = p1 * x[1], x2 = p2 * x[2], x3 = p3 * x[3];
    first += (x0 + x1) + (x2 + x3);
    second += (x0 * x[0] + x1 * x[1]) + (x2 * x[2] + x3 * x[3]);
  }
  moments = {};
  for (std::size_t l = 0; l < lanes; ++l) {
    moments.mass += mass[l];
    moments.first += first[l];
    moments.second += second[l];
  }
}

}  // namespace

ScaleScorer::ScaleScorer(std::span<const ItemModel> items) : order_(items) {
  std::array<double, most_categories> p;
  for (const ItemModel& item : order_.models()) {
    const std::size_t first = rows_.size();
    first_row_.push_back(static_cast<std::uint32_t>(first));
    rows_.resize(first + item.categories());
    for (std::size_t q = 0; q < node_count; ++q) {
      probabilities(item, node(q), p);
      for (std::size_t k = 0; k < item.categories(); ++k) rows_[first + k][q] = p[k];
    }
  }
}

Estimate ScaleScorer::eap(std::span<const std::int8_t> categories) const {
  OnGrid posterior = prior;
  Moments moments;
  std::array<const double*, rows_at_once> rows;
  std::size_t waiting = 0;
  order_.each_answer(categories, [&](std::size_t model, std::int8_t category) {
    if (waiting == rows_at_once) {
      product_moments(rows.data(), waiting, posterior.at.data(), moments);
      waiting = 0;
    }
    rows[waiting++] = rows_[first_row_[model] + static_cast<std::uint32_t>(category)].at.data();
  });
  product_moments(rows.data(), waiting, posterior.at.data(), moments);
  if (!(moments.mass > least_mass)) return eap_in_logs(categories);
  return estimate_from(moments);
}

Estimate ScaleScorer::eap_in_logs(std::span<const std::int8_t> categories) const {
  OnGrid logs;
  for (std::size_t q = 0; q < node_count; ++q) logs[q] = std::log(prior[q]);
  order_.each_answer(categories, [&](std::size_t model, std::int8_t category) {
    const OnGrid& row = rows_[first_row_[model] + static_cast<std::uint32_t>(category)];
    for (std::size_t q = 0; q < node_count; ++q) logs[q] += std::log(row[q]);
  });
  const double peak = *std::ranges::max_element(logs.at);
  Moments m;
  for (std::size_t q = 0; q < node_count; ++q) {
    const double p = std::exp(logs[q] - peak);
    m.mass += p;
    m.first += p * node(q);
    m.second += p * node(q) * node(q);
  }
  return estimate_from(m);
}

ScaleItems items_of_scale(const Instrument& instrument, std::size_t scale) {
  ScaleItems found;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    if (instrument.items[i].scale != scale) continue;
    found.models.push_back(instrument.items[i].model);
    found.positions.push_back(i);
  }
  return found;
}

}  // namespace securebase::measurement
