# Sourced by the scripts: what they say, and how they install what they need.
# Nothing here touches the network when nothing is missing.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
BUILD_PACKAGES=(
  g++ cmake ninja-build ccache mold ca-certificates
  libboost1.81-dev libboost-json1.81-dev libsqlite3-dev libsodium-dev
  libyaml-dev libvalijson-dev libfmt-dev libexpected-dev doctest-dev libeigen3-dev
)
# For the engine that runs in browsers: a compiler to WebAssembly and its libraries.
ENGINE_PACKAGES=(
  clang-19 lld-19 llvm-19 binaryen wasi-libc
  libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32
)
TEST_PACKAGES=(chromium fonts-dejavu-core fonts-liberation)
BENCH_PACKAGES=(wrk chromium)
SOAK_PACKAGES=(clang-19 libclang-rt-19-dev)
FRESH_PACKAGES=(debootstrap git ca-certificates)

# The Node.js that the web application brings along; Debian's own is too old for its build.
NODE="$ROOT/web/node_modules/.bin/node"

say() { printf '%s\n' "$*"; }

stop_with() {
  printf '%s\n' "$*" >&2
  exit 1
}

# A script's help is the comment at its top, without the marks.
print_help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//;t print;b;:print;p}' "$1"; }

require_debian_12() {
  local id="" version="" about="${1:-/etc/os-release}"
  if [ -r "$about" ]; then
    id="$(. "$about" && printf '%s' "${ID:-}")"
    version="$(. "$about" && printf '%s' "${VERSION_ID:-}")"
  fi
  if [ "$id" != debian ] || [ "${version%%.*}" != 12 ]; then
    stop_with "Secure Base builds on Debian 12 (bookworm); this system is" \
      "${id:-unknown} ${version:-}. Please use a Debian 12 machine, virtual machine or container."
  fi
}

# Prints those of the given packages that are not installed.
missing_packages() {
  local installed
  installed=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
    awk '$2 == "installed" { printf "%s ", $1 }' || true)"
  local package
  for package in "$@"; do
    case "$installed" in *" $package "*) ;; *) printf '%s\n' "$package" ;; esac
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    stop_with "These Debian packages are missing and only root can install them: ${missing[*]}." \
      "Run this script as root, or as a user who may use sudo."
  fi
  say "Installing Debian packages: ${missing[*]}"
  local log
  log="$(mktemp "${TMPDIR:-/tmp}/securebase-packages.XXXXXX")"
  if ! { as_root apt-get -q -o DPkg::Lock::Timeout=300 update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
      install --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    stop_with "The packages could not be installed; the lines above say why, all of them are in $log."
  fi
  rm -f "$log"
}

# npm comes with Debian's own packages or with a newer Node.js from elsewhere; the two cannot be
# installed together, so the rule is the command and not the package.
install_npm() {
  command -v npm >/dev/null || install_packages nodejs npm
}

# Installs the web application's packages when package-lock.json is not the one last installed.
install_web_packages() {
  local lock="$ROOT/web/package-lock.json" stamp="$ROOT/web/node_modules/.installed-lock"
  [ -f "$lock" ] || stop_with "web/package-lock.json is missing; the checkout is not complete."
  if [ -x "$NODE" ] && cmp -s "$lock" "$stamp"; then
    return 0
  fi
  install_npm
  say "Installing the packages of the web application"
  (cd "$ROOT/web" && npm ci --no-audit --no-fund --loglevel=error) ||
    stop_with "npm could not install the packages of the web application; the lines above say why."
  [ -x "$NODE" ] || stop_with "npm finished, but web/node_modules/.bin/node is not there."
  cp "$lock" "$stamp"
}

install_for_program() {
  require_debian_12
  install_packages "${BUILD_PACKAGES[@]}"
}

install_for_build() {
  install_for_program
  install_packages "${ENGINE_PACKAGES[@]}"
  install_web_packages
}

# The value of an option, or one clear sentence.
value_of() {
  [ "$#" -ge 2 ] && [ -n "$2" ] || stop_with "$1 needs a value. See --help."
  printf '%s' "$2"
}
