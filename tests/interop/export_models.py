"""Writes models of PyTorch as ONNX files of several opsets, with inputs and the outputs that PyTorch computes for them.

usage: export_models.py FOLDER [NAME ...]

Without names all models are written. The files in tests/NetGen.ModelFiles.Tests/Data were made with

    export_models.py tests/NetGen.ModelFiles.Tests/Data GELU-9 GELUTanh-14 HardSwish-13 HardSwish-16 Mish-16 SELU-7 \\
        ReLU6-11 SiLU-17 normalized-13 viewed-9 flattened-17 actor-16 double-12 unfolded-17 row-16 playground-11 selected-17 \\
        sampled-17

FOLDER/models.json lists the files: {"file", "inputs" [[...]], "outputs" [[...]], "activations" [...]}; the activations are
those that an importer has to find, by NetGen's names. Where the network does not end in the graph's first output, "outputName"
says where.
"""

import json
import os
import sys
import warnings

import onnx
import torch
from torch import nn

warnings.filterwarnings("ignore")

# The oldest and the newest opset that this exporter writes, and those in which operators changed between them.
OPSETS = [7, 9, 10, 11, 12, 13, 14, 16, 17]

ACTIVATIONS = {
    "Identity": nn.Identity,
    "ReLU": nn.ReLU,
    "ReLU6": nn.ReLU6,
    "LeakyReLU": nn.LeakyReLU,
    "ELU": nn.ELU,
    "SELU": nn.SELU,
    "GELU": nn.GELU,
    "GELUTanh": lambda: nn.GELU(approximate="tanh"),
    "SiLU": nn.SiLU,
    "Mish": nn.Mish,
    "Softplus": nn.Softplus,
    "Softsign": nn.Softsign,
    "Sigmoid": nn.Sigmoid,
    "HardSigmoid": nn.Hardsigmoid,
    "Tanh": nn.Tanh,
    "HardTanh": nn.Hardtanh,
    "HardSwish": nn.Hardswish,
}

# What an opset has no operators for, and this exporter refuses.
FIRST_OPSET = {"GELU": 9, "GELUTanh": 9, "SiLU": 7, "Mish": 9, "HardSigmoid": 9, "HardSwish": 9}


class Normalized(nn.Module):
    """A policy as it is deployed: the observation is normalised, the action is scaled."""

    def __init__(self):
        super().__init__()
        self.mean = nn.Parameter(torch.randn(6), requires_grad=False)
        self.deviation = nn.Parameter(torch.rand(6) + 0.5, requires_grad=False)
        self.scale = nn.Parameter(torch.tensor([2.0, 0.5]), requires_grad=False)
        self.net = nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 2), nn.Tanh())

    def forward(self, observation):
        return self.net((observation - self.mean) / self.deviation) * self.scale + 0.25


class Image(nn.Module):
    """A classifier that flattens its input, with dropout and batch normalisation."""

    def __init__(self, by_view):
        super().__init__()
        self.by_view = by_view
        self.net = nn.Sequential(nn.Linear(12, 7), nn.BatchNorm1d(7), nn.ReLU(), nn.Dropout(0.5), nn.Linear(7, 3))
        self.net[1].running_mean.normal_()
        self.net[1].running_var.uniform_(0.5, 2)

    def forward(self, image):
        flat = image.view(image.size(0), -1) if self.by_view else torch.flatten(image, 1)
        return torch.log_softmax(self.net(flat), dim=1)


class ActorCritic(nn.Module):
    """Two heads on one trunk: the actions come first."""

    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 6), nn.Tanh())
        self.actor = nn.Linear(6, 2)
        self.critic = nn.Linear(6, 1)

    def forward(self, observation):
        latent = self.trunk(observation)
        return self.actor(latent), self.critic(latent)


