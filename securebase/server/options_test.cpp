// Fears: an option is passed over in silence, or the environment wins over the command line.
#include "securebase/server/options.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

using namespace securebase::server;

namespace {

auto read(const std::vector<std::string_view>& words, std::map<std::string, std::string> set = {}) {
  return read_options(words, [set](const char* name) {
    static std::string value;
    const auto found = set.find(name);
    if (found == set.end()) return static_cast<const char*>(nullptr);
    value = found->second;
    return value.c_str();
  });
}

}  // namespace

TEST_CASE("options are read in both forms, and what is not given has its default") {
  const auto options = read({"--port", "0", "--data=/tmp/d", "--threads", "3"});
  REQUIRE(options);
  CHECK(options->port == 0);
  CHECK(options->data == "/tmp/d");
  CHECK(options->threads == 3);
  CHECK(options->host == "127.0.0.1");
  CHECK(read({})->port == 8080);
}

TEST_CASE("the environment stands in for what the command line leaves out") {
  const std::map<std::string, std::string> set{{"SECUREBASE_PORT", "9000"},
                                               {"SECUREBASE_DATA", "/srv/base"}};
  CHECK(read({}, set)->port == 9000);
  CHECK(read({}, set)->data == "/srv/base");
  CHECK(read({"--port", "9001"}, set)->port == 9001);
}

TEST_CASE("every problem is told at once") {
  const auto options = read({"--port", "70000", "--threads=x", "--prot", "1", "--data"});
  REQUIRE_FALSE(options);
  std::string all;
  for (const auto& problem : options.error().problems) all += problem.what + "\n";
  CHECK(all.find("'70000', which is not a number from 0 to 65535") != std::string::npos);
  CHECK(all.find("--threads is 'x'") != std::string::npos);
  CHECK(all.find("There is no option '--prot'.") != std::string::npos);
  CHECK(all.find("A value is missing after --data.") != std::string::npos);
  CHECK(read({}, {{"SECUREBASE_PORT", "many"}}).error().problems.front().where == "SECUREBASE_PORT");
}
