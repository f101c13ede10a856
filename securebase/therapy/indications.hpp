// Which way of working fits which need, cell by cell with its reason: the matrix of content/
// indications/needs.yaml.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace securebase::therapy {

// What a way of working is for a need. `none`: no clear role, or nothing known.
enum class Fit { none, excluded, not_alone, adjunct, suitable, first };
// As the matrix writes them; `none` is left out there.
inline constexpr std::array<std::string_view, 6> fit_codes{"", "X", "N", "A", "S", "F"};

// What a fit counts: first choice 3, suitable 2, beside another 1, else 0. An excluded way is never
// counted: it is ruled out.
[[nodiscard]] constexpr int points(Fit fit) {
  return fit == Fit::first ? 3 : fit == Fit::suitable ? 2 : fit == Fit::adjunct ? 1 : 0;
}

struct Reason {
  std::string text;
  std::vector<std::string> sources;  // ids of the evidence table, or "consensus"
};

struct Cell {
  Fit fit = Fit::none;
  std::size_t reason = 0;  // into `reasons` of the row; without meaning when the fit is none
};

// A need or a gate with its cells, one for each way in the order of Indications::ways.
struct Row {
  std::string id, title, more;
  std::vector<Cell> cells;
  std::vector<Reason> reasons;
};

// A check that comes before any suggestion.
enum class First { safety, relationship, child, doctor };
inline constexpr std::array<std::string_view, 4> first_ids{"safety", "relationship", "child",
                                                           "doctor"};

// The seven signs that a guided check asks about, and whom a need may be about.
inline constexpr std::array<std::string_view, 7> sign_ids{
    "trust", "intimacy", "depend", "volatile", "on_off", "needs", "haunted"};
inline constexpr std::array<std::string_view, 5> about_ids{"self", "couple", "parent", "family",
                                                           "teen"};

struct Need {
  Row row;
  std::size_t group = 0;
  std::optional<First> first;
  std::string first_why;
  std::vector<std::string> patterns, signs, about;  // what makes it a suggestion
};

struct Gate {
  Row row;
  First page = First::safety;
  bool list_after = false;  // whether ways that are still possible are listed below the page
  std::vector<std::string> says;
};

struct NeedGroup {
  std::string id, title, note;
};

struct Indications {
  std::string version;
  std::vector<std::string> ways;  // ids, in the order of the matrix
  std::vector<NeedGroup> groups;
  std::vector<Need> needs;
  std::vector<Gate> gates;

  [[nodiscard]] const Need* need(std::string_view id) const;
  [[nodiscard]] const Gate* gate(std::string_view id) const;
};

}  // namespace securebase::therapy
