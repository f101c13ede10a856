// Values as compact bytes, for content that travels to browsers. What a struct is made of is listed
// once (content_fields.hpp); the same list serves writing, reading and naming the layout:
//
//   template <class Archive> void fields(Archive& archive, Like<Scale> auto& scale) {
//     auto& [id, title, facets] = scale;  // a member that is not named here does not compile
//     archive(id, title, facets);
//   }
//
// Whole numbers take 1 to 10 bytes (LEB128, zigzag), doubles their 8 bytes, lists their count
// first; all little-endian.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace securebase::engine {

template <class T, class Wanted>
concept Like = std::same_as<std::remove_const_t<T>, Wanted>;

// The last value of an enumeration that travels; without one it does not compile.
template <class E>
constexpr E last_of = [] {
  static_assert(!std::is_enum_v<E>, "content_fields.hpp must say which value is the last");
  return E{};
}();

class ArchiveWriter {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  template <std::integral T>
  void put(T value) {
    const auto wide = static_cast<std::int64_t>(value);
    put_bits((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
  }
  template <class E>
    requires std::is_enum_v<E>
  void put(E value) {
    put(static_cast<int>(value));
  }
  void put(double value);
  void put(const std::string& text);
  template <class T>
  void put(const std::vector<T>& list) {
    put_bits(list.size());
    for (const T& value : list) put(value);
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& list) {
    for (const T& value : list) put(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& both) {
    put(both.first);
    put(both.second);
  }
  template <class K, class V>
  void put(const std::map<K, V>& all) {
    put_bits(all.size());
    for (const auto& one : all) put(one);
  }
  template <class T>
    requires requires(ArchiveWriter& archive, const T& value) { fields(archive, value); }
  void put(const T& value) {
    fields(*this, value);
  }
  void put_bits(std::uint64_t value);

  std::string bytes_;
};

// Reads what a writer wrote, and nothing else: the first trouble is kept, and everything after it
// is left as it was.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  // Empty: all was read and nothing is left over.
  [[nodiscard]] std::string trouble() const;
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  template <std::integral T>
  void get(T& value) {
    const std::uint64_t bits = get_bits();
    const auto wide = static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
    if (!std::in_range<T>(wide)) return stop("a whole number that is out of range");
    value = static_cast<T>(wide);
  }
  void get(bool& value) {
    int number = 0;
    get(number);
    if (number != 0 && number != 1) return stop("neither true nor false");
    value = number == 1;
  }
  template <class E>
    requires std::is_enum_v<E>
  void get(E& value) {
    int number = 0;
    get(number);
    if (number < 0 || number > static_cast<int>(last_of<E>)) return stop("a choice that is unknown");
    value = static_cast<E>(number);
  }
  void get(double& value);
  void get(std::string& text);
  template <class T>
  void get(std::vector<T>& list) {
    // All at once, not one by one: the module then needs no code that lets a list grow.
    list = std::vector<T>(get_count());
    for (T& value : list) {
      if (trouble_.empty()) get(value);
    }
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& list) {
    for (T& value : list) get(value);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    value.reset();
    if (there) get(value.emplace());
  }
  template <class A, class B>
  void get(std::pair<A, B>& both) {
    get(both.first);
    get(both.second);
  }
  template <class K, class V>
  void get(std::map<K, V>& all) {
    const std::size_t count = get_count();
    all.clear();
    for (std::size_t i = 0; i < count && trouble_.empty(); ++i) {
      std::pair<K, V> one;
      get(one);
      all.insert(std::move(one));
    }
  }
  template <class T>
    requires requires(ArchiveReader& archive, T& value) { fields(archive, value); }
  void get(T& value) {
    fields(*this, value);
  }
  std::uint64_t get_bits();
  std::size_t get_count();  // of things that take at least one byte each
  void stop(const char* what);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string trouble_;
};

// Walks the types of a value and not the value: two layouts that differ have other names.
class ArchiveLayout {
 public:
  template <class... T>
  void operator()(T&... values) {
    (name(values), ...);
  }
  [[nodiscard]] std::uint32_t take() const { return state_; }

 private:
  template <class T>
    requires std::integral<T>
  void name(T&) {
    add('i');
  }
  template <class E>
    requires std::is_enum_v<E>
  void name(E&) {
    add('e');
    add(static_cast<unsigned char>(last_of<E>));
  }
  void name(double&) { add('d'); }
  void name(std::string&) { add('s'); }
  template <class T>
  void name(std::vector<T>&) {
    one_of<T>('v');
  }
  template <class T, std::size_t N>
  void name(std::array<T, N>&) {
    add(static_cast<unsigned char>(N));
    one_of<T>('a');
  }
  template <class T>
  void name(std::optional<T>&) {
    one_of<T>('o');
  }
  template <class A, class B>
  void name(std::pair<A, B>& both) {
    (*this)(both.first, both.second);
  }
  template <class K, class V>
  void name(std::map<K, V>&) {
    one_of<std::pair<K, V>>('m');
  }
  template <class T>
    requires requires(ArchiveLayout& archive, T& value) { fields(archive, value); }
  void name(T& value) {
    add('{');
    fields(*this, value);
    add('}');
  }
  template <class T>
  void one_of(unsigned char kind) {
    add(kind);
    T value{};
    name(value);
  }
  void add(unsigned char c) { state_ = (state_ ^ c) * 16777619U; }  // FNV-1a, 32 bits

  std::uint32_t state_ = 2166136261U;
};

}  // namespace securebase::engine
