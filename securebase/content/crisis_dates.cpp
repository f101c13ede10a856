#include "securebase/content/crisis_dates.hpp"

#include <fmt/core.h>

#include <array>

#include "securebase/content/content_files.hpp"
#include "securebase/content/dates.hpp"

namespace securebase::content {
namespace {

struct Dated {
  Reading at;
  std::string text;
  std::chrono::sys_days day;
};

void take(const Reading& around, std::vector<Dated>& all) {
  const auto at = around.find("checked_on");
  if (!at || at->node().kind != Node::Kind::text) return;
  if (const auto day = day_of(at->node().text)) all.push_back({*at, at->node().text, *day});
}

std::vector<Dated> dated(const Reading& root) {
  std::vector<Dated> all;
  const auto countries = root.find("countries");
  if (!countries) return all;
  for (const Reading& country : countries->elements()) {
    for (const std::string_view list : {"emergency", "lines"}) {
      const auto entries = country.find(list);
      if (!entries) continue;
      for (const Reading& entry : entries->elements()) take(entry, all);
    }
  }
  return all;
}

}  // namespace

CrisisDates crisis_dates(const std::filesystem::path& content_dir, std::chrono::sys_days today) {
  constexpr std::array needed{FileKind::crisis_lines};
  ContentFiles files = read_files(content_dir, needed);
  CrisisDates dates;
  for (ContentFile& file : files) {
    if (!file.root) continue;
    Findings overdue(file.findings.file()), ahead(file.findings.file());
    for (const Dated& one : dated(file.reading())) {
      const auto old = (today - one.day).count();
      if (old > crisis_check_every.count()) {
        overdue.add(one.at.place(), fmt::format("This number was last checked {} days ago", old),
                    "Phone it or compare it with the operator's page, then write the new day.");
      } else if (old < 0) {
        ahead.add(one.at.place(), fmt::format("{} has not come yet", one.text),
                  "Write the day on which somebody checked it.");
      }
    }
    for (Problem& problem : overdue.by_line()) dates.overdue.push_back(std::move(problem));
    for (Problem& problem : ahead.by_line()) dates.ahead.push_back(std::move(problem));
  }
  return dates;
}

}  // namespace securebase::content
