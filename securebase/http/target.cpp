#include "securebase/http/target.hpp"

namespace securebase::http {

namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

auto refuse(std::string what, std::string mend) {
  return failure(Errc::bad_input, Problem{std::move(what), "address", std::move(mend)});
}

}  // namespace

Result<Target> split_target(std::string_view target) {
  if (target == "*") return Target{"*", ""};
  if (target.starts_with("http://") || target.starts_with("https://")) {
    const auto slash = target.find('/', target.find("//") + 2);
    target = slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  if (!target.starts_with('/')) {
    return refuse("The address does not begin with a slash.", "Ask for a path such as /healthz.");
  }
  Target result;
  if (const auto hash = target.find('#'); hash != std::string_view::npos) {
    target = target.substr(0, hash);
  }
  if (const auto mark = target.find('?'); mark != std::string_view::npos) {
    result.query = target.substr(mark + 1);
    target = target.substr(0, mark);
  }
  result.path.reserve(target.size());
  for (std::size_t i = 0; i < target.size(); ++i) {
    char c = target[i];
    if (c == '%') {
      const int high = i + 2 < target.size() ? hex(target[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex(target[i + 2]);
      if (low < 0) {
        return refuse("A percent sign in the address is not followed by two hexadecimal digits.",
                      "Write a percent sign itself as %25.");
      }
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return refuse("The address holds a zero byte.", "Leave it out.");
    result.path.push_back(c);
  }
  return result;
}

}  // namespace securebase::http
