"""Prints the newest opset of the onnx that is installed, and for each of its operators the opsets that define it anew, as JSON."""

import json

from onnx import defs

versions = {}
for schema in defs.get_all_schemas_with_history():
    if schema.domain == "":
        versions.setdefault(schema.name, []).append(schema.since_version)
print(json.dumps({"opset": defs.onnx_opset_version(), "versions": {name: sorted(set(numbers)) for name, numbers in versions.items()}}))
