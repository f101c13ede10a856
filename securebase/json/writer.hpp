// Writes JSON text piece by piece, without building a tree first.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace securebase::json {

class Writer {
 public:
  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& text(std::string_view value);  // UTF-8
  Writer& number(double value);          // finite; shortest form that reads back the same
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& raw(std::string_view json);    // one value that is JSON already

  template <std::integral T>
  Writer& integer(T value) {
    return whole(static_cast<long long>(value));
  }

  // "name": value, for the common kinds
  Writer& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  Writer& member(std::string_view name, double value) { return key(name).number(value); }
  template <std::integral T>
  Writer& member(std::string_view name, T value) {
    return key(name).integer(value);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Writer& open(char bracket);
  Writer& close(char bracket);
  Writer& whole(long long value);
  void separate();
  void quote(std::string_view value);

  std::string out_;
  bool comma_ = false;  // the next value follows another
};

}  // namespace securebase::json
