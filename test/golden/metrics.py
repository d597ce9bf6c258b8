"""Reference numbers for lib/learn/metrics: tied scores, sample weights, two and three classes, from scikit-learn.

Run: python test/golden/metrics.py > test/golden/metrics.json
Made with scikit-learn 1.9.1, numpy 2.4.6.
"""
import json

import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

rng = np.random.default_rng(5)
N = 300


def binary():
    truth = (rng.random(N) < 0.3).astype(int)
    # One decimal: many ties, some on bin edges.
    scores = np.round(np.clip(0.25 * truth + 0.7 * rng.random(N), 0, 1), 1)
    fine = np.clip(0.25 * truth + 0.7 * rng.random(N), 0, 1)
    return truth, scores, fine, np.round(rng.random(N) * 3, 2) * (rng.random(N) < 0.9)


def ece(truth, p, w):
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], p)
    parts = [abs((w * truth)[bins == b].sum() - (w * p)[bins == b].sum()) for b in range(10)]
    return float(sum(parts) / w.sum())


def of_classes(truth, guess, w):
    out = {
        "accuracy": m.accuracy_score(truth, guess, sample_weight=w),
        "balancedAccuracy": m.balanced_accuracy_score(truth, guess, sample_weight=w),
        "mcc": m.matthews_corrcoef(truth, guess, sample_weight=w),
        "confusion": m.confusion_matrix(truth, guess, sample_weight=w).ravel().tolist(),
    }
    averages = ["macro", "weighted"] + (["binary"] if max(truth) == 1 else [])
    for average in averages:
        for name, metric in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
            out[f"{name}.{average}"] = metric(truth, guess, average=average, sample_weight=w, zero_division=0)
    return {k: v if isinstance(v, list) else float(v) for k, v in out.items()}


def of_scores(truth, p, w):
    fpr, tpr, thresholds = m.roc_curve(truth, p, sample_weight=w, drop_intermediate=False)
    precision, recall, cuts = m.precision_recall_curve(truth, p, sample_weight=w)
    ones = np.ones(len(truth)) if w is None else w
    return {
        "rocAuc": float(m.roc_auc_score(truth, p, sample_weight=w)),
        "prAuc": float(m.average_precision_score(truth, p, sample_weight=w)),
        "logLoss": float(m.log_loss(truth, p, sample_weight=w)),
        "brier": float(m.brier_score_loss(truth, p, sample_weight=w)),
        "calibrationError": ece(truth, p, ones),
        "roc": {"falsePositiveRate": fpr.tolist(), "truePositiveRate": tpr.tolist(), "threshold": thresholds.tolist()[1:]},
        "pr": {"precision": precision.tolist(), "recall": recall.tolist(), "threshold": cuts.tolist()},
    }


def multi():
    truth = rng.integers(0, 3, N)
    p = rng.random((N, 3)) + 0.7 * np.eye(3)[truth]
    p = np.round(p / p.sum(1, keepdims=True), 2)
    p[:, 2] = 1 - p[:, 0] - p[:, 1]
    p = np.clip(p, 0, 1)
    return truth, p, np.round(rng.random(N) * 3, 2)


def of_multi(truth, p, w):
    out = of_classes(truth, p.argmax(1), w)
    out["rocAuc"] = float(np.mean([m.roc_auc_score(truth == c, p[:, c], sample_weight=w) for c in range(3)]))
    if w is None:
        assert abs(out["rocAuc"] - m.roc_auc_score(truth, p, multi_class="ovr", average="macro")) < 1e-12
    out["logLoss"] = float(m.log_loss(truth, p, sample_weight=w))
    out["brier"] = float(m.brier_score_loss(truth, p, sample_weight=w))
    return out


def numbers():
    truth = np.round(rng.normal(20, 8, N), 2)
    truth[3] = 0
    return truth, np.round(truth + rng.normal(0, 3, N), 2), np.round(rng.random(N) * 3, 2)


def of_numbers(y, p, w):
    ones = np.ones(N) if w is None else w
    smape = 2 * abs(y - p) / (abs(y) + abs(p))
    return {
        "rmse": float(m.root_mean_squared_error(y, p, sample_weight=w)),
        "mae": float(m.mean_absolute_error(y, p, sample_weight=w)),
        "r2": float(m.r2_score(y, p, sample_weight=w)),
        "mape": float(m.mean_absolute_percentage_error(y, p, sample_weight=w)),
        "smape": float((ones * smape).sum() / ones.sum()),
        "pinball": float(m.mean_pinball_loss(y, p, alpha=0.9, sample_weight=w)),
    }


truth, scores, fine, weights = binary()
guess = (scores >= 0.5).astype(int)
curve = {s: [c.tolist() for c in calibration_curve(truth, fine, n_bins=7, strategy=s)] for s in ("uniform", "quantile")}
truth3, p3, weights3 = multi()
y, predicted, weightsY = numbers()
print(json.dumps({
    "scikitLearn": sklearn.__version__,
    "numpy": np.__version__,
    "binary": {
        "truth": truth.tolist(), "scores": scores.tolist(), "fine": fine.tolist(), "weights": weights.tolist(),
        "plain": {**of_classes(truth, guess, None), **of_scores(truth, scores, None)},
        "weighted": {**of_classes(truth, guess, weights), **of_scores(truth, scores, weights)},
        "calibration": curve,
    },
    "multi": {
        "truth": truth3.tolist(), "probabilities": p3.ravel().tolist(), "guess": p3.argmax(1).tolist(),
        "weights": weights3.tolist(), "plain": of_multi(truth3, p3, None), "weighted": of_multi(truth3, p3, weights3),
    },
    "numbers": {
        "truth": y.tolist(), "predicted": predicted.tolist(), "weights": weightsY.tolist(),
        "plain": of_numbers(y, predicted, None), "weighted": of_numbers(y, predicted, weightsY),
    },
}))
