// Addresses of the application that texts link to: a link that leads nowhere is told before anyone
// follows it.
#pragma once

#include <set>
#include <string>

#include "securebase/content/reading.hpp"

namespace securebase::content {

// What has a page of its own, by id. Empty: not known, and any id is taken.
struct Addresses {
  std::set<std::string> ways, pages;
};

// The text must be an address such as /match, /ways/ID or /understand/ID.
void keep_address(const Reading& at, const Addresses& known);

}  // namespace securebase::content
