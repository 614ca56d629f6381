"""scikit-learn's MLPClassifier over the splits that stand in a folder; answers a line with the test accuracy of each.

A split is two files, NAME.train.csv and NAME.test.csv: the inputs, then the label. The arguments are the folder, hidden neurons, epochs and learning rate;
NAME begins with the batch size and the seed, joined by a hyphen.
"""
import glob
import os
import sys
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore")
folder, hidden, epochs, rate = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
print(sklearn.__version__)
for path in sorted(glob.glob(os.path.join(folder, "*.train.csv"))):
    name = os.path.basename(path)[: -len(".train.csv")]
    batch, seed = (int(part) for part in name.split("-")[:2])
    train = np.loadtxt(path, delimiter=",")
    test = np.loadtxt(os.path.join(folder, name + ".test.csv"), delimiter=",")
    scaler = StandardScaler().fit(train[:, :-1])
    model = MLPClassifier(
        (hidden,), batch_size=batch, learning_rate_init=rate, alpha=0, max_iter=epochs, n_iter_no_change=epochs, tol=0, random_state=seed)
    model.fit(scaler.transform(train[:, :-1]), train[:, -1])
    print(name, model.score(scaler.transform(test[:, :-1]), test[:, -1]))
