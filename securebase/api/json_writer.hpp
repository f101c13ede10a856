// Writes JSON text piece by piece, without building a tree first.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace securebase::api {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);  // UTF-8
  JsonWriter& number(double value);          // finite; shortest form that reads back the same
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& raw(std::string_view json);    // one value that is JSON already

  template <std::integral T>
  JsonWriter& integer(T value) {
    return whole(static_cast<long long>(value));
  }

  // "name": value, for the common kinds
  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& member(std::string_view name, double value) { return key(name).number(value); }
  template <std::integral T>
  JsonWriter& member(std::string_view name, T value) {
    return key(name).integer(value);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& whole(long long value);
  void separate();
  void quote(std::string_view value);

  std::string out_;
  bool comma_ = false;  // the next value follows another
};

}  // namespace securebase::api
