#include <fmt/format.h>
#include <string>

#include "securebase/care/operator_links.hpp"
#include "securebase/cli/command_line.hpp"
#include "securebase/cli/commands.hpp"
#include "securebase/cli/data_folder.hpp"
#include "securebase/storage/sqlite/operator_store.hpp"
#include "securebase/storage/system_clock.hpp"

namespace securebase::cli {
namespace {

constexpr std::string_view help =
    R"(securebase operator link [options]

Prints a link that opens the pages of the operator for one hour: there you add the wording of
questionnaires that you hold a licence for. The key in the link is random; the database keeps only
its hash. A server that runs on the same data takes it at once.

  --data DIR     where the database lies (or SECUREBASE_DATA; else ./data)
  --address URL  how browsers reach the server (default http://127.0.0.1:8080)

Whoever has the link can do what an operator can. Send it to nobody.
)";

bool is_address(std::string_view address) {
  const bool scheme = address.starts_with("http://") || address.starts_with("https://");
  return scheme && address.find_first_of(" #?\"<>") == std::string_view::npos &&
         address.size() > address.find("//") + 2;
}

}  // namespace

int operator_link(Arguments arguments) {
  std::string what, folder, address = "http://127.0.0.1:8080";
  CommandLine line("operator", help);
  line.word("link", what).text("--data", folder).text("--address", address);
  if (const auto status = line.read(arguments)) return *status;
  if (what != "link") return line.wrong("the only thing to do here is: securebase operator link");
  if (!is_address(address)) {
    return line.wrong("give --address as http://HOST:PORT or https://HOST");
  }
  while (address.ends_with('/')) address.pop_back();
  const auto store = storage::OperatorStore::open(data_folder(folder));
  if (!store) {
    tell(store.error());
    return 1;
  }
  const storage::SystemClock clock;
  care::OperatorLinks links(**store, clock);
  const auto key = links.make();
  if (!key) {
    tell(key.error());
    return 1;
  }
  fmt::print("{}/operator#{}\n", address, key->reveal());
  fmt::print(stderr, "This link opens the pages of the operator for one hour.\n");
  return 0;
}

}  // namespace securebase::cli
