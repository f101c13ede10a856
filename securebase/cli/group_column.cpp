#include "securebase/cli/group_column.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "securebase/cli/csv_reader.hpp"

namespace securebase::cli {
namespace {

constexpr std::size_t most_groups = 12;

// Each person's label, empty for none.
Result<std::vector<std::string>> labels_of(const GroupOptions& options,
                                           std::span<const std::size_t> rows) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(options.responses.c_str(), "rb"), &std::fclose);
  if (!file) {
    return failure(Errc::bad_input,
                   {"cannot be opened", options.responses, "Check the name and the folder."});
  }
  CsvReader reader(file.get(), options.responses);
  std::vector<std::string_view> fields;
  const auto header = reader.next(fields);
  if (!header) return tl::unexpected<Error>(header.error());
  const auto found = std::ranges::find(fields, std::string_view(options.column));
  if (!*header || found == fields.end()) {
    return failure(Errc::bad_input,
                   {fmt::format("there is no column {}", options.column), reader.where(),
                    "Name a column of the first line with --group."});
  }
  const auto column = static_cast<std::size_t>(found - fields.begin());
  std::vector<std::string> labels;
  std::size_t record = 0;
  while (labels.size() < rows.size()) {
    const auto more = reader.next(fields);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) break;
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (++record != rows[labels.size()]) continue;
    const std::string_view label = column < fields.size() ? fields[column] : std::string_view();
    const bool none =
        label == "NA" || std::ranges::find(options.missing, label) != options.missing.end();
    labels.emplace_back(none ? std::string_view() : label);
  }
  if (labels.size() < rows.size()) {
    return failure(Errc::bad_input, {"the file became shorter while it was read", options.responses,
                                     "Read it again when nobody writes to it."});
  }
  return labels;
}

}  // namespace

Result<GroupsRead> read_groups(const GroupOptions& options, std::span<const std::size_t> rows) {
  const auto labels = labels_of(options, rows);
  if (!labels) return tl::unexpected<Error>(labels.error());
  std::map<std::string, long> people;
  for (const std::string& label : *labels) {
    if (!label.empty()) ++people[label];
  }
  const std::string where = fmt::format("{}, column {}", options.responses, options.column);
  if (people.size() > most_groups) {
    return failure(Errc::bad_input,
                   {fmt::format("it holds {} different groups", people.size()), where,
                    fmt::format("Name a column of at most {} groups, such as bands "
                                "of age instead of ages.",
                                most_groups)});
  }
  GroupsRead read;
  read.groups.column = options.column;
  for (const auto& [label, count] : people) {
    (count >= options.fewest_people ? read.groups.labels : read.too_small).push_back(label);
  }
  if (read.groups.labels.size() < 2) {
    return failure(Errc::bad_input,
                   {fmt::format("{} of {} groups have {} people or more", read.groups.labels.size(),
                                people.size(), options.fewest_people),
                    where, "Two such groups are needed for a comparison."});
  }
  for (const std::string& label : *labels) {
    const auto at = std::ranges::find(read.groups.labels, label);
    read.groups.group_of.push_back(
        at == read.groups.labels.end() ? -1 : static_cast<int>(at - read.groups.labels.begin()));
  }
  return read;
}

}  // namespace securebase::cli
