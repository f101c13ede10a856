#include "securebase/cli/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace securebase::cli {
namespace {

template <class Number>
std::optional<Number> parse(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

CommandLine& CommandLine::text(std::string_view name, std::string& into) {
  options_.push_back({name, true, [&into](std::string_view value) {
                        into = value;
                        return std::string();
                      }});
  return *this;
}

CommandLine& CommandLine::texts(std::string_view name, std::vector<std::string>& into) {
  options_.push_back({name, true, [&into](std::string_view value) {
                        into.emplace_back(value);
                        return std::string();
                      }});
  return *this;
}

CommandLine& CommandLine::flag(std::string_view name, bool& into) {
  options_.push_back({name, false, [&into](std::string_view) {
                        into = true;
                        return std::string();
                      }});
  return *this;
}

CommandLine& CommandLine::number(std::string_view name, double& into, double lowest,
                                 double highest) {
  options_.push_back({name, true, [&into, name, lowest, highest](std::string_view value) {
                        const auto number = parse<double>(value);
                        if (!number || !(*number >= lowest && *number <= highest)) {
                          return fmt::format("{} wants a number from {} to {}, not '{}'", name,
                                             lowest, highest, value);
                        }
                        into = *number;
                        return std::string();
                      }});
  return *this;
}

CommandLine& CommandLine::whole(std::string_view name, long& into, long lowest, long highest) {
  options_.push_back({name, true, [&into, name, lowest, highest](std::string_view value) {
                        const auto number = parse<long>(value);
                        if (!number || *number < lowest || *number > highest) {
                          return fmt::format("{} wants a whole number from {} to {}, not '{}'",
                                             name, lowest, highest, value);
                        }
                        into = *number;
                        return std::string();
                      }});
  return *this;
}

CommandLine& CommandLine::choice(std::string_view name, std::string& into,
                                 std::vector<std::string> choices) {
  options_.push_back(
      {name, true, [&into, name, choices = std::move(choices)](std::string_view value) {
         if (std::ranges::find(choices, value) == choices.end()) {
           return fmt::format("{} is one of {}, not '{}'", name, joined(choices), value);
         }
         into = value;
         return std::string();
       }});
  return *this;
}

CommandLine& CommandLine::word(std::string_view what, std::string& into) {
  words_.push_back({what, true, [&into](std::string_view value) {
                      into = value;
                      return std::string();
                    }});
  return *this;
}

// Takes what stands at `at` and moves on; gives what is wrong, or nothing.
std::string CommandLine::take(Arguments arguments, std::size_t& at, std::size_t& words_taken) {
  const std::string_view given = arguments[at++];
  if (!given.starts_with("--")) {
    if (words_taken < words_.size()) return words_[words_taken++].take(given);
    return fmt::format("'{}' is one word too many", given);
  }
  const std::size_t equals = given.find('=');
  const std::string_view name = given.substr(0, equals);
  const auto option = std::ranges::find(options_, name, &Option::name);
  if (option == options_.end()) return fmt::format("there is no option '{}'", name);
  if (!option->takes_value) {
    if (equals != std::string_view::npos) return fmt::format("{} takes no value", name);
    return option->take({});
  }
  if (equals != std::string_view::npos) return option->take(given.substr(equals + 1));
  if (at == arguments.size()) return fmt::format("{} needs a value after it", name);
  return option->take(arguments[at++]);
}

std::optional<int> CommandLine::read(Arguments arguments) {
  for (const std::string_view argument : arguments) {
    if (argument == "--help" || argument == "-h") {
      fmt::print("{}", help_);
      return 0;
    }
  }
  bool all_right = true;
  std::size_t at = 0, words_taken = 0;
  while (at < arguments.size()) {
    if (const std::string bad = take(arguments, at, words_taken); !bad.empty()) {
      fmt::print(stderr, "securebase {}: {}\n", command_, bad);
      all_right = false;
    }
  }
  for (; words_taken < words_.size(); ++words_taken) {
    fmt::print(stderr, "securebase {}: name the {}\n", command_, words_[words_taken].name);
    all_right = false;
  }
  if (all_right) return std::nullopt;
  fmt::print(stderr, "Try: securebase {} --help\n", command_);
  return 2;
}

int CommandLine::wrong(std::string_view what) const {
  fmt::print(stderr, "securebase {}: {}\nTry: securebase {} --help\n", command_, what, command_);
  return 2;
}

void tell(const Error& error) {
  for (const Problem& problem : error.problems) {
    const std::string_view stop = problem.what.ends_with('.') ? "" : ".";
    fmt::print(stderr, "{}: {}{} {}\n", problem.where, problem.what, stop, problem.mend);
  }
}

std::string content_folder(const std::string& named) {
  if (!named.empty()) return named;
  const char* const set = std::getenv("SECUREBASE_CONTENT");
  return set != nullptr && *set != '\0' ? set : "content";
}

Result<const measurement::Instrument*> find_instrument(const content::Catalogue& catalogue,
                                                       std::string_view name) {
  const std::size_t at = name.find('@');
  const auto* found = catalogue.find(name.substr(0, at),
                                     at == std::string_view::npos ? "" : name.substr(at + 1));
  if (found != nullptr) return found;
  std::vector<std::string> there;
  for (const auto& instrument : catalogue.instruments) {
    there.push_back(instrument.id + '@' + instrument.version);
  }
  return failure(Errc::unknown_instrument,
                 {fmt::format("there is no instrument '{}'", name), "--instrument",
                  fmt::format("There are {}.", joined(there))});
}

std::function<void(std::string_view)> on_terminal() {
  if (::isatty(STDERR_FILENO) != 1) return {};
  auto last = std::chrono::steady_clock::time_point{};
  return [last](std::string_view what) mutable {
    const auto now = std::chrono::steady_clock::now();
    if (now - last < std::chrono::milliseconds(200)) return;
    last = now;
    fmt::print(stderr, "\r{}\x1b[K", what);  // what stood there before is cleared
  };
}

}  // namespace securebase::cli
