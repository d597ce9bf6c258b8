"""Predictions of scikit-learn's histogram gradient boosting on rows of noise, steps and holes.

Run: python test/golden/boosting.py > test/golden/boosting.json
Made with scikit-learn 1.9.1, numpy 2.4.6.
"""
import json

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

rng = np.random.default_rng(5)
N = 400
x = np.round(rng.standard_normal((N, 4)), 4)
x[rng.random(N) < 0.2, 1] = np.nan
signal = x[:, 0] + np.where(np.isnan(x[:, 1]), 0.8, np.sin(2 * x[:, 1])) + (x[:, 2] > 0.5)
y = np.round(signal + 0.3 * rng.standard_normal(N), 4)
label = (rng.random(N) < 1 / (1 + np.exp(-2 * signal))).astype(int)
classes = np.digitize(signal, [-0.5, 1]).astype(int)
counts = rng.poisson(np.exp(0.5 * signal)).astype(int)
common = dict(max_iter=15, max_leaf_nodes=8, min_samples_leaf=15, early_stopping=False)


def regression(target, **options):
    return HistGradientBoostingRegressor(**common, **options).fit(x, target).predict(x).tolist()


def probabilities(target, **options):
    return HistGradientBoostingClassifier(**common, **options).fit(x, target).predict_proba(x).ravel().tolist()


print(
    json.dumps(
        {
            "madeWith": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
            "x": [[None if np.isnan(v) else v for v in column] for column in x.T],
            "y": y.tolist(),
            "label": label.tolist(),
            "classes": classes.tolist(),
            "counts": counts.tolist(),
            "squared": regression(y),
            "regularized": regression(y, l2_regularization=5.0, max_depth=2),
            "monotone": regression(y, monotonic_cst=[1, 0, 1, -1]),
            "poisson": regression(counts, loss="poisson"),
            "binary": probabilities(label),
            "multinomial": probabilities(classes),
        }
    )
)
