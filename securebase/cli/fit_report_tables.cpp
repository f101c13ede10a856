#include "securebase/cli/fit_report_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace securebase::cli {
namespace {

// A cell for text that others chose: quoted where CSV asks for it (RFC 4180).
std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// Empty where there is no number.
std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{:.6g}", *value) : std::string();
}

std::size_t most_categories(std::span<const ScaleFindings> findings) {
  std::size_t most = 0;
  for (const ScaleFindings& scale : findings) {
    for (const auto& model : scale.models) most = std::max(most, model.categories());
  }
  return most;
}

}  // namespace

std::string fit_csv(std::span<const ScaleFindings> findings) {
  std::string out =
      "scale,items,people_complete,log_likelihood,c2,df,p,rmsea,rmsea_low,rmsea_high,cfi,tli,srmsr,"
      "alpha,alpha_low,alpha_high,omega,reliability_theta,q3_mean,dependent_pairs,latent_mean,"
      "latent_sd\n";
  for (const ScaleFindings& scale : findings) {
    const auto& r = scale.reliability;
    out += fmt::format("{},{},{},{},", cell(scale.id), scale.items.size(), r.complete_people,
                       number(scale.fitted->log_likelihood));
    if (const auto& fit = scale.fit) {
      out += fmt::format("{:.6g},{},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},",
                         fit->c2.value, fit->c2.df, fit->p, fit->error.value, fit->error.low,
                         fit->error.high, fit->cfi, fit->tli, fit->srmsr);
    } else {
      out += ",,,,,,,,,";
    }
    out += r.alpha
               ? fmt::format("{:.6g},{:.6g},{:.6g},", r.alpha->value, r.alpha->low, r.alpha->high)
               : ",,,";
    out += fmt::format("{:.6g},{},{:.6g},{},{:.6g},{:.6g}\n", r.omega, number(r.of_theta),
                       scale.residuals.mean, scale.residuals.dependent.size(), scale.fitted->mean,
                       scale.fitted->sd);
  }
  return out;
}

std::string items_csv(std::span<const ScaleFindings> findings) {
  const std::size_t most = most_categories(findings);
  std::string out = "scale,item,reversed,people,mean,item_rest,sx2,sx2_df,sx2_p,sx2_rmsea,a";
  for (std::size_t k = 1; k < most; ++k) out += fmt::format(",b{}", k);
  out += ",se_a";
  for (std::size_t k = 1; k < most; ++k) out += fmt::format(",se_b{}", k);
  for (std::size_t k = 0; k < most; ++k) out += fmt::format(",share{}", k);
  out += '\n';
  for (const ScaleFindings& scale : findings) {
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
      const auto& item = scale.reliability.items[i];
      const auto& fit = scale.item_fits.items[i];
      const auto& model = scale.fitted->models[i];
      out += fmt::format("{},{},{},{},{},{}", cell(scale.id), cell(scale.items[i]->id),
                         scale.items[i]->reversed ? 1 : 0, item.people,
                         item.people > 0 ? number(item.mean) : "", number(item.item_rest));
      out += fit.df > 0 ? fmt::format(",{:.6g},{},{:.6g},{:.6g}", fit.chi_square, fit.df, fit.p,
                                      fit.error.value)
                        : ",,,,";
      const auto row = [&](std::size_t columns, const std::vector<double>& values) {
        for (std::size_t c = 0; c < columns; ++c) {
          out += c < values.size() ? fmt::format(",{:.6g}", values[c]) : ",";
        }
      };
      out += fmt::format(",{:.6g}", model.slope);
      row(most - 1, model.thresholds);
      const auto& errors = scale.fitted->standard_errors;
      row(most, i < errors.size() ? errors[i] : std::vector<double>{});
      row(most, item.shares);
      out += '\n';
    }
  }
  return out;
}

std::string q3_csv(std::span<const ScaleFindings> findings) {
  std::string out = "scale,item,other_item,q3,q3_above_mean,dependent\n";
  for (const ScaleFindings& scale : findings) {
    const auto& residuals = scale.residuals;
    for (std::size_t i = 0; i < residuals.items; ++i) {
      for (std::size_t j = i + 1; j < residuals.items; ++j) {
        const auto q3 = residuals.at(i, j);
        out += fmt::format("{},{},{},", cell(scale.id), cell(scale.items[i]->id),
                           cell(scale.items[j]->id));
        out += q3 ? fmt::format("{:.6g},{:.6g},{}\n", *q3, *q3 - residuals.mean,
                                *q3 - residuals.mean > calibration::dependent_above ? 1 : 0)
                  : ",,\n";
      }
    }
  }
  return out;
}

std::string dif_csv(std::span<const ScaleFindings> findings, const PeopleGroups& groups) {
  std::string out =
      "scale,item,people,chi2_uniform,p_uniform,r2_uniform,chi2_non_uniform,p_non_uniform,"
      "r2_non_uniform,chi2_total,df_total,p_total,p_adjusted,r2_total,size";
  for (const std::string& label : groups.labels) {
    out += ',' + cell(fmt::format("logit_{}={}", groups.column, label));
  }
  out += '\n';
  constexpr std::array sizes{"negligible", "flagged", "moderate", "large"};
  for (const ScaleFindings& scale : findings) {
    if (!scale.dif) continue;
    for (std::size_t i = 0; i < scale.dif->items.size(); ++i) {
      const auto& dif = scale.dif->items[i];
      out += fmt::format("{},{},{}", cell(scale.id), cell(scale.items[i]->id), dif.people);
      if (!dif.estimable) {
        out +=
            std::string(12, ',') + "not estimable" + std::string(groups.labels.size(), ',') + '\n';
        continue;
      }
      for (const auto* part : {&dif.uniform, &dif.non_uniform}) {
        out += fmt::format(",{:.6g},{:.6g},{:.6g}", part->chi_square, part->p, part->r2_difference);
      }
      out += fmt::format(",{:.6g},{},{:.6g},{:.6g},{:.6g},{}", dif.total.chi_square, dif.total.df,
                         dif.total.p, dif.adjusted_p, dif.total.r2_difference,
                         sizes[static_cast<std::size_t>(dif.size)]);
      for (const double effect : dif.group_effects) out += fmt::format(",{:.6g}", effect);
      out += '\n';
    }
  }
  return out;
}

}  // namespace securebase::cli
