#include "securebase/cli/evidence/evidence_words.hpp"

#include <fmt/format.h>
#include <cmath>

namespace securebase::cli {
namespace {

using statistics::Inference;
using statistics::TauMethod;

constexpr std::size_t few_studies = 10, very_few_studies = 5;
constexpr double much_heterogeneity = 0.75;   // "considerable" (Higgins et al. 2003)
constexpr double least_satterthwaite_df = 4;  // Tipton 2015

bool excludes_zero(const statistics::Interval& interval) {
  return interval.low > 0 || interval.high < 0;
}

double total_i2(const Pool& pool) {
  if (pool.two_levels) return pool.two_levels->i2.value_or(0);
  return pool.three_levels->i2_between.value_or(0) + pool.three_levels->i2_within.value_or(0);
}

void caution_few(const Pool& pool, std::vector<std::string>& out) {
  const std::string_view what = pool.three_levels ? "studies" : "effects";
  if (pool.rows.size() == 1) {
    out.emplace_back(
        "A single effect: nothing was pooled, and how far effects differ cannot be told.");
  } else if (pool.studies == 1) {
    out.emplace_back(
        "A single study: nothing can be told about other studies. No robust error and no "
        "prediction interval can be formed, and the interval is that of the model.");
  } else if (pool.studies == 2) {
    out.push_back(fmt::format(
        "Two {}: how far they differ rests on one degree of freedom. The interval is rightly wide, "
        "and no prediction interval is given.",
        what));
  } else if (pool.studies < very_few_studies) {
    out.push_back(fmt::format(
        "Fewer than {} {}: tau and I2 are hardly known, and with them the prediction interval.",
        very_few_studies, what));
  } else if (pool.studies < few_studies) {
    out.push_back(fmt::format(
        "Fewer than {} {}: tau, I2 and the prediction interval are uncertain.", few_studies, what));
  }
}

void caution_variances(const Pool& pool, std::vector<std::string>& out) {
  if (pool.rows.size() < 2) return;
  if (total_i2(pool) >= much_heterogeneity) {
    out.emplace_back(
        "The effects differ much. The pooled effect is an average of different effects, and no "
        "study's own; read the prediction interval, and look for reasons.");
  }
  if (total_i2(pool) == 0) {
    out.emplace_back(
        "Tau was estimated at 0. That does not show that the true effects are alike: it may only "
        "be "
        "too small to be seen in these studies.");
  }
  if (pool.prediction && excludes_zero(pool.pooled.interval) && !excludes_zero(*pool.prediction)) {
    out.emplace_back(
        "The average effect differs from 0, but the prediction interval holds 0: a new study may "
        "well find no effect, or the opposite one.");
  }
  const bool converged =
      pool.two_levels ? pool.two_levels->converged : pool.three_levels->converged;
  if (!converged) {
    out.emplace_back("The search for the variances did not settle; do not rely on these figures.");
  }
}

void caution_method(const Pool& pool, std::vector<std::string>& out) {
  if (pool.two_levels && pool.two_levels->inference == Inference::knapp_hartung &&
      pool.two_levels->knapp_hartung_factor.value_or(1) < 1) {
    out.emplace_back(
        "The Knapp-Hartung factor is below 1, so the error is smaller than Wald's. With "
        "--inference at-least it would not be taken below 1.");
  }
  if (!pool.three_levels) return;
  if (pool.three_levels->within_unknown && pool.studies > 1) {
    out.emplace_back(
        "No study has two effects: what differs between and within studies cannot be told apart, "
        "and all of it stands under between.");
  }
  if (pool.three_levels->robust && pool.three_levels->robust->df < least_satterthwaite_df) {
    out.push_back(fmt::format(
        "The robust error has {} degrees of freedom. Below {:.0f} its interval and its p cannot be "
        "relied on: one or two studies decide.",
        figure(pool.three_levels->robust->df, 1), least_satterthwaite_df));
  }
}

}  // namespace

std::string figure(double value, int digits) {
  if (std::isinf(value)) return value > 0 ? "any" : "-any";
  // Digits enough for what is small, so that a small effect is not printed as nothing.
  const double size = std::abs(value);
  if (size > 0 && size < 0.5 * std::pow(10.0, -digits)) return fmt::format("{:.2g}", value);
  if (size >= 1e6) return fmt::format("{:.6g}", value);
  return fixed_figure(value, digits);
}

std::string fixed_figure(double value, int digits) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  const bool nothing = text.find_first_not_of("-0.") == std::string::npos;
  return nothing && text.starts_with('-') ? text.substr(1) : text;
}