class Plain(nn.Module):
    """Products without a bias, on a single row of numbers."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(5, 4, bias=False)
        self.second = nn.Linear(4, 3)

    def forward(self, x):
        return torch.softmax(self.second(torch.relu(self.first(x))), dim=-1)


class Playground(nn.Module):
    """A policy of mujoco_playground: normalise, SiLU, the first half of the last product is the mean."""

    def __init__(self):
        super().__init__()
        self.mean = nn.Parameter(3 * torch.randn(6), requires_grad=False)
        self.deviation = nn.Parameter(torch.rand(6) + 0.5, requires_grad=False)
        self.net = nn.Sequential(nn.Linear(6, 8), nn.SiLU(), nn.Linear(8, 7), nn.SiLU(), nn.Linear(7, 4))

    def forward(self, observation):
        mean, _ = torch.split(self.net((observation - self.mean) / self.deviation), 2, dim=-1)
        return torch.clamp(torch.tanh(mean), -1, 1)


class Selected(nn.Module):
    """Some of the inputs, and some of the outputs in another order."""

    def __init__(self):
        super().__init__()
        self.register_buffer("order", torch.tensor([2, 0]))
        self.first, self.second = nn.Linear(4, 5), nn.Linear(5, 3)

    def forward(self, observation):
        latent = torch.tanh(self.first(observation[:, 1:5]))
        return torch.index_select(torch.clamp(self.second(latent), min=-0.25), 1, self.order)


class Sampled(nn.Module):
    """A policy of Stable-Baselines3 that draws its actions: the network is its mean."""

    def __init__(self):
        super().__init__()
        self.log_std = nn.Parameter(torch.zeros(2) - 0.5)
        self.latent, self.action_net = nn.Linear(4, 6), nn.Linear(6, 2)

    def mean(self, observation):
        return self.action_net(torch.tanh(self.latent(observation)))

    def forward(self, observation):
        mean = self.mean(observation)
        return mean + torch.exp(self.log_std) * torch.randn_like(mean)


def sequence(make):
    return nn.Sequential(nn.Linear(3, 8), make(), nn.Linear(8, 5), make(), nn.Linear(5, 2))


def all_models():
    """Name, opset, what makes the model, shape of the inputs, activations to find, further options of write."""
    for opset in OPSETS:
        for name, make in ACTIVATIONS.items():
            if opset >= FIRST_OPSET.get(name, 0):
                yield name, opset, lambda make=make: sequence(make), (4, 3), [name, name, "Identity"], {}
        yield "normalized", opset, Normalized, (4, 6), ["Tanh", "Tanh", "Identity"], {}
        yield "flattened", opset, lambda: Image(False), (4, 3, 4), ["ReLU", "LogSoftmax"], {}
        yield "viewed", opset, lambda: Image(True), (4, 3, 4), ["ReLU", "LogSoftmax"], {}
        yield "actor", opset, ActorCritic, (4, 4), ["Tanh", "Tanh", "Identity"], {}
        yield "playground", opset, Playground, (4, 6), ["SiLU", "SiLU", "Tanh"], {}
        yield "selected", opset, Selected, (4, 6), ["Tanh", "ReLU", "Identity"], {}
        yield "sampled", opset, Sampled, (4, 4), ["Tanh", "Identity"], {}
        yield "plain", opset, Plain, (4, 5), ["ReLU", "Softmax"], {}
        yield "unfolded", opset, Plain, (4, 5), ["ReLU", "Softmax"], {"folding": False}
        yield "double", opset, Plain, (4, 5), ["ReLU", "Softmax"], {"dtype": torch.float64}
        yield "fixed", opset, Plain, (1, 5), ["ReLU", "Softmax"], {"dynamic": False}
        if opset >= 13:
            yield "row", opset, Plain, (5,), ["ReLU", "Softmax"], {"dynamic": False}


def write(path, opset, make, shape, dynamic=True, dtype=torch.float32, folding=True):
    torch.manual_seed(1)
    model = make().to(dtype).eval()
    inputs = 1.5 * torch.randn(shape, dtype=dtype)
    with torch.no_grad():
        outputs = model.mean(inputs) if isinstance(model, Sampled) else model(inputs)
    torch.onnx.export(
        model, inputs, path, opset_version=opset, input_names=["input"],
        dynamic_axes={"input": {0: "batch"}} if dynamic else None, do_constant_folding=folding)
    if isinstance(outputs, tuple):
        outputs = outputs[0]
    rows = shape[0] if len(shape) > 1 else 1
    entry = {"inputs": inputs.reshape(rows, -1).tolist(), "outputs": outputs.reshape(rows, -1).tolist()}
    if isinstance(model, Sampled):
        entry["outputName"] = [node.output[0] for node in onnx.load(path).graph.node if node.op_type == "Gemm"][-1]
    return entry


def main(folder, names):
    os.makedirs(folder, exist_ok=True)
    models = []
    for name, opset, make, shape, activations, options in all_models():
        name = f"{name}-{opset}"
        if names and name not in names:
            continue
        entry = write(os.path.join(folder, f"{name}.onnx"), opset, make, shape, **options)
        models.append({"file": f"{name}.onnx", **entry, "activations": activations})
    with open(os.path.join(folder, "models.json"), "w", encoding="utf-8") as file:
        json.dump(models, file, indent=1)
        file.write("\n")
    print(f"{len(models)} models")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
