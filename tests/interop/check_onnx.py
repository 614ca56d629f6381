"""Runs onnx.checker, shape inference included, over every .onnx file of a folder and prints their names.

usage: check_onnx.py FOLDER
"""

import os
import sys

import onnx

for name in sorted(os.listdir(sys.argv[1])):
    if name.endswith(".onnx"):
        model = onnx.load(os.path.join(sys.argv[1], name))
        onnx.checker.check_model(model, full_check=True)
        assert model.graph.input[0].type.tensor_type.shape.dim[0].dim_param == "batch"
        print(name)