std::string with_interval(double value, const statistics::Interval& interval) {
  return fmt::format("{} ({} to {})", figure(value), figure(interval.low), figure(interval.high));
}

std::string p_words(double p) {
  if (p < 0.0001) return "p < .0001";
  const std::string text = fmt::format("{:.4f}", p);
  return "p = " + (text.starts_with("0.") ? text.substr(1) : text);
}

std::string test_words(const statistics::Estimate& estimate) {
  const std::string test =
      std::isinf(estimate.df)
          ? "z"
          : fmt::format("t({})",
                        figure(estimate.df, estimate.df == std::round(estimate.df) ? 0 : 1));
  return fmt::format("{} = {}, {}", test, figure(estimate.statistic, 2), p_words(estimate.p));
}

std::string percent_words(double share) { return fmt::format("{:.4g} %", 100 * share); }

std::string count_words(const Pool& pool) {
  const std::string effects = counted(pool.rows.size(), "effect");
  if (!pool.three_levels) return effects;
  return fmt::format("{} in {}", effects,
                     pool.studies == 1 ? "1 study" : fmt::format("{} studies", pool.studies));
}

std::string heterogeneity_line(const Pool& pool) {
  if (pool.rows.size() < 2) return "how far effects differ cannot be told";
  const double i2 = 100 * total_i2(pool);
  if (pool.two_levels) {
    return fmt::format("tau {}, I2 {:.1f} %", figure(std::sqrt(pool.variances.between)), i2);
  }
  return fmt::format("tau between studies {}, within {}, I2 {:.1f} %",
                     figure(std::sqrt(pool.variances.between)),
                     figure(std::sqrt(pool.variances.within)), i2);
}

std::string method_sentence(const Pool& pool, const PoolOptions& options) {
  if (pool.three_levels) {
    return fmt::format(
        "Three levels (effects within studies), variances by REML; {}.",
        pool.three_levels->robust
            ? "error cluster-robust by study, CR2 (Bell & McCaffrey 2002), with Satterthwaite's "
              "degrees of freedom (Pustejovsky & Tipton 2018)"
            : "error of the model, normal: a robust one needs two studies");
  }
  const auto tau = options.pooling.tau;
  const std::string_view by = tau == TauMethod::reml                ? "REML"
                              : tau == TauMethod::dersimonian_laird ? "DerSimonian and Laird (1986)"
                                                                    : "Paule and Mandel (1982)";
  const std::string factor = figure(pool.two_levels->knapp_hartung_factor.value_or(1));
  switch (pool.two_levels->inference) {
    case Inference::knapp_hartung:
      return fmt::format(
          "Random effects, tau2 by {}; error of Knapp and Hartung (2003) as published, factor {}.",
          by, factor);
    case Inference::knapp_hartung_at_least:
      return fmt::format(
          "Random effects, tau2 by {}; error of Knapp and Hartung (2003), factor {}, but not taken "
          "below 1.",
          by, factor);
    case Inference::wald:
      break;
  }
  return fmt::format("Random effects, tau2 by {}; Wald's error, normal, which takes tau2 as known.",
                     by);
}

std::vector<std::string> cautions(const Pool& pool, const PoolOptions&) {
  std::vector<std::string> out;
  if (pool.before_after) {
    out.emplace_back(
        "Before-after effects hold whatever changes by itself: time, attention, and the way back "
        "from a bad day. They say nothing about what a treatment adds, and stand apart for that.");
  }
  caution_few(pool, out);
  caution_variances(pool, out);
  caution_method(pool, out);
  return out;
}

}  // namespace securebase::cli
