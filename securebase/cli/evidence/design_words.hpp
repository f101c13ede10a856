// The words by which tables tell before-after effects of one group from effects between groups.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace securebase::cli {

// For a column that answers "is this before-after?": yes, 1, true, or a word such as pre-post; no,
// 0, false, or a word such as between. Nothing for other words.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view word);

// Whether a word for a design means the change of one group over time: "before-after", "pre-post",
// "single group", "uncontrolled" and the like.
[[nodiscard]] bool means_before_after(std::string_view word);

// A cell as problems quote it: its first 40 bytes, without half a letter.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most = 40);

}  // namespace securebase::cli
