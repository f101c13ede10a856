#include "securebase/engine/archive.hpp"

#include <bit>

namespace securebase::engine {

void ArchiveWriter::put_bits(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>((value & 0x7f) | 0x80));
  bytes_.push_back(static_cast<char>(value));
}

void ArchiveWriter::put(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int byte = 0; byte < 8; ++byte) bytes_.push_back(static_cast<char>(bits >> (8 * byte)));
}

void ArchiveWriter::put(const std::string& text) {
  put_bits(text.size());
  bytes_.append(text);
}

void ArchiveReader::stop(const char* what) {
  if (trouble_.empty()) trouble_ = std::string(what) + " at byte " + std::to_string(at_);
  at_ = bytes_.size();
}

std::string ArchiveReader::trouble() const {
  if (!trouble_.empty() || at_ == bytes_.size()) return trouble_;
  return "more than was expected, from byte " + std::to_string(at_);
}

std::uint64_t ArchiveReader::get_bits() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (at_ == bytes_.size()) {
      stop("the end comes too early");
      return 0;
    }
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    const std::uint64_t seven = byte & 0x7fU;
    if (shift == 63 && seven > 1) break;
    value |= seven << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  stop("a whole number that is too long");
  return 0;
}

std::size_t ArchiveReader::get_count() {
  const std::uint64_t count = get_bits();
  // What is counted takes a byte at least: so no count can ask for more memory than the bytes.
  if (count > bytes_.size() - at_) {
    stop("a count that goes past the end");
    return 0;
  }
  return static_cast<std::size_t>(count);
}

void ArchiveReader::get(double& value) {
  if (bytes_.size() - at_ < 8) return stop("the end comes too early");
  std::uint64_t bits = 0;
  for (unsigned byte = 0; byte < 8; ++byte) {
    bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_++])) << (8 * byte);
  }
  value = std::bit_cast<double>(bits);
}

void ArchiveReader::get(std::string& text) {
  const std::size_t size = get_count();
  text.assign(bytes_.substr(at_, size));
  at_ += size;
}

}  // namespace securebase::engine
