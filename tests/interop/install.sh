#!/usr/bin/env bash
# Installs what the interoperability tests compare NetGen with: PyTorch and onnx from the distribution, ONNX Runtime for Node.
# What is there already is left alone; what cannot be had is said, and the tests that need it are skipped by name.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
missing=0

python_has() {
    /usr/bin/python3 -c "import $1" >/dev/null 2>&1
}

packages=()
python_has torch || packages+=(python3-torch)
python_has onnx || packages+=(python3-onnx)
if ((${#packages[@]} > 0)); then
    if command -v apt-get >/dev/null && [[ "$(id -u)" == 0 ]]; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    fi
fi
for module in torch onnx; do
    python_has "$module" && echo "$module: there" || { echo "$module: missing"; missing=1; }
done

# Without the scripts of packages: they would fetch libraries for graphics cards.
if ! node -e 'require("onnxruntime-node")' >/dev/null 2>&1 && command -v npm >/dev/null; then
    npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent
fi
node -e 'require("onnxruntime-node")' >/dev/null 2>&1 && echo 'onnxruntime-node: there' || { echo 'onnxruntime-node: missing'; missing=1; }

exit "$missing"
