#include <fmt/core.h>

#include <map>
#include <set>

#include "securebase/content/instrument_rules.hpp"
#include "securebase/content/version.hpp"

namespace securebase::content {
namespace {

using measurement::Instrument;

void keep_id_and_version(const InstrumentDraft& draft) {
  const auto id = draft.root.find("id");
  if (id && draft.value.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") !=
                std::string::npos) {
    id->problem(fmt::format("'{}' is no id of an instrument", draft.value.id),
                "Use small letters a to z, digits and hyphens.");
  }
  const auto version = draft.root.find("version");
  if (version && !draft.value.version.empty() && !parse_version(draft.value.version)) {
    version->problem(fmt::format("'{}' is no version", draft.value.version),
                     "Write three whole numbers, such as 1.0.0.");
  }
}

void keep_answers(const InstrumentDraft& draft) {
  const auto answers = draft.root.find("answers");
  if (!answers || answers->node().kind != Node::Kind::list) return;
  const std::vector<Reading> at = answers->elements();
  if (at.size() < 2) {
    answers->problem("There are fewer than two answers to choose from", "List at least two.");
  }
  for (std::size_t i = 0; i < draft.value.answers.size() && i < at.size(); ++i) {
    const auto& answer = draft.value.answers[i];
    if (i > 0 && answer.value != draft.value.answers[i - 1].value + 1) {
      at[i].problem(fmt::format("The answer {} follows the answer {}", answer.value,
                                draft.value.answers[i - 1].value),
                    "Let the values rise by one, from least to most, without a gap.");
    }
    if (draft.value.has_wording && answer.label.empty()) {
      at[i].problem("This answer has no label", "Add 'label: ...': a bank shows it to people.");
    }
    if (!draft.value.has_wording && !answer.label.empty()) {
      at[i].problem("A recipe holds no wording, and this answer has a label",
                    "Remove the label; who holds a licence adds the wording.");
    }
  }
}

void keep_scales(const InstrumentDraft& draft) {
  const auto scales = draft.root.find("scales");
  if (!scales || scales->node().kind != Node::Kind::list) return;
  const std::vector<Reading> at = scales->elements();
  if (at.size() != 2) {
    scales->problem(fmt::format("There are {} scales", at.size()),
                    "Name exactly two: the map has two dimensions.");
  }
  std::set<std::string> seen;
  std::set<std::string> facets;
  for (std::size_t s = 0; s < draft.value.scales.size() && s < at.size(); ++s) {
    const measurement::Scale& scale = draft.value.scales[s];
    if (!scale.id.empty() && !seen.insert(scale.id).second) {
      at[s].problem(fmt::format("The scale '{}' is given twice", scale.id), "Rename one of them.");
    }
    for (const measurement::Facet& facet : scale.facets) {
      if (!facet.id.empty() && !facets.insert(facet.id).second) {
        at[s].problem(fmt::format("The facet '{}' is given twice", facet.id),
                      "Rename one of them; a facet belongs to one scale.");
      }
    }
  }
}

void keep_prior(const InstrumentDraft& draft) {
  const double correlation = draft.value.prior_correlation;
  // Beyond .9 the two scales are nearly one, and the joint grid would need far more points.
  if (correlation >= -0.9 && correlation <= 0.9) return;
  const auto prior = draft.root.find("prior");
  if (const auto at = prior ? prior->find("correlation") : std::nullopt) {
    at->problem(fmt::format("The prior correlation {} is not between -0.9 and 0.9", correlation),
                "Write the latent correlation of the two scales in the comparison group.");
  }
}

void keep_norm(const Reading& at, const measurement::ScaleNorm& norm,
               const Instrument& instrument) {
  if (!(norm.sd > 0)) {
    at.find("sd").value_or(at).problem(
        fmt::format("The standard deviation {} is not above zero", norm.sd),
        "Look it up in the source of the norms.");
  }
  if (instrument.answers.empty()) return;
  if (norm.mean < instrument.answers.front().value || norm.mean > instrument.answers.back().value) {
    at.find("mean").value_or(at).problem(
        fmt::format("The mean {} lies outside the answers {} to {}", norm.mean,
                    instrument.answers.front().value, instrument.answers.back().value),
        "Write the mean of the mean answers, not a sum.");
  }
  for (std::size_t i = 1; i < norm.percentiles.size(); ++i) {
    if (norm.percentiles[i].first <= norm.percentiles[i - 1].first ||
        norm.percentiles[i].second < norm.percentiles[i - 1].second) {
      at.problem(fmt::format("The percentile {} does not follow {}", norm.percentiles[i].first,
                             norm.percentiles[i - 1].first),
                 "List the percentiles upwards; their values never fall.");
    }
  }
}

void keep_norms(const InstrumentDraft& draft) {
  const auto norms = draft.root.find("norms");
  if (!norms || norms->node().kind != Node::Kind::list) return;
  const std::vector<Reading> at = norms->elements();
  std::set<std::string> seen;
  for (std::size_t g = 0; g < draft.value.norms.size() && g < at.size(); ++g) {
    const measurement::NormGroup& group = draft.value.norms[g];
    if (!group.group.empty() && !seen.insert(group.group).second) {
      at[g].problem(fmt::format("The group '{}' is given twice", group.group), "Keep one of them.");
    }
    if (group.people < 1) {
      at[g].find("people").value_or(at[g]).problem(
          fmt::format("{} people are no group", group.people), "Write how many there were.");
    }
    for (std::size_t s = 0; s < group.scales.size(); ++s) {
      const auto norm = at[g].find(draft.value.scales[s].id);
      if (norm) keep_norm(*norm, group.scales[s], draft.value);
    }
  }
}

}  // namespace

void keep_identity_rules(InstrumentDraft& draft) {
  keep_id_and_version(draft);
  keep_answers(draft);
  keep_scales(draft);
  keep_prior(draft);
  keep_norms(draft);
}

void keep_versions_apart(std::span<const InstrumentDraft> all) {
  std::map<std::pair<std::string, std::string>, std::string> where;  // -> first file
  for (const InstrumentDraft& draft : all) {
    const auto [first, fresh] =
        where.emplace(std::pair{draft.value.id, draft.value.version}, draft.file());
    if (!fresh) {
      draft.root.problem(
          fmt::format("'{}' {} is also in {}", draft.value.id, draft.value.version, first->second),
          "Give this file a new version; a released version never changes.");
    }
  }
}

}  // namespace securebase::content
