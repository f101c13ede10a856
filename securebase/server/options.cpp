#include "securebase/server/options.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>

namespace securebase::server {

namespace {

constexpr std::array<std::string_view, 6> names{"host", "port", "data", "web", "content", "threads"};

std::string variable(std::string_view name) {
  std::string result = "SECUREBASE_";
  for (const char c : name) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

struct Given {
  std::string value, where;
};
using AllGiven = std::map<std::string, Given, std::less<>>;

AllGiven from_environment(const Environment& environment) {
  AllGiven given;
  for (const std::string_view name : names) {
    const std::string key = variable(name);
    const char* value = environment(key.c_str());
    if (value != nullptr && *value != '\0') given[std::string(name)] = {value, key};
  }
  return given;
}

void from_arguments(std::span<const std::string_view> arguments, AllGiven& given,
                    std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    const auto equals = word.find('=');
    const std::string_view option = word.substr(0, equals);
    const bool known = option.starts_with("--") &&
                       std::ranges::find(names, option.substr(2)) != names.end();
    if (!known) {
      problems.push_back({"There is no option '" + std::string(option) + "'.", "command line",
                          "See securebase serve --help."});
      continue;
    }
    if (equals == std::string_view::npos && i + 1 == arguments.size()) {
      problems.push_back({"A value is missing after " + std::string(option) + ".", "command line",
                          "Write it as " + std::string(option) + " VALUE."});
      continue;
    }
    const std::string_view value =
        equals == std::string_view::npos ? arguments[++i] : word.substr(equals + 1);
    given[std::string(option.substr(2))] = {std::string(value), std::string(option)};
  }
}

template <class Number>
void read_number(const AllGiven& given, std::string_view name, Number highest, Number& out,
                 std::vector<Problem>& problems) {
  const auto entry = given.find(name);
  if (entry == given.end()) return;
  const auto& [value, where] = entry->second;
  unsigned long number = 0;
  const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (ec != std::errc{} || end != value.data() + value.size() || number > highest) {
    problems.push_back({where + " is '" + value + "', which is not a number from 0 to " +
                            std::to_string(highest) + ".",
                        where, "Give a whole number in that range."});
    return;
  }
  out = static_cast<Number>(number);
}

}  // namespace

Result<ServeOptions> read_options(std::span<const std::string_view> arguments,
                                  const Environment& environment) {
  std::vector<Problem> problems;
  AllGiven given = from_environment(environment);
  from_arguments(arguments, given, problems);

  ServeOptions options;
  read_number<std::uint16_t>(given, "port", 65535, options.port, problems);
  read_number<unsigned>(given, "threads", 64, options.threads, problems);
  if (const auto host = given.find("host"); host != given.end()) options.host = host->second.value;
  for (const auto& [name, path] : {std::pair{"data", &options.data}, std::pair{"web", &options.web},
                                   std::pair{"content", &options.content}}) {
    if (const auto entry = given.find(name); entry != given.end()) *path = entry->second.value;
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return options;
}

}  // namespace securebase::server
