// A new version of an instrument's file with fitted parameters in place of those it had: how a
// bank moves from borrowed to calibrated parameters. The file it comes from never changes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/cli/calibration_file.hpp"

namespace securebase::cli {

struct NewVersion {
  std::string version;  // X.Y.Z, above the old one
  long people = 0;      // whose answers were fitted
};

// The text of the file with the version, the status and the parameters of every item changed;
// comments and all else stay. Errors: bad_input when an item has no parameters among `items`, when
// they do not fit the format of instruments, or the version does not rise.
[[nodiscard]] Result<std::string> with_parameters(std::string_view text,
                                                  const std::vector<CalibratedItem>& items,
                                                  const NewVersion& version);

// The text of the file of this instrument in CONTENT/instruments. Errors: bad_input.
[[nodiscard]] Result<std::string> instrument_text(const std::filesystem::path& content,
                                                  const measurement::Instrument& instrument);

}  // namespace securebase::cli
