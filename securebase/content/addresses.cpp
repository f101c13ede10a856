#include "securebase/content/addresses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace securebase::content {
namespace {

constexpr std::array<std::string_view, 14> fixed{
    "/map/new",    "/match",      "/ways",    "/signs",   "/for-me",   "/evidence",
    "/understand", "/between-us", "/warning", "/consult", "/help-now", "/safety",
    "/safety-plan", "/science"};

bool leads_to(std::string_view to, std::string_view folder, const std::set<std::string>& ids) {
  if (!to.starts_with(folder) || to.size() == folder.size()) return false;
  return ids.empty() || ids.contains(std::string(to.substr(folder.size())));
}

}  // namespace

void keep_address(const Reading& at, const Addresses& known) {
  const auto to = at.as_text();
  if (!to || std::ranges::find(fixed, *to) != fixed.end()) return;
  if (leads_to(*to, "/ways/", known.ways) || leads_to(*to, "/understand/", known.pages)) return;
  at.problem(fmt::format("'{}' is no address of this application", *to),
             fmt::format("Write one of: {}, /ways/ID, /understand/ID.", fmt::join(fixed, ", ")));
}

}  // namespace securebase::content
