"""Reference rates by group for lib/learn/fairness, from scikit-learn's metrics on each group.

Run: python test/golden/fairness.py > test/golden/fairness.json
Made with scikit-learn 1.9.1, numpy 2.4.6.
"""
import json

import numpy as np
import sklearn
from sklearn.metrics import accuracy_score, precision_score, recall_score

rng = np.random.default_rng(17)
N = 400
group = rng.choice(3, N, p=[0.5, 0.3, 0.2])
truth = (rng.random(N) < np.array([0.3, 0.5, 0.2])[group]).astype(int)
predicted = (rng.random(N) < 0.15 + 0.5 * truth + 0.1 * (group == 1)).astype(int)
weights = np.round(rng.random(N) * 3, 2)


def rates(w):
    out = []
    for g in range(3):
        at = group == g
        t, p, v = truth[at], predicted[at], w[at]
        out.append({
            "baseRate": float(np.average(t, weights=v)),
            "selectionRate": float(np.average(p, weights=v)),
            "truePositiveRate": float(recall_score(t, p, sample_weight=v)),
            "falsePositiveRate": float(recall_score(1 - t, 1 - p, sample_weight=v) * -1 + 1),
            "precision": float(precision_score(t, p, sample_weight=v)),
            "accuracy": float(accuracy_score(t, p, sample_weight=v)),
        })
    gap = lambda k: max(r[k] for r in out) - min(r[k] for r in out)
    selected = [r["selectionRate"] for r in out]
    return {"groups": out, "measures": {
        "demographicParityDifference": gap("selectionRate"),
        "demographicParityRatio": min(selected) / max(selected),
        "equalOpportunityDifference": gap("truePositiveRate"),
        "equalisedOddsDifference": max(gap("truePositiveRate"), gap("falsePositiveRate")),
        "predictiveParityDifference": gap("precision"),
    }}


print(json.dumps({
    "scikitLearn": sklearn.__version__, "group": group.tolist(), "truth": truth.tolist(), "predicted": predicted.tolist(),
    "weights": weights.tolist(), "plain": rates(np.ones(N)), "weighted": rates(weights),
}))
