#include "securebase/engine/choosing_content.hpp"

#include <algorithm>

#include "securebase/engine/choosing_fields.hpp"
#include "securebase/engine/safety_fields.hpp"

namespace securebase::engine {

template <class Archive>
void fields(Archive& archive, Like<ChoosingContent> auto& content) {
  auto& [guidance, safety] = content;
  archive(guidance, safety);
}

namespace {

constexpr std::string_view mark = "SBCH";

bool sound(const therapy::Row& row, std::size_t ways) {
  return row.cells.size() == ways && std::ranges::all_of(row.cells, [&](const therapy::Cell& cell) {
           return cell.fit == therapy::Fit::none || cell.reason < row.reasons.size();
         });
}

bool sound(const therapy::GuidedCheck& check) {
  return std::ranges::all_of(check.questions, [&](const therapy::CheckQuestion& question) {
    return std::ranges::all_of(question.answers, [&](const therapy::CheckAnswer& answer) {
      return std::ranges::all_of(answer.weights, [&](const therapy::CheckWeight& weight) {
        return weight.option < check.options.size();
      });
    });
  });
}

// What the calls take for granted, so that no content can lead them out of bounds. The room
// `content` has checked far more than this before the bytes were written.
bool sound(const therapy::Guidance& guidance) {
  const std::size_t ways = guidance.indications.ways.size();
  return guidance.ways.size() == ways &&
         std::ranges::all_of(guidance.indications.needs,
                             [&](const therapy::Need& need) {
                               return sound(need.row, ways) &&
                                      need.group < guidance.indications.groups.size();
                             }) &&
         std::ranges::all_of(guidance.indications.gates,
                             [&](const therapy::Gate& gate) { return sound(gate.row, ways); }) &&
         std::ranges::all_of(guidance.checks, [](const auto& check) { return sound(check); });
}

}  // namespace

PackedContent pack(const ChoosingContent& content) {
  return pack_values(mark, layout_of<ChoosingContent>(), values_of(content));
}

Result<ChoosingContent> unpack_choosing(std::string_view bytes) {
  const auto values = unpack_values(mark, layout_of<ChoosingContent>(), bytes);
  if (!values) return tl::unexpected(values.error());
  ArchiveReader archive(*values);
  ChoosingContent content;
  archive(content);
  if (const std::string trouble = archive.trouble(); !trouble.empty()) {
    return unusable("The choosing module's content cannot be read: " + trouble + ".");
  }
  if (!sound(content.guidance) || !sound(content.safety)) return unusable("The choosing module's content contradicts itself.");
  return content;
}

}  // namespace securebase::engine
