#!/usr/bin/python3
"""Writes the reference cases of the reports: scikit-learn's numbers, so that another implementation computed every one of them.

    apt-get install python3-sklearn && /usr/bin/python3 make_golden.py OUT_DIR

Each file is a list of cases of one report; the checked-in ones are of scikit-learn 1.2.1. What scikit-learn does not have is computed here from
its definition: top-k accuracy with ties or of two classes, the expected calibration error, the best threshold.
"""
import json, os, sys, warnings
import numpy as np
from sklearn import metrics

warnings.filterwarnings("ignore")


def plain(value):
    """numpy to what JSON has; NaN, of which JSON has none, is null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, np.integer):
        return int(value)
    return value


def scores(expected, predicted, average, labels=None):
    p, r, f, s = metrics.precision_recall_fscore_support(expected, predicted, labels=labels, average=average, zero_division=0)
    return [p, r, f] if average else (p, r, f, s)


def top_k(probabilities, expected, k):
    """Rank among the classes by falling probability, the lower number first of equals."""
    order = np.argsort(-probabilities, axis=1, kind="stable")[:, :k]
    own = float(np.mean([label in row for label, row in zip(expected, order)]))
    classes = probabilities.shape[1]
    tied = any(len(set(row)) < classes for row in probabilities)
    if classes > 2 and k < classes and not tied:
        assert own == metrics.top_k_accuracy_score(expected, probabilities, k=k, labels=range(classes))
    return own


def calibration_error(probabilities, predicted, expected):
    bounds = np.arange(16) / 15
    confidence = probabilities[np.arange(len(predicted)), predicted]
    bins = np.clip(np.searchsorted(bounds[1:], confidence, side="left"), 0, 14)
    error = 0.0
    for index in range(15):
        chosen = bins == index
        if chosen.any():
            error += chosen.mean() * abs((predicted[chosen] == expected[chosen]).mean() - confidence[chosen].mean())
    return error, [int(np.sum(bins == index)) for index in range(15)]


def classification(name, expected, classes, probabilities=None, predicted=None):
    expected = np.asarray(expected)
    labels = list(range(classes))
    case = {"name": name, "classCount": classes, "expected": expected}
    if probabilities is not None:
        predicted = np.argmax(probabilities, axis=1)
        error, bins = calibration_error(probabilities, predicted, expected)
        case |= {"probabilities": probabilities.ravel(), "logLoss": metrics.log_loss(expected, probabilities, labels=labels),
                 "topK": [top_k(probabilities, expected, k) for k in range(1, classes + 1)], "calibrationError": error, "binCounts": bins}
    p, r, f, s = scores(expected, predicted, None, labels)
    whole = s.astype(int)  # where nothing is right scikit-learn 1.2.1 counts in floating point, and writes 2.0
    case |= {"predicted": predicted, "accuracy": metrics.accuracy_score(expected, predicted),
             "confusion": metrics.confusion_matrix(expected, predicted, labels=labels).ravel(),
             "precision": p, "recall": r, "f1": f, "support": whole,
             "macro": scores(expected, predicted, "macro", labels), "weighted": scores(expected, predicted, "weighted", labels),
             "micro": scores(expected, predicted, "micro", labels)}
    if whole.dtype == s.dtype and set(labels) == set(expected) | set(predicted):  # else scikit-learn calls the accuracy "micro avg"
        case["text"] = metrics.classification_report(expected, predicted, labels=labels, digits=4, zero_division=0)
    return case


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def classifications():
    cases = []
    for seed, samples, classes in ((1, 60, 3), (2, 200, 10), (3, 41, 2), (4, 7, 5)):
        random = np.random.default_rng(seed)
        expected = random.integers(0, classes, samples)
        logits = random.normal(size=(samples, classes))
        logits[np.arange(samples), expected] += 1
        cases.append(classification(f"random-{samples}x{classes}", expected, classes, softmax(logits)))
    random = np.random.default_rng(5)
    expected = random.integers(0, 4, 80)
    tied = random.integers(1, 4, (80, 4)).astype(float)
    cases.append(classification("ties", expected, 4, tied / tied.sum(axis=1, keepdims=True)))
    cases.append(classification("never-predicted", random.integers(0, 3, 30), 3, predicted=random.integers(0, 2, 30)))
    cases.append(classification("absent", random.integers(0, 3, 30), 5, predicted=random.integers(0, 4, 30)))
    cases.append(classification("all-right", [0, 1, 2, 2, 1, 0], 3, predicted=[0, 1, 2, 2, 1, 0]))
    cases.append(classification("all-wrong", [0, 1, 2, 2, 1, 0], 3, predicted=[1, 2, 0, 0, 0, 1]))
    cases.append(classification("one-class", [1] * 6, 2, predicted=[1, 1, 1, 1, 0, 1]))
    cases.append(classification("one-sample", [1], 3, np.array([[0.25, 0.5, 0.25]])))
    certain = np.eye(3)[random.integers(0, 3, 24)]
    cases.append(classification("certain", random.integers(0, 3, 24), 3, certain))
    bounds = np.array([[k / 15, 1 - k / 15] for k in range(16)])
    cases.append(classification("bin-bounds", random.integers(0, 2, 16), 2, bounds))
    return cases


def binary(name, expected, probabilities, threshold=0.5):
    expected = np.asarray(expected)
    probabilities = np.asarray(probabilities, dtype=float)
    predicted = (probabilities >= threshold).astype(int)
    both = len(set(expected)) == 2
    fpr, tpr, thresholds = metrics.roc_curve(expected, probabilities, drop_intermediate=False)
    candidates = sorted(set(probabilities), reverse=True)
    f1 = [metrics.f1_score(expected, probabilities >= t, zero_division=0) for t in candidates]
    best = next(index for index, value in enumerate(f1) if value >= max(f1) - 1e-14)
    return {"name": name, "expected": expected, "probabilities": probabilities, "threshold": threshold,
            "rocAuc": metrics.roc_auc_score(expected, probabilities) if both else None,
            "prAuc": abs(metrics.average_precision_score(expected, probabilities)),
            "brierScore": metrics.brier_score_loss(expected, probabilities, pos_label=1),
            "logLoss": metrics.log_loss(expected, probabilities, labels=[0, 1]),
            "accuracy": metrics.accuracy_score(expected, predicted), "precision": metrics.precision_score(expected, predicted, zero_division=0),
            "recall": metrics.recall_score(expected, predicted, zero_division=0), "f1": metrics.f1_score(expected, predicted, zero_division=0),
            "bestThreshold": candidates[best], "bestF1": f1[best],
            "falsePositiveRates": fpr, "truePositiveRates": tpr, "thresholds": thresholds[1:]}


def binaries():
    cases = []
    for seed, samples in ((11, 50), (12, 301), (13, 8)):
        random = np.random.default_rng(seed)
        expected = random.integers(0, 2, samples)
        probabilities = 1 / (1 + np.exp(-(random.normal(size=samples) + 1.5 * expected - 0.75)))
        cases.append(binary(f"random-{samples}", expected, probabilities))
        cases.append(binary(f"random-{samples}-low-threshold", expected, probabilities, 0.2))
        cases.append(binary(f"ties-{samples}", expected, np.round(probabilities * 8) / 8))
    random = np.random.default_rng(14)
    cases.append(binary("certain", random.integers(0, 2, 20), random.integers(0, 2, 20)))
    cases.append(binary("all-equal", [0, 1, 1, 0, 1], [0.5] * 5))
    cases.append(binary("separated", [0, 0, 1, 1], [0.1, 0.2, 0.7, 0.9]))
    cases.append(binary("reversed", [1, 1, 0, 0], [0.1, 0.2, 0.7, 0.9]))
    cases.append(binary("only-ones", [1, 1, 1], [0.25, 0.5, 0.75]))
    cases.append(binary("only-zeros", [0, 0, 0], [0.25, 0.5, 0.75]))
    cases.append(binary("one-sample", [1], [0.3]))
    cases.append(binary("never-predicted", [0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4]))
    cases.append(binary("best-of-equals", [1, 0, 1, 0, 0, 1], [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]))
    return cases


def multi_label(name, expected, probabilities, threshold=0.5):
    predicted = (probabilities >= threshold).astype(int)
    p, r, f, s = scores(expected, predicted, None)
    return {"name": name, "labelCount": expected.shape[1], "expected": expected.ravel().astype(float), "probabilities": probabilities.ravel(),
            "threshold": threshold, "precision": p, "recall": r, "f1": f, "support": s,
            "micro": scores(expected, predicted, "micro"), "macro": scores(expected, predicted, "macro"),
            "weighted": scores(expected, predicted, "weighted"), "samples": scores(expected, predicted, "samples"),
            "subsetAccuracy": metrics.accuracy_score(expected, predicted), "hammingLoss": metrics.hamming_loss(expected, predicted),
            "text": metrics.classification_report(expected, predicted, digits=4, zero_division=0)}


def multi_labels():
    cases = []
    for seed, samples, labels, threshold in ((21, 40, 3, 0.5), (22, 101, 7, 0.5), (23, 33, 4, 0.3)):
        random = np.random.default_rng(seed)
        expected = (random.random((samples, labels)) < 0.35).astype(int)
        probabilities = 1 / (1 + np.exp(-(random.normal(size=(samples, labels)) + 2 * expected - 1)))
        cases.append(multi_label(f"random-{samples}x{labels}", expected, probabilities, threshold))
    random = np.random.default_rng(24)
    expected = (random.random((20, 4)) < 0.4).astype(int)
    probabilities = random.integers(0, 3, (20, 4)) / 2
    expected[:, 1] = 0
    probabilities[:, 2] = 0
    expected[3] = 0
    probabilities[5] = 0
    cases.append(multi_label("absent-and-never-predicted", expected, probabilities))
    cases.append(multi_label("no-labels", np.zeros((3, 2), dtype=int), np.full((3, 2), 0.25)))
    return cases


def regression(name, expected, predicted):
    columns = range(expected.shape[1])
    case = {"name": name, "outputSize": expected.shape[1], "expected": expected.ravel(), "predicted": predicted.ravel()}
    largest = [metrics.max_error(expected[:, k], predicted[:, k]) for k in columns]
    for kind, multi in (("each", "raw_values"), ("overall", "uniform_average")):
        mse = metrics.mean_squared_error(expected, predicted, multioutput=multi)
        case[kind] = {"mse": np.atleast_1d(mse),
                      "rmse": np.atleast_1d(metrics.mean_squared_error(expected, predicted, multioutput=multi, squared=False)),
                      "mae": np.atleast_1d(metrics.mean_absolute_error(expected, predicted, multioutput=multi)),
                      "r2": np.atleast_1d(metrics.r2_score(expected, predicted, multioutput=multi)),
                      "explainedVariance": np.atleast_1d(metrics.explained_variance_score(expected, predicted, multioutput=multi)),
                      "maxError": largest if kind == "each" else [max(largest)]}
    if len(expected) < 2:  # scikit-learn gives one NaN, whatever is asked for
        case["each"]["r2"] = [float("nan")] * expected.shape[1]
    return case


def regressions():
    cases = []
    for seed, samples, outputs, shift in ((31, 50, 1, 0), (32, 120, 3, 0), (33, 9, 2, 1000)):
        random = np.random.default_rng(seed)
        expected = random.normal(size=(samples, outputs)) * 3 + shift
        cases.append(regression(f"random-{samples}x{outputs}", expected, expected + random.normal(size=(samples, outputs))))
    random = np.random.default_rng(34)
    expected = random.normal(size=(12, 4))
    predicted = expected + random.normal(size=(12, 4)) / 4
    expected[:, 0] = 2.5                       # constant, wrong
    expected[:, 1] = predicted[:, 1] = -1.5    # constant, right
    predicted[:, 2] = 0.25                     # a constant prediction
    cases.append(regression("constant-targets", expected, predicted))
    cases.append(regression("constant-error", np.array([[1.0], [2.0], [4.0]]), np.array([[1.5], [2.5], [4.5]])))
    cases.append(regression("constant-target-constant-error", np.full((4, 1), 3.0), np.full((4, 1), 3.5)))
    cases.append(regression("exact", np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[1.0, 2.0], [3.0, 5.0]])))
    cases.append(regression("one-sample", np.array([[1.0, 2.0]]), np.array([[1.5, 2.0]])))
    cases.append(regression("tiny-and-huge", np.array([[1e-9, 1e12], [3e-9, 2e12], [4e-9, 5e12]]), np.array([[2e-9, 1.5e12], [3e-9, 1e12], [5e-9, 5e12]])))
    return cases


out = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
for name, cases in (("classification", classifications()), ("binary", binaries()), ("multi-label", multi_labels()), ("regression", regressions())):
    with open(os.path.join(out, name + ".json"), "w", newline="\n") as file:
        lines = ",\n".join(json.dumps(plain(case), allow_nan=False) for case in cases)
        file.write("[\n" + lines + "\n]\n")
