"""Loss and gradient of 24-8-2 with tanh in double precision by PyTorch on one thread: double_gradient_peer.py FOLDER SAMPLES.

Reads parameters, inputs and targets (float64) from the folder, writes the loss and the gradients there, says ok, and answers each
number of calls on stdin with their seconds of processor time.
"""
import os
import sys
import time

import numpy as np
import torch
import torch.nn as nn

torch.set_num_threads(1)
folder, samples = sys.argv[1], int(sys.argv[2])


def read(name):
    return torch.from_numpy(np.fromfile(os.path.join(folder, name), np.float64))


x, y = read("inputs").reshape(samples, 24), read("targets").reshape(samples, 2)
model = nn.Sequential(nn.Linear(24, 8), nn.Tanh(), nn.Linear(8, 2)).double()
w1, b1, w2, b2 = torch.split(read("parameters"), [192, 8, 16, 2])
for tensor, values in ((model[0].weight, w1.reshape(24, 8).T), (model[0].bias, b1), (model[2].weight, w2.reshape(8, 2).T), (model[2].bias, b2)):
    tensor.data = values.clone().contiguous()


def gradient():
    model.zero_grad(set_to_none=True)
    loss = ((model(x) - y) ** 2).sum() / (2 * samples)
    loss.backward()
    return loss


loss = gradient()
gradients = [model[0].weight.grad.T, model[0].bias.grad, model[2].weight.grad.T, model[2].bias.grad]
np.concatenate([[loss.item()]] + [array.numpy().ravel() for array in gradients]).tofile(os.path.join(folder, "gradients"))
print("ok", flush=True)
for line in sys.stdin:
    start = time.thread_time()
    for _ in range(int(line)):
        gradient()
    print(time.thread_time() - start, flush=True)
