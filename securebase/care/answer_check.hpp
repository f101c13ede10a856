// Whether the answers of an assessment fit its instrument, with every problem at once.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"

namespace securebase::care {

// Problems of several kinds; the first kind of the table in the room `api` names them all.
class ProblemList {
 public:
  void add(Errc code, Problem problem);
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] Error take() &&;

 private:
  Errc first_ = Errc::storage_failed;
  std::vector<Problem> problems_;
};

using ItemIndex = std::unordered_map<std::string_view, std::size_t>;

// The answers as the adaptive test takes them. What is wrong goes to `problems`.
[[nodiscard]] std::vector<measurement::Given> check_answers(
    std::span<const GivenAnswer> answers, const measurement::Instrument& instrument,
    const ItemIndex& items, ProblemList& problems);

}  // namespace securebase::care
