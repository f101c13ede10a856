// What the rules of a form say of the answers given so far.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "securebase/practice/answers.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::practice {

struct RowState {
  std::vector<std::string> shown, missing;  // ids of fields of the row
  std::map<std::string, double, std::less<>> computed;
};

struct FormState {
  std::vector<std::string> shown;    // ids of steps and of fields outside of groups, in their order
  std::vector<std::string> missing;  // required, shown and not answered
  std::map<std::string, double, std::less<>> computed;
  const Gate* gate = nullptr;  // the first that holds; points into the form
  std::map<std::string, std::vector<RowState>, std::less<>> rows;  // by group, one for each row
};

// Pure: the same form and answers give the same state. The form must keep its rules (form_rules.hpp).
// `smaller`: only the steps of the smaller version are shown. While a gate holds, the steps after
// the last one that the gate asks about are not shown.
[[nodiscard]] FormState decide(const Form& form, const Answers& answers, bool smaller = false);

}  // namespace securebase::practice
