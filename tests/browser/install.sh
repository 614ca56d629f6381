#!/usr/bin/env bash
# Installs the browser that tests open reports and pictures in, where the distribution has one without a window. One that is there is left alone;
# without any, these tests are skipped by name.
set -uo pipefail

there() {
    local name
    for name in chromium chromium-headless-shell chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

there >/dev/null || {
    if command -v apt-get >/dev/null && [[ "$(id -u)" == 0 ]]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-dejavu-core >/dev/null
    fi
}
there || { echo 'browser: missing'; exit 1; }
