// The words after a command: which options it takes, what they hold, and what is wrong with them.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/content/catalogue.hpp"

namespace securebase::cli {

using Arguments = std::span<const std::string_view>;

class CommandLine {
 public:
  // `command` as a person types it after "securebase"; `help` is printed by --help.
  CommandLine(std::string_view command, std::string_view help) : command_(command), help_(help) {}

  CommandLine& text(std::string_view name, std::string& into);
  CommandLine& texts(std::string_view name, std::vector<std::string>& into);  // may be given again
  CommandLine& flag(std::string_view name, bool& into);                       // takes no value
  CommandLine& number(std::string_view name, double& into, double lowest, double highest);
  CommandLine& whole(std::string_view name, long& into, long lowest,
                     long highest = std::numeric_limits<long>::max());
  CommandLine& choice(std::string_view name, std::string& into, std::vector<std::string> choices);
  // A word without dashes, such as the FILE of `instrument add FILE`; in the order of the calls.
  CommandLine& word(std::string_view what, std::string& into);

  // Nothing: go on. Else the exit status: 0 after --help, 2 when something is wrong, all of which
  // was told on the standard error. Each option as --name VALUE or --name=VALUE.
  [[nodiscard]] std::optional<int> read(Arguments arguments);

  // Tells what is wrong; gives 2, the exit status of a wrong command line.
  int wrong(std::string_view what) const;

 private:
  struct Option {
    std::string_view name;
    bool takes_value = true;
    std::function<std::string(std::string_view)> take;  // gives what is wrong, or nothing
  };
  [[nodiscard]] std::string take(Arguments arguments, std::size_t& at, std::size_t& words_taken);

  std::string_view command_, help_;
  std::vector<Option> options_, words_;
};

// Each problem on a line of the standard error: where, what, how to mend it.
void tell(const Error& error);

// --content, else $SECUREBASE_CONTENT, else ./content.
[[nodiscard]] std::string content_folder(const std::string& named);

// The instrument called ID or ID@VERSION. Errors: unknown_instrument, which names those there are.
[[nodiscard]] Result<const measurement::Instrument*> find_instrument(
    const content::Catalogue& catalogue, std::string_view name);

// For --progress on a terminal: prints "\rWHAT" at most five times a second. Empty when the
// standard error is no terminal.
[[nodiscard]] std::function<void(std::string_view what)> on_terminal();

}  // namespace securebase::cli
