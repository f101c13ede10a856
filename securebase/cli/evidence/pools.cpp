#include "securebase/cli/evidence/pools.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace securebase::cli {
namespace {

using statistics::Effect;

struct Members {
  std::vector<Effect> effects;
  std::vector<std::size_t> study_of;
  std::vector<std::string> studies;  // in the order in which they first occur
};

Members members_of(const EffectTable& table, const std::vector<std::size_t>& rows) {
  Members members;
  std::map<std::string, std::size_t> seen;
  for (const std::size_t r : rows) {
    const EffectRow& row = table.rows[r];
    members.effects.push_back(row.effect);
    const auto [at, fresh] = seen.emplace(row.study, seen.size());
    if (fresh) members.studies.push_back(row.study);
    members.study_of.push_back(at->second);
  }
  return members;
}

const statistics::Estimate& headline(const statistics::ThreeLevels& made) {
  return made.robust ? *made.robust : made.by_model;
}

void pool_three_levels(const Members& members, const PoolOptions& options, Pool& pool) {
  const double level = options.pooling.level;
  pool.three_levels = statistics::three_levels(members.effects, members.study_of, level);
  pool.studies = pool.three_levels->studies;
  pool.pooled = headline(*pool.three_levels);
  pool.prediction = pool.three_levels->prediction;
  pool.variances = pool.three_levels->variances;
  pool.weights = pool.three_levels->weights;
  if (!options.leave_one_out || pool.studies < 2) return;
  const auto others = statistics::leave_one_study_out(members.effects, members.study_of, level);
  for (std::size_t s = 0; s < others.size(); ++s) {
    pool.left_out.push_back({members.studies[s], headline(others[s]), others[s].variances});
  }
}

void pool_two_levels(const Members& members, const EffectTable& table, const PoolOptions& options,
                     Pool& pool) {
  pool.two_levels = statistics::random_effects(members.effects, options.pooling);
  pool.studies = members.effects.size();
  pool.pooled = pool.two_levels->pooled;
  pool.prediction = pool.two_levels->prediction;
  pool.variances = {pool.two_levels->tau2, 0};
  pool.weights = pool.two_levels->weights;
  if (!options.leave_one_out || pool.rows.size() < 2) return;
  const auto others = statistics::leave_one_out(members.effects, options.pooling);
  for (std::size_t e = 0; e < others.size(); ++e) {
    pool.left_out.push_back(
        {table.rows[pool.rows[e]].label, others[e].pooled, {others[e].tau2, 0}});
  }
}

void estimate(const EffectTable& table, const PoolOptions& options, Pool& pool) {
  const Members members = members_of(table, pool.rows);
  pool.fixed = statistics::fixed_effect(members.effects, options.pooling.level);
  if (options.by_study) {
    pool_three_levels(members, options, pool);
  } else {
    pool_two_levels(members, table, options, pool);
  }
}

void add_subgroups(const EffectTable& table, const PoolOptions& options, Pool& pool) {
  for (const std::size_t r : pool.rows) {
    const std::string& name = table.rows[r].subgroup;
    auto found = std::ranges::find(pool.subgroups, name, &Pool::name);
    if (found == pool.subgroups.end()) {
      Pool& made = pool.subgroups.emplace_back();
      made.name = name;
      made.before_after = pool.before_after;
      found = pool.subgroups.end() - 1;
    }
    found->rows.push_back(r);
  }
  PoolOptions each = options;
  each.leave_one_out = false;
  std::vector<statistics::Estimate> estimates;
  for (Pool& subgroup : pool.subgroups) {
    estimate(table, each, subgroup);
    estimates.push_back(subgroup.pooled);
  }
  pool.difference = statistics::difference_of(estimates);
}

std::string name_of(const EffectRow& row) {
  const std::string_view kind = row.before_after ? "Before-after effects" : "Between-group effects";
  return row.design.empty() ? std::string(kind) : fmt::format("{} ({})", kind, row.design);
}

}  // namespace

std::vector<Pool> pool(const EffectTable& table, const PoolOptions& options) {
  std::vector<Pool> pools;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string name = name_of(table.rows[r]);
    auto found = std::ranges::find(pools, name, &Pool::name);
    if (found == pools.end()) {
      Pool& made = pools.emplace_back();
      made.name = name;
      made.before_after = table.rows[r].before_after;
      found = pools.end() - 1;
    }
    found->rows.push_back(r);
  }
  std::ranges::stable_sort(pools, {}, &Pool::before_after);
  for (Pool& each : pools) {
    estimate(table, options, each);
    if (options.by_subgroup) add_subgroups(table, options, each);
  }
  return pools;
}

}  // namespace securebase::cli
