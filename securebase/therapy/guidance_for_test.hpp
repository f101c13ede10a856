// A made-up matrix of four ways of working, small enough to reckon by hand.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "securebase/therapy/indications.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::therapy {

// One letter of the matrix for each way; "." for none. Each cell's reason is "NEED, WAY".
[[nodiscard]] inline Row made_up_row(std::string id, std::string_view codes,
                                     const std::vector<std::string>& ways) {
  Row row;
  row.id = std::move(id);
  row.title = "About " + row.id;
  for (std::size_t way = 0; way < codes.size(); ++way) {
    Cell cell{Fit::none, row.reasons.size()};
    for (std::size_t code = 1; code < fit_codes.size(); ++code) {
      if (fit_codes[code] == codes.substr(way, 1)) cell.fit = static_cast<Fit>(code);
    }
    row.cells.push_back(cell);
    row.reasons.push_back({row.id + ", " + ways[way], {"consensus"}});
  }
  return row;
}

[[nodiscard]] inline Need made_up_need(std::string id, std::string_view codes,
                                       const std::vector<std::string>& ways) {
  Need need;
  need.row = made_up_row(std::move(id), codes, ways);
  return need;
}

[[nodiscard]] inline Indications made_up_indications() {
  Indications all;
  all.ways = {"talk", "body", "pair", "new"};
  all.groups = {{"some", "Some needs", ""}};
  for (const auto& [id, codes] : {std::pair{"G01", "FSAN"}, {"G02", "SFX."}, {"G03", "AA.S"},
                                  {"G04", "NNNN"}, {"G05", "SSSS"}}) {
    all.needs.push_back(made_up_need(id, codes, all.ways));
  }
  for (const auto& [id, codes] :
       {std::pair{"X01", "SNX."}, {"X02", "SSSS"}, {"X03", "XXXX"}}) {
    Gate gate;
    gate.row = made_up_row(id, codes, all.ways);
    gate.list_after = gate.row.id != "X02";
    gate.says = {"First this."};
    all.gates.push_back(std::move(gate));
  }
  return all;
}

// Their labels count 1, 0.6, 0.8 and 0.
[[nodiscard]] inline std::vector<WayOfWorking> made_up_ways() {
  std::vector<WayOfWorking> ways(4);
  const auto name = [&](std::size_t way, std::string id, EvidenceLabel label) {
    ways[way].name = "The way " + id;
    ways[way].id = std::move(id);
    ways[way].label = label;
    ways[way].participants = {Participants::adult};
    ways[way].works_with = {Medium::talk};
    ways[way].time = {Time::present};
  };
  name(0, "talk", EvidenceLabel::strong);
  name(1, "body", EvidenceLabel::promising);
  name(2, "pair", EvidenceLabel::good);
  name(3, "new", EvidenceLabel::none_found);
  ways[0].homework = Homework::high;
  ways[0].online = Online::usual;
  ways[0].most_meetings = 20;
  ways[1].works_with = {Medium::body, Medium::talk};
  ways[1].time = {Time::past, Time::present};
  ways[1].homework = Homework::low;
  ways[1].online = Online::rare;
  ways[2].participants = {Participants::couple};
  ways[2].most_meetings = 12;
  ways[3].homework = Homework::middle;
  return ways;
}

}  // namespace securebase::therapy
