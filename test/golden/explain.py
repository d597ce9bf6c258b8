"""Reference for lib/learn/explain: exact Shapley values by enumeration, and partial dependence, of a function of four features.

Run: python test/golden/explain.py > test/golden/explain.json
Made with scikit-learn 1.9.1, numpy 2.4.6. Shapley: all 24 orders, the mean over the background rows (the definition).
"""
import itertools
import json

import numpy as np
import sklearn
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence

rng = np.random.default_rng(3)
rows, background = np.round(rng.normal(0, 1, (6, 4)), 3), np.round(rng.normal(0, 1, (8, 4)), 3)


class Model(RegressorMixin, BaseEstimator):
    def fit(self, X, y):
        self.fitted_ = True
        return self

    def predict(self, X):
        return X[:, 0] * X[:, 1] + np.sin(2 * X[:, 2]) + 0.5 * X[:, 3] + np.where(X[:, 0] > 0, X[:, 3] ** 2, 0)


f = Model().fit(None, None).predict
orders = list(itertools.permutations(range(4)))
shapley = np.zeros((6, 4))
for order in orders:
    mixed = np.repeat(background[None], 6, 0)
    before = f(mixed.reshape(-1, 4)).reshape(6, 8)
    for j in order:
        mixed[:, :, j] = rows[:, None, j]
        after = f(mixed.reshape(-1, 4)).reshape(6, 8)
        shapley[:, j] += (after - before).mean(1) / len(orders)
        before = after
grid = [-1.0, 0.0, 0.5, 2.0]
dependence = partial_dependence(Model().fit(None, None), background, [0], custom_values={0: np.array(grid)}, kind="average")
print(json.dumps({
    "scikitLearn": sklearn.__version__, "rows": rows.tolist(), "background": background.tolist(),
    "shapley": shapley.ravel().tolist(), "base": float(f(background).mean()), "predictions": f(rows).tolist(),
    "grid": grid, "dependence": dependence["average"][0].tolist(),
}))
