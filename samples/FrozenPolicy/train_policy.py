"""Trains the cart-pole policy of this sample and exports it: policy.onnx, 4-64-64-2, tanh.

Needs PyTorch (tried with 1.13) and nothing else:  python3 train_policy.py
The physics are those of Barto, Sutton and Anderson (1983), with the numbers of Gymnasium's CartPole-v1. The method is REINFORCE with
rewards to go (Williams, 1992), over many poles at once; the seed is fixed.
"""

import math

import torch

POLES = 256
STEPS = 500
ROUNDS = 150
DISCOUNT = 0.99


def start(count):
    return (torch.rand(count, 4) - 0.5) / 10


def step(state, action):
    """One fiftieth of a second. A state is position, velocity, angle, angular velocity; an action is 0, left, or 1, right."""
    position, velocity, angle, spin = state.unbind(1)
    force = action * 20.0 - 10.0
    cosine, sine = angle.cos(), angle.sin()
    push = (force + 0.05 * spin**2 * sine) / 1.1
    turn = (9.8 * sine - cosine * push) / (0.5 * (4 / 3 - 0.1 * cosine**2 / 1.1))
    drive = push - 0.05 * turn * cosine / 1.1
    return torch.stack([position + 0.02 * velocity, velocity + 0.02 * drive, angle + 0.02 * spin, spin + 0.02 * turn], dim=1)


def stands(state):
    return (state[:, 0].abs() <= 2.4) & (state[:, 2].abs() <= 12 * math.pi / 180)


def run(policy, count, sample):
    """Runs poles until they fall; returns states, actions, and which poles stood at each step."""
    state, standing = start(count), torch.ones(count, dtype=torch.bool)
    states, actions, alive = [], [], []
    for _ in range(STEPS):
        with torch.no_grad():
            logits = policy(state)
        action = torch.distributions.Categorical(logits=logits).sample() if sample else logits.argmax(dim=1)
        states.append(state)
        actions.append(action)
        alive.append(standing)
        state = step(state, action)
        standing = standing & stands(state)
        if not standing.any():
            break
    return torch.stack(states), torch.stack(actions), torch.stack(alive)


def main():
    torch.manual_seed(1)
    policy = torch.nn.Sequential(
        torch.nn.Linear(4, 64), torch.nn.Tanh(), torch.nn.Linear(64, 64), torch.nn.Tanh(), torch.nn.Linear(64, 2))
    optimizer = torch.optim.Adam(policy.parameters(), lr=0.003)
    for number in range(1, ROUNDS + 1):
        states, actions, alive = run(policy, POLES, sample=True)
        to_go = torch.zeros(alive.shape)
        value = torch.zeros(alive.shape[1])
        for time in reversed(range(alive.shape[0])):
            value = alive[time] * (1 + DISCOUNT * value)
            to_go[time] = value
        count = alive.sum(dim=1, keepdim=True).clamp(min=1)
        advantage = to_go - (to_go * alive).sum(dim=1, keepdim=True) / count
        advantage = (advantage / advantage[alive].std())[alive]
        chosen = torch.distributions.Categorical(logits=policy(states[alive])).log_prob(actions[alive])
        optimizer.zero_grad()
        (-(chosen * advantage).mean()).backward()
        optimizer.step()
        if number % 10 == 0:
            print(f"round {number}: {alive.sum().item() / POLES:.0f} steps")

    _, _, alive = run(policy, 1000, sample=False)
    print(f"{alive[-1].sum().item()} of 1000 poles stand for {alive.shape[0]} of {STEPS} steps")
    torch.onnx.export(
        policy, torch.zeros(1, 4), "policy.onnx", opset_version=13, input_names=["state"], output_names=["preference"],
        dynamic_axes={"state": {0: "samples"}, "preference": {0: "samples"}})


if __name__ == "__main__":
    main()
