"""Reference numbers for lib/learn/calibrate: isotonic regression and Platt scaling, with and without weights.

Run: python test/golden/calibration.py > test/golden/calibration.json
Made with scikit-learn 1.9.1, scipy 1.17.1. scikit-learn's own Platt fit stops at a gradient of 1e-6, so the same loss (Lin, Lin and
Weng 2007, smoothed targets) is solved here by Newton's method to the last digit and checked against it.
"""
import json

import numpy as np
import sklearn
from sklearn.calibration import _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression

rng = np.random.default_rng(8)
N = 200
scores = np.round(rng.normal(0, 2, N), 1)
truth = (rng.random(N) < 1 / (1 + np.exp(-0.8 * scores + 0.5))).astype(float)
weights = np.round(rng.random(N) * 3, 2) * (rng.random(N) < 0.9)
query = np.round(np.linspace(-8, 8, 41), 2)


def isotonic(w):
    keep = np.ones(N, bool) if w is None else w > 0
    model = IsotonicRegression(out_of_bounds="clip")
    model.fit(scores[keep], truth[keep], sample_weight=None if w is None else w[keep])
    return model.predict(query).tolist()


def platt(w):
    w = np.ones(N) if w is None else w
    positives, negatives = w[truth == 1].sum(), w[truth == 0].sum()
    target = np.where(truth == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    ab = np.array([0.0, np.log((negatives + 1) / (positives + 1))])
    for _ in range(50):
        p = 1 / (1 + np.exp(ab[0] * scores + ab[1]))
        x = np.stack([scores, np.ones(N)])
        gradient = x @ (w * (target - p))
        hessian = (x * (w * p * (1 - p))) @ x.T
        ab = ab - np.linalg.solve(hessian, gradient)
    theirs = _sigmoid_calibration(scores, truth, w)
    assert np.allclose(ab, theirs, atol=1e-4), (ab, theirs)
    return ab.tolist()


print(json.dumps({
    "scikitLearn": sklearn.__version__,
    "scores": scores.tolist(), "truth": truth.astype(int).tolist(), "weights": weights.tolist(), "query": query.tolist(),
    "plain": {"isotonic": isotonic(None), "platt": platt(None)},
    "weighted": {"isotonic": isotonic(weights), "platt": platt(weights)},
}))
