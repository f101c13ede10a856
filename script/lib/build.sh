# Sourced by the scripts, after setup.sh: configure and build, doing nothing twice.

SERVER_PATH="securebase/server/securebase"

# Another checkout of the same sources finds what this one compiled: paths are hashed as seen from
# the root of the checkout, and the folder of the build is not hashed.
export CCACHE_BASEDIR="$ROOT" CCACHE_NOHASHDIR=1

# build_program PRESET [ninja target...]: without targets, everything.
build_program() {
  local preset="$1"
  shift
  local folder="$ROOT/build/$preset"
  mkdir -p "$ROOT/build"
  if [ ! -f "$folder/build.ninja" ]; then
    say "Preparing build/$preset"
    (cd "$ROOT" && CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}" \
      cmake --preset "$preset" >"$ROOT/build/configure-$preset.log" 2>&1) || {
      tail -n 30 "$ROOT/build/configure-$preset.log" >&2
      stop_with "CMake could not prepare build/$preset; see build/configure-$preset.log."
    }
  fi
  # Quiet when there is nothing to do; every line of a compiler's complaint otherwise.
  NINJA_STATUS="[$preset %f/%t] " ninja -C "$folder" --quiet -j "$(nproc)" "$@" 2>&1 |
    sed -e '/^ninja: no work to do\.$/d' -e '/^-- /d' ||
    stop_with "build/$preset did not build; the lines above say where."
}

# What the pages are made from: if none of it changed, they need not be made again.
web_inputs() {
  (cd "$ROOT" && find web schema content \
    \( -name node_modules -o -path web/build -o -name .svelte-kit -o -name test-results \
    -o -path web/browser -o -name '*.test.*' -o -path web/src/lib/api/schema.ts \) \
    -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum)
}

# The modules that run in browsers, put where the pages take them from: only when they changed, so
# that the pages are not made again for nothing.
build_engine() {
  local module
  build_program engine engine choosing practice
  for module in engine choosing practice; do
    local made="$ROOT/build/engine/$module.wasm" wanted="$ROOT/web/src/lib/engine/$module.wasm"
    cmp -s "$made" "$wanted" || cp "$made" "$wanted"
  done
}

build_web() {
  build_engine
  local stamp="$ROOT/build/web-inputs" now
  now="$(web_inputs)"
  if [ -f "$ROOT/web/build/index.html" ] && [ -f "$stamp" ] && [ "$now" = "$(cat "$stamp")" ]; then
    return 0
  fi
  say "Building the web application"
  mkdir -p "$ROOT/build"
  rm -f "$stamp"
  (cd "$ROOT/web" && npm run --silent build >"$ROOT/build/web-build.log" 2>&1) || {
    tail -n 40 "$ROOT/build/web-build.log" >&2
    stop_with "The web application did not build; all of it is in build/web-build.log."
  }
  [ -f "$ROOT/web/build/index.html" ] ||
    stop_with "The web build ended without web/build/index.html; see build/web-build.log."
  printf '%s\n' "$now" >"$stamp"
}
