"""PyTorch on one thread, told line by line on stdin what to do; answers one line each on stdout.

open FOLDER HIDDEN OUTPUT SIZES...                    reads inputs and targets: float32, row-major
load                                                  reads the parameters, forgets what optimisers remember
outputs ENGINE SAMPLES                                writes the outputs of the first batch
train WORK SAMPLES BATCHES CALLS RATE B1 B2 EPSILON   steps of SGD or Adam
save                                                  writes the parameters
time ENGINE WORK SAMPLES BATCHES CALLS                answers the seconds of processor time
"""
import ctypes
import os
import re
import sys
import time

import numpy as np
import torch
import torch.nn as nn

torch.set_num_threads(1)
torch.set_num_interop_threads(1)

# Answers go to the real stdout; whatever a library prints must not be taken for one.
answers = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)


def read(name):
    return np.fromfile(os.path.join(folder, name), np.float32)


def load():
    global model, script, optimizers
    values, layers = read("parameters"), []
    for layer, (inputs, outputs) in enumerate(zip(sizes[:-1], sizes[1:])):
        linear = nn.Linear(inputs, outputs)
        weights, values = np.split(values, [inputs * outputs])
        biases, values = np.split(values, [outputs])
        linear.weight.data = torch.from_numpy(weights.reshape(inputs, outputs).T.copy())
        linear.bias.data = torch.from_numpy(biases.copy())
        layers.append(linear)
        if layer < len(sizes) - 2:
            layers.append(nn.Tanh() if hidden == "Tanh" else nn.ReLU())
    model = nn.Sequential(*layers)
    inference = nn.Sequential(*layers, nn.Softmax(dim=1)) if output == "Softmax" else model
    script = {"eager": inference, "script": None}
    optimizers = {}


def engine(name):
    if script[name] is None:
        script[name] = torch.jit.freeze(torch.jit.script(script["eager"].eval()))
        with torch.no_grad():
            for _ in range(20):
                script[name](x[:1])
    return script[name]


def batches(samples, count):
    return [(x[i * samples:(i + 1) * samples], y[i * samples:(i + 1) * samples]) for i in range(count)]


def forward(name, samples, count, calls):
    run, data = engine(name), [inputs for inputs, _ in batches(samples, count)]
    start = time.thread_time()
    with torch.no_grad():
        for call in range(calls):
            run(data[call % count])
    return time.thread_time() - start


def train(work, samples, count, calls, settings):
    rate, beta1, beta2, epsilon = settings
    if work not in optimizers:
        optimizers[work] = (torch.optim.SGD(model.parameters(), lr=rate, foreach=True) if work == "SgdStep"
                            else torch.optim.Adam(model.parameters(), lr=rate, betas=(beta1, beta2), eps=epsilon, foreach=True))
    optimizer, data = optimizers[work], batches(samples, count)
    optimizer.param_groups[0].update(lr=rate)
    classes = nn.CrossEntropyLoss()
    start = time.thread_time()
    for call in range(calls):
        inputs, targets = data[call % count]
        optimizer.zero_grad(set_to_none=True)
        outputs = model(inputs)
        loss = classes(outputs, targets) if output == "Softmax" else ((outputs - targets) ** 2).sum() / (2 * samples)
        loss.backward()
        optimizer.step()
    return time.thread_time() - start


def kernels():
    """What is really used: the vectors that PyTorch's own loops are compiled for, and the kernels of its BLAS."""
    used = "vectors " + re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)
    with open("/proc/self/maps") as maps:
        libraries = {line.split()[-1] for line in maps if "openblas" in line or "libblas" in line}
    for library in libraries:
        try:
            name = ctypes.CDLL(library).openblas_get_corename
        except AttributeError:
            continue
        name.restype = ctypes.c_char_p
        return f"{used}, OpenBLAS {name().decode()}"
    return used + ", BLAS not told"


timed = (1e-9, 0.9, 0.999, 1e-8)
print(f"{torch.__version__}, {kernels()}", file=answers)
for line in sys.stdin:
    command, *words = line.split()
    answer = "ok"
    if command == "open":
        folder, hidden, output, sizes = words[0], words[1], words[2], [int(word) for word in words[3:]]
        x = torch.from_numpy(read("inputs").reshape(-1, sizes[0]))
        y = torch.from_numpy(read("targets").reshape(-1, sizes[-1]))
        # Labels, not one-hot targets, are PyTorch's fastest form.
        y = y.argmax(1) if output == "Softmax" else y
    elif command == "load":
        load()
    elif command == "outputs":
        with torch.no_grad():
            engine(words[0])(x[:int(words[1])]).numpy().tofile(os.path.join(folder, "outputs"))
    elif command == "train":
        train(words[0], int(words[1]), int(words[2]), int(words[3]), [float(word) for word in words[4:]])
    elif command == "save":
        arrays = [array for layer in model if isinstance(layer, nn.Linear)
                  for array in (layer.weight.detach().numpy().T.ravel(), layer.bias.detach().numpy())]
        np.concatenate(arrays).tofile(os.path.join(folder, "saved"))
    elif command == "time":
        name, work, samples, count, calls = words[0], words[1], *map(int, words[2:])
        answer = forward(name, samples, count, calls) if work == "Forward" else train(work, samples, count, calls, timed)
    print(answer, file=answers)
