// securebase COMMAND ...
#include <cstdio>
#include <span>
#include <string_view>
#include <vector>

#include "securebase/cli/commands.hpp"
#include "securebase/server/serve.hpp"

namespace {

constexpr std::string_view help =
    "securebase COMMAND [options]\n"
    "\n"
    "  serve          answer browsers and programs over HTTP\n"
    "      --host ADDRESS     the address to listen on (default 127.0.0.1)\n"
    "      --port N           the port; 0 picks a free one (default 8080)\n"
    "      --data DIR         where the database lies (default ./data)\n"
    "      --web DIR          the built browser application (default web/build)\n"
    "      --content DIR      the content files (default content)\n"
    "      --threads N        event loops; 0 means one a core, at most 8 (default 0)\n"
    "      Each option can be given as SECUREBASE_HOST, SECUREBASE_PORT and so on instead.\n"
    "  score          score a file of answers: securebase score --help\n"
    "  replay         run the adaptive test on real answers: securebase replay --help\n"
    "  simulate       make people and answers from an instrument: securebase simulate --help\n"
    "  calibrate      fit item parameters to answers: securebase calibrate --help\n"
    "  instrument     add, list or remove the wording of questionnaires: instrument --help\n"
    "  operator link  print a link that opens the operator's pages for an hour\n"
    "  fit            tell how well parameters fit answers: securebase fit --help\n"
    "  evidence       pool the effects of many studies: securebase evidence --help\n"
    "  form           check forms of exercises, or print one: securebase form --help\n"
    "  content check  check every content file and run its worked cases\n"
    "\n"
    "  --version      print the version\n"
    "  --help         print this\n";

void print(std::FILE* where, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), where);
}

bool asks_for_help(std::span<const std::string_view> arguments) {
  for (const std::string_view word : arguments) {
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string_view> words(values + (count > 0 ? 1 : 0), values + count);
  if (words.empty()) {
    print(stderr, help);
    return 2;
  }
  const std::string_view command = words.front();
  const auto rest = std::span(words).subspan(1);
  if (command == "--help" || command == "-h" || command == "help") {
    print(stdout, help);
    return 0;
  }
  if (command == "--version") {
    print(stdout, "securebase " SECUREBASE_VERSION "\n");
    return 0;
  }
  if (command == "serve") {
    if (!asks_for_help(rest)) return securebase::server::serve(rest);
    print(stdout, help);
    return 0;
  }
  if (command == "score") return securebase::cli::score(rest);
  if (command == "replay") return securebase::cli::replay(rest);
  if (command == "simulate") return securebase::cli::simulate(rest);
  if (command == "calibrate") return securebase::cli::calibrate(rest);
  if (command == "instrument") return securebase::cli::instrument(rest);
  if (command == "operator") return securebase::cli::operator_link(rest);
  if (command == "fit") return securebase::cli::fit(rest);
  if (command == "evidence") return securebase::cli::evidence(rest);
  if (command == "form") return securebase::cli::form(rest);
  if (command == "content") return securebase::cli::content(rest);
  std::fprintf(stderr, "securebase: there is no command '%.*s'. See securebase --help.\n",
               static_cast<int>(command.size()), command.data());
  return 2;
}
