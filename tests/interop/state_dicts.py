"""safetensors files of PyTorch models, written and read by the format's description: no library of the format is needed.

usage: state_dicts.py write FOLDER   writes FOLDER/*.safetensors and FOLDER/models.json: {"file", "inputs", "outputs"}
       state_dicts.py run FOLDER     reads FOLDER/requests.json, [{"file", "activation", "sizes", "inputs"}], loads each file
                                     into a PyTorch model and writes FOLDER/outputs.json
"""

import json
import os
import struct
import sys
from collections import OrderedDict

import torch
from torch import nn

TYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}


def save(tensors, path, metadata=None):
    # As the Python library does: the tensors by alignment, largest first, and then by name.
    names = sorted(tensors, key=lambda name: (-tensors[name].element_size(), name))
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name in names:
        tensor = tensors[name].contiguous()
        raw = bytes(tensor.view(torch.uint8).flatten().tolist()) if tensor.dim() else struct.pack("<q", tensor.item())
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    types = {name: dtype for dtype, name in TYPES.items()}
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=types[entry["dtype"]]).reshape(entry["shape"])
    return tensors, metadata


class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.out = nn.Linear(3, 8), nn.Linear(8, 5), nn.Linear(5, 2)

    def forward(self, x):
        return self.out(torch.tanh(self.fc2(torch.tanh(self.fc1(x)))))


def sequential():
    return nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 5), nn.Tanh(), nn.Linear(5, 2))


class Policy(nn.Module):
    """The names of Stable-Baselines3, with a counter that is no weight."""

    def __init__(self):
        super().__init__()
        self.mlp_extractor = nn.Module()
        self.mlp_extractor.policy_net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 5), nn.Tanh())
        self.mlp_extractor.value_net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 5), nn.Tanh())
        self.action_net, self.value_net = nn.Linear(5, 2), nn.Linear(5, 1)
        self.register_buffer("steps", torch.tensor(7))

    def forward(self, x):
        return self.action_net(self.mlp_extractor.policy_net(x))


def write(folder):
    torch.manual_seed(1)
    models = []
    for name, make, dtype in [
            ("named", Named, torch.float32), ("sequential", sequential, torch.float32), ("policy", Policy, torch.float32),
            ("double", sequential, torch.float64), ("half", sequential, torch.float16), ("brain", sequential, torch.bfloat16)]:
        model = make()
        state = OrderedDict((key, value if value.dtype == torch.int64 else value.to(dtype)) for key, value in model.state_dict().items())
        # The outputs are those of the rounded weights.
        model = model.double()
        model.load_state_dict(state)
        save(state, os.path.join(folder, f"{name}.safetensors"), {"format": "pt"})
        inputs = torch.randn((4, 3), dtype=torch.float64)
        models.append({"file": f"{name}.safetensors", "inputs": inputs.tolist(), "outputs": model(inputs).tolist()})
    with open(os.path.join(folder, "models.json"), "w", encoding="utf-8") as file:
        json.dump(models, file)


def run(folder):
    with open(os.path.join(folder, "requests.json"), encoding="utf-8") as file:
        requests = json.load(file)
    results = []
    for request in requests:
        tensors, metadata = load(os.path.join(folder, request["file"]))
        sizes = request["sizes"]
        linear = [nn.Linear(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
        for i, layer in enumerate(linear):
            # Metadata tells what PyTorch's Linear needs turned around.
            weight = tensors[f"layers.{i + 1}.weight"]
            weight = weight.T if metadata["netgen.layout"] == "[inputs][outputs]" else weight
            layer.load_state_dict({"weight": weight, "bias": tensors[f"layers.{i + 1}.bias"]})
        x = torch.tensor(request["inputs"])
        for layer in linear[:-1]:
            x = torch.tanh(layer(x))
        results.append(linear[-1](x).tolist())
    with open(os.path.join(folder, "outputs.json"), "w", encoding="utf-8") as file:
        json.dump(results, file)


if __name__ == "__main__":
    {"write": write, "run": run}[sys.argv[1]](sys.argv[2])
