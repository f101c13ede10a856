// The published answers that the tests of fit use, as tables of one scale, with the parameters
// that another program fitted to them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"
#include "test/reference_data.hpp"

namespace securebase::calibration::test_data {

struct ReferenceScale {
  std::vector<measurement::ItemModel> models;
  std::vector<std::string> names;
  measurement::AnswerTable answers;
  std::vector<int> age, gender;  // of each person, as typed
};

// The ECR: people who answered all 36 items and did not give one answer throughout. `scale` is
// "avoid" or "anx".
inline std::optional<ReferenceScale> ecr(const std::string& scale) {
  const auto parameters = test::reference("reference-outputs/ecr_grm_mirt.csv");
  const auto data = test::reference("ecr-openpsychometrics/data.csv");
  if (!parameters || !data) return std::nullopt;
  ReferenceScale read;
  std::vector<std::size_t> columns;
  std::vector<bool> reversed;
  for (const auto& row : test::read_table(*parameters)) {
    if (row[1] != scale) continue;
    read.models.push_back(
        {std::stod(row[3]),
         {std::stod(row[4]), std::stod(row[5]), std::stod(row[6]), std::stod(row[7])}});
    read.names.push_back(row[0]);
    columns.push_back(std::stoul(row[0].substr(1)) - 1);
    reversed.push_back(row[2] == "1");
  }
  read.answers.items = columns.size();
  // The cells are single digits up to the age, so they stand at fixed places of the line.
  std::ifstream file(*data);
  std::string line;
  std::getline(file, line);
  for (std::size_t row = 1; std::getline(file, line); ++row) {
    bool complete = true, straight = true;
    for (std::size_t i = 0; i < 36; ++i) {
      complete = complete && line[2 * i] != '0';
      straight = straight && line[2 * i] == line[0];
    }
    if (!complete || straight) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int answer = line[2 * columns[i]] - '0';
      read.answers.categories.push_back(
          static_cast<std::int8_t>(reversed[i] ? 5 - answer : answer - 1));
    }
    read.answers.row_of.push_back(row);
    const std::size_t comma = line.find(',', 72);
    read.age.push_back(static_cast<int>(std::min(std::stol(line.substr(72, comma - 72)), 999L)));
    read.gender.push_back(line[comma + 1] - '0');
  }
  return read;
}

// So many of the people, drawn with a seed.
inline measurement::AnswerTable drawn(const measurement::AnswerTable& all, std::size_t people,
                                      std::uint64_t seed) {
  std::vector<std::size_t> order(all.people());
  for (std::size_t p = 0; p < order.size(); ++p) order[p] = p;
  std::mt19937_64 random(seed);
  measurement::AnswerTable some;
  some.items = all.items;
  for (std::size_t p = 0; p < people; ++p) {
    std::swap(order[p], order[p + random() % (order.size() - p)]);
    const auto row = all.person(order[p]);
    some.categories.insert(some.categories.end(), row.begin(), row.end());
    some.row_of.push_back(order[p] + 1);
  }
  return some;
}

// Columns `from` up to `to` of a file of whole numbers, less `lowest`; people with a gap stay out.
inline std::optional<measurement::AnswerTable> columns(const std::string& name, std::size_t from,
                                                       std::size_t to, int lowest) {
  const auto path = test::reference(name);
  if (!path) return std::nullopt;
  measurement::AnswerTable table;
  table.items = to - from;
  const auto rows = test::read_table(*path);
  for (std::size_t r = 1; r < rows.size(); ++r) {
    for (std::size_t c = from; c < to; ++c) {
      const bool given = rows[r].size() > c && !rows[r][c].empty() && rows[r][c] != "NA";
      table.categories.push_back(static_cast<std::int8_t>(given ? std::stoi(rows[r][c]) - lowest
                                                                : int{measurement::no_answer}));
    }
    table.row_of.push_back(r);
  }
  return table;
}

}  // namespace securebase::calibration::test_data
