// Where the database lies, for commands that share it with a server.
#pragma once

#include <cstdlib>
#include <string>

namespace securebase::cli {

// --data, else $SECUREBASE_DATA, else ./data, as `securebase serve` has it.
[[nodiscard]] inline std::string data_folder(const std::string& named) {
  if (!named.empty()) return named;
  const char* value = std::getenv("SECUREBASE_DATA");
  return value != nullptr && *value != '\0' ? value : "data";
}

}  // namespace securebase::cli
