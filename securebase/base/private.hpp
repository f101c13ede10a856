// A value that names or describes a person, or opens what belongs to one. It cannot be printed,
// compared by accident or logged: reading it takes a visible call.
#pragma once

#include <iosfwd>
#include <utility>

namespace securebase {

template <class T>
class Private {
 public:
  Private() = default;
  explicit Private(T value) : value_(std::move(value)) {}

  [[nodiscard]] const T& reveal() const& { return value_; }
  [[nodiscard]] T&& reveal() && { return std::move(value_); }

  friend std::ostream& operator<<(std::ostream&, const Private&) = delete;

 private:
  T value_;
};

}  // namespace securebase
