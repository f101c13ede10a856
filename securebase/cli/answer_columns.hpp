// Which columns of an answer file hold which items, and what the cells say.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::cli {

class AnswerColumns {
 public:
  // Finds a column for every item of the instrument by its id; `missing` are the values that stand
  // for "not answered" beside an empty cell and NA. Every missing or double column is a problem.
  [[nodiscard]] static Result<AnswerColumns> find(const measurement::Instrument& instrument,
                                                  const std::vector<std::string_view>& header,
                                                  std::vector<std::string> missing,
                                                  const std::string& where);

  // The recoded categories of one record, in the order of the instrument's items, into `answers`.
  // Adds a problem for every cell that is no answer, and for a ragged record.
  // Requires: `answers` is as long as the instrument has items.
  void read(const std::vector<std::string_view>& fields, const std::string& where,
            std::span<std::int8_t> answers, std::vector<Problem>& problems) const;

 private:
  [[nodiscard]] bool is_missing(std::string_view cell) const;
  [[nodiscard]] Problem bad_cell(std::string_view cell, std::size_t item,
                                 const std::string& where) const;

  const measurement::Instrument* instrument_ = nullptr;
  std::vector<std::size_t> column_;  // of each item
  std::size_t width_ = 0;            // of the header
  std::vector<std::string> missing_;
};

}  // namespace securebase::cli
