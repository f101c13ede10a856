// Feeds any bytes to the reader of answer files.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

#include "securebase/cli/csv_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint8_t> copy(data, data + size);
  std::FILE* file = size == 0 ? nullptr : ::fmemopen(copy.data(), size, "rb");
  if (file == nullptr) return 0;
  securebase::cli::CsvReader reader(file, "answers.csv");
  std::vector<std::string_view> fields;
  for (auto more = reader.next(fields); more && *more; more = reader.next(fields)) {
  }
  std::fclose(file);
  return 0;
}
