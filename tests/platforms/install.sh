#!/usr/bin/env bash
# Installs what the bits program is run on beside this machine: an emulator of Arm64, and what native programs for it are linked with. The browser
# is tests/browser/install.sh's. What is there already is left alone; what cannot be had is said, and its platform is skipped by name.
set -uo pipefail

there() {
    command -v "$1" >/dev/null
}

# The libraries of C come without a program.
libraries=/usr/aarch64-linux-gnu/lib/libc.so.6

packages=()
there qemu-aarch64-static || packages+=(qemu-user-static)
there aarch64-linux-gnu-gcc || packages+=(gcc-aarch64-linux-gnu)
[[ -e "$libraries" ]] || packages+=(libc6-dev-arm64-cross)
there clang || packages+=(clang)
if ((${#packages[@]} > 0)); then
    if command -v apt-get >/dev/null && [[ "$(id -u)" == 0 ]]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    fi
fi

missing=0
for tool in qemu-aarch64-static aarch64-linux-gnu-gcc aarch64-linux-gnu-objcopy clang; do
    there "$tool" && echo "$tool: there" || { echo "$tool: missing"; missing=1; }
done
[[ -e "$libraries" ]] && echo "$libraries: there" || { echo "$libraries: missing"; missing=1; }

exit "$missing"
