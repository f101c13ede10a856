#include "securebase/cli/fit_report_text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace securebase::cli {
namespace {

// People and chi-squares with commas between thousands.
std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", value);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string grouped(long value) { return grouped(static_cast<double>(value)); }

std::string p_value(double p) { return p < 0.001 ? "below .001" : fmt::format("{:.3f}", p); }

// A cell of a table: a bar would end it.
std::string cell(std::string_view words) {
  std::string safe;
  for (const char c : words) safe += c == '|' ? "\\|" : std::string(1, c);
  return safe;
}

// Browne & Cudeck 1992 name .05 and .08; Maydeu-Olivares & Joe 2014 set .089 as adequate and .05
// as close for statistics of pairs.
std::string_view words_for_rmsea(double rmsea) {
  if (rmsea <= 0.05) return "close: one dimension describes these answers well";
  if (rmsea <= 0.089) return "adequate: one dimension describes most of what goes on";
  return "not good: more goes on in these answers than one dimension";
}

void add_head(std::string& out, const ReportInput& input) {
  const auto& instrument = *input.instrument;
  out += fmt::format("# How well the parameters fit: {}\n\n", instrument.title);
  out += fmt::format("Instrument: {} version {}. Parameters: {}. People: {}.\n", instrument.id,
                     instrument.version, input.parameters_from,
                     grouped(static_cast<long>(input.answers->people())));
  if (!input.people_left_out.empty()) out += input.people_left_out + "\n";
  if (!input.warnings.empty()) {
    out += "\nWarnings of the fit. Where choices were joined, all figures count what is left:\n\n";
    for (const std::string& warning : input.warnings) out += fmt::format("- {}.\n", warning);
  }
  out +=
      "\nA measure earns trust by its figures. This report lists them, says what each one means, "
      "and names what is weak. The same figures are in `fit.csv`, `items.csv` and `q3.csv`";
  out += input.groups ? ", and those on groups in `dif.csv`.\n" : ".\n";
}

void add_summary(std::string& out, std::span<const ScaleFindings> findings) {
  out += "\n## In short\n\n";
  for (const ScaleFindings& scale : findings) {
    out += fmt::format("- **{}** ({} items, {} people with every answer): ", scale.title,
                       scale.items.size(), grouped(scale.reliability.complete_people));
    out += scale.reliability.alpha ? fmt::format("alpha {:.3f}. ", scale.reliability.alpha->value)
                                   : "alpha cannot be formed. ";
    out += scale.fit ? fmt::format("RMSEA {:.3f}, {}. ", scale.fit->error.value,
                                   words_for_rmsea(scale.fit->error.value))
                     : fmt::format("The fit of the whole scale was not judged: {}. ",
                                   scale.no_fit_because);
    out += fmt::format("Pairs of items that depend on each other: {}.",
                       scale.residuals.dependent.size());
    if (scale.dif) {
      const auto flagged = std::ranges::count_if(scale.dif->items, [](const auto& item) {
        return item.size != calibration::DifSize::negligible;
      });
      out += fmt::format(" Items that groups answer differently: {}.", flagged);
    }
    out += '\n';
  }
}

void add_reliability(std::string& out, const ScaleFindings& scale) {
  const auto& r = scale.reliability;
  out += "\n### How exact the scale is\n\n| figure | value | what it means |\n|---|---|---|\n";
  out += fmt::format(
      "| Cronbach's alpha | {} | how far the items agree; 95 % interval by Feldt (1965) |\n",
      r.alpha
          ? fmt::format("{:.3f} ({:.3f} to {:.3f})", r.alpha->value, r.alpha->low, r.alpha->high)
          : "cannot be formed");
  out += fmt::format(
      "| omega total | {:.3f} | share of the summed score's variance that the one "
      "dimension explains, by the response model (McDonald 1999; Green & Yang 2009) "
      "|\n",
      r.omega);
  out += fmt::format(
      "| reliability of theta | {} | share of the estimates' variance that is not "
      "error |\n",
      r.of_theta ? fmt::format("{:.3f}", *r.of_theta) : "cannot be formed");
  if (scale.fitted->log_likelihood) {
    out += fmt::format("| log-likelihood | {:.2f} | for comparing models on the same answers |\n",
                       *scale.fitted->log_likelihood);
  }
  out +=
      "\nOmega and theta's reliability take one dimension for granted. Where pairs depend on each "
      "other, all of these are a little too high.\n";
}

void add_fit(std::string& out, const ScaleFindings& scale) {
  out += "\n### Does one dimension fit?\n\n";
  if (!scale.fit) {
    out += fmt::format("Not judged: {}.\n", scale.no_fit_because);
    return;
  }
  const auto& fit = *scale.fit;
  out += fmt::format(
      "C2 (Cai & Monroe 2014) compares the shares of answers and all pairs of items "
      "with what the model expects: {} on {} degrees of freedom, p {}, from {} people "
      "with every answer. With thousands of people p is small for the least "
      "difference, so look at the size:\n\n",
      grouped(fit.c2.value), fit.c2.df, p_value(fit.p), grouped(fit.people));
  out += "| figure | value | good when |\n|---|---|---|\n";
  out += fmt::format(
      "| RMSEA, with 90 % interval | {:.3f} ({:.3f} to {:.3f}) | .089 or less is "
      "adequate, .05 or less close (Maydeu-Olivares & Joe 2014) |\n",
      fit.error.value, fit.error.low, fit.error.high);
  out += fmt::format("| SRMSR | {:.3f} | about .05 or less (Maydeu-Olivares 2013) |\n", fit.srmsr);
  out += fmt::format("| CFI | {:.3f} | .95 or more (Hu & Bentler 1999, for another estimator) |\n",
                     fit.cfi);
  out += fmt::format("| TLI | {:.3f} | the same |\n", fit.tli);
  out += fmt::format("\nRead: {}.", words_for_rmsea(fit.error.value));
  if (fit.error.value > 0.089) {
    out +=
        " Scores remain useful, but standard errors are too small where items repeat each other. "
        "The pairs below show where.";
  }
  out += '\n';
}

void add_pairs(std::string& out, const ScaleFindings& scale) {
  const auto& residuals = scale.residuals;
  out += fmt::format(
      "\n### Pairs that go together more than the scale explains\n\nQ3 (Yen 1984) "
      "correlates what is left of two answers once the level is taken out. Its mean "
      "here is {:.3f}; a pair counts as dependent when it lies more than {:g} above "
      "(Christensen, Makransky & Horton 2017). An adaptive test should not ask both.\n",
      residuals.mean, calibration::dependent_above);
  if (residuals.dependent.empty()) {
    out += "\nNo pair does.\n";
    return;
  }
  out += "\n| pair | Q3 | above the mean |\n|---|---|---|\n";
  for (const auto& pair : residuals.dependent) {
    out += fmt::format("| {} and {} | {:.3f} | {:.3f} |\n", cell(scale.items[pair.first]->id),
                       cell(scale.items[pair.second]->id), pair.q3, pair.above_mean);
  }
}

void add_key(std::string& out, const ScaleFindings& scale, bool reversed, int lowest) {
  double mean = 0, rest = 0, count = 0, with_rest = 0;
  for (std::size_t i = 0; i < scale.items.size(); ++i) {
    const auto& item = scale.reliability.items[i];
    if (scale.items[i]->reversed != reversed || item.people == 0) continue;
    count += 1;
    mean += item.mean + lowest;
    if (item.item_rest) {
      rest += *item.item_rest;
      with_rest += 1;
    }
  }
  if (count == 0) return;
  out +=
      fmt::format("\n{} {}: mean answer {:.2f}, mean item-rest correlation {}.", count,
                  reversed ? "reversed items (turned round)" : "items keyed forward", mean / count,
                  with_rest > 0 ? fmt::format("{:.2f}", rest / with_rest) : "none");
}

void add_items(std::string& out, const ScaleFindings& scale, int lowest) {
  out += fmt::format(
      "\n### The items\n\nItem-rest is the correlation of an item with the sum of the "
      "others: .30 or more is usual. S-X2 (Orlando & Thissen 2000; Kang & Chen 2008) "
      "compares the curve of the item with the answers at each summed score, from {} "
      "people; its RMSEA is good below about .05. Answers are turned round where "
      "agreeing speaks for security.{}\n\n"
      "| item | mean answer | item-rest | slope | S-X2 | df | p | RMSEA | answers, % |\n"
      "|---|---|---|---|---|---|---|---|---|\n",
      grouped(scale.item_fits.people),
      scale.fitted->fitted_here ? ""
                                : " The parameters come from elsewhere, so none is taken off df.");
  for (std::size_t i = 0; i < scale.items.size(); ++i) {
    const auto& item = scale.reliability.items[i];
    const auto& fit = scale.item_fits.items[i];
    std::string shares;
    for (const double share : item.shares) {
      shares += fmt::format("{}{:.0f}", shares.empty() ? "" : " / ", 100 * share);
    }
    const auto& errors = scale.fitted->standard_errors;
    out += fmt::format("| {}{} | {} | {} | {:.2f}{} | ", cell(scale.items[i]->id),
                       scale.items[i]->reversed ? " (reversed)" : "",
                       item.people > 0 ? fmt::format("{:.2f}", item.mean + lowest) : "none",
                       item.item_rest ? fmt::format("{:.2f}", *item.item_rest) : "none",
                       scale.fitted->models[i].slope,
                       i < errors.size() && !errors[i].empty()
                           ? fmt::format(" (SE {:.3f})", errors[i].front())
                           : "");
    out += fit.df > 0 ? fmt::format("{:.1f} | {} | {} | {:.3f} | ", fit.chi_square, fit.df,
                                    p_value(fit.p), fit.error.value)
                      : "too few people | | | | ";
    out += shares + " |\n";
  }
  add_key(out, scale, false, lowest);
  add_key(out, scale, true, lowest);
  out += '\n';
}

void add_groups(std::string& out, const ReportInput& input, const ScaleFindings& scale) {
  constexpr std::array sizes{"negligible", "flagged", "moderate", "large"};
  const auto& groups = *input.groups;
  out += fmt::format("\n### Do groups answer the items differently? ({})\n\n", groups.column);
  for (std::size_t g = 0; g < groups.labels.size(); ++g) {
    const auto n = std::ranges::count(groups.group_of, static_cast<int>(g));
    out += fmt::format("{}{}: {} people", g == 0 ? "" : ", ", groups.labels[g], grouped(n));
  }
  out += fmt::format(
      ". Ordinal logistic regression after Choi, Gibbons & Crane 2011, {} {}{}. The level comes "
      "from "
      "the items that are not flagged: flagged ones are left out of it, not fitted anew for each "
      "group. The size is the gain in McFadden's R2: .02 flags an item, .035 is "
      "moderate, .070 large (Jodoin & Gierl 2001). Logits tell how much higher a group answers "
      "than "
      "{} at the same level. p is adjusted for the number of items (Benjamini & Hochberg 1995), "
      "and "
      "with many people it is small for differences that do not matter.\n\n"
      "| item | R2 gain | size | adjusted p | of it uniform |",
      scale.dif->rounds, scale.dif->rounds == 1 ? "round" : "rounds",
      scale.dif->settled ? "" : ", and the flags did not settle", groups.labels[0]);
  for (std::size_t g = 1; g < groups.labels.size(); ++g) {
    out += fmt::format(" logits, {} |", cell(groups.labels[g]));
  }
  out += "\n|---|---|---|---|---|";
  for (std::size_t g = 1; g < groups.labels.size(); ++g) out += "---|";
  out += '\n';
  for (std::size_t i = 0; i < scale.dif->items.size(); ++i) {
    const auto& dif = scale.dif->items[i];
    out += fmt::format("| {} | ", cell(scale.items[i]->id));
    if (!dif.estimable) {
      out += "cannot be estimated | | | |" + std::string(groups.labels.size() - 1, '|') + '\n';
      continue;
    }
    out += fmt::format("{:.4f} | {} | {} | {:.4f} |", dif.total.r2_difference,
                       sizes[static_cast<std::size_t>(dif.size)], p_value(dif.adjusted_p),
                       dif.uniform.r2_difference);
    for (std::size_t g = 1; g < dif.group_effects.size(); ++g) {
      out += fmt::format(" {:+.2f} |", dif.group_effects[g]);
    }
    out += '\n';
  }
}

void add_method(std::string& out, std::span<const ScaleFindings> findings) {
  out +=
      "\n## What these figures do not say\n\n"
      "- They hold for the people who answered. Volunteers on the web are a comparison group, not "
      "a population.\n"
      "- A scale that fits is not thereby valid: fit says that the items measure one thing "
      "together, not which.\n"
      "- People with a missing answer count for item means, Q3, theta and the comparison of "
      "groups, "
      "but not for alpha, S-X2 and C2, which need every answer.\n";
  const bool moved = std::ranges::any_of(findings, [](const ScaleFindings& scale) {
    return scale.fitted->mean != 0 || scale.fitted->sd != 1;
  });
  if (moved) {
    out +=
        "- Levels in the pictures are in standard deviations of these people; slopes in the tables "
        "are on the scale of the parameters, where these people have another mean or spread "
        "(`fit.csv`).\n";
  }
}

}  // namespace

std::string fit_report_text(const ReportInput& input, std::span<const ScaleFindings> findings,
                            std::span<const std::vector<Picture>> pictures) {
  std::string out;
  const int lowest = input.instrument->lowest_answer();
  add_head(out, input);
  add_summary(out, findings);
  for (std::size_t s = 0; s < findings.size(); ++s) {
    out += fmt::format("\n## {}\n", findings[s].title);
    add_reliability(out, findings[s]);
    add_fit(out, findings[s]);
    add_pairs(out, findings[s]);
    add_items(out, findings[s], lowest);
    if (findings[s].dif) add_groups(out, input, findings[s]);
    out += "\n### Pictures\n";
    for (const Picture& picture : pictures[s]) {
      out += fmt::format("\n{}\n\n![{}]({})\n", picture.caption, picture.caption, picture.file);
    }
  }
  add_method(out, findings);
  return out;
}

}  // namespace securebase::cli
