"""Decision trees of scikit-learn on small data where every value has a bin of its own.

Run: python test/golden/trees.py > test/golden/trees.json
Made with scikit-learn 1.9.1, numpy 2.4.6.
"""
import json

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

rng = np.random.default_rng(11)
X = np.round(rng.normal(size=(220, 4)) * 64) / 64
binary = (X[:, 0] + 0.5 * X[:, 1] ** 2 + 0.4 * rng.normal(size=220) > 0.3).astype(int)
three = binary + (X[:, 2] > 0.7)
numbers = np.round((np.sin(2 * X[:, 0]) + X[:, 3] + 0.3 * rng.normal(size=220)) * 1024) / 1024
# Uneven weights: no two splits are equally good (scikit-learn draws lots among such).
weights = np.round((0.5 + rng.random(220)) * 1024) / 1024


def tree(model, y, options, weighted=False):
    model = model(random_state=0, **options).fit(X, y, sample_weight=weights if weighted else None)
    predict = model.predict_proba if hasattr(model, "predict_proba") else model.predict
    return {
        "target": "numbers" if y is numbers else "binary" if y is binary else "three",
        "weighted": weighted,
        "options": options,
        "predictions": np.asarray(predict(X)).ravel().tolist(),
        "leaves": int(model.get_n_leaves()),
        "importance": model.feature_importances_.tolist(),
    }


C, R = DecisionTreeClassifier, DecisionTreeRegressor
cases = [
    tree(C, binary, {"min_samples_leaf": 5}, True),
    tree(C, binary, {"min_samples_leaf": 4, "criterion": "entropy"}, True),
    tree(C, three, {"min_samples_leaf": 6, "max_depth": 4}, True),
    tree(C, three, {"min_samples_leaf": 3, "max_leaf_nodes": 9, "criterion": "entropy"}, True),
    tree(C, binary, {"min_samples_leaf": 3, "ccp_alpha": 0.01}),
    tree(R, numbers, {"min_samples_leaf": 5}),
    tree(R, numbers, {"min_samples_leaf": 2, "max_leaf_nodes": 12}, True),
    tree(R, numbers, {"min_samples_leaf": 2, "ccp_alpha": 0.02}),
]
print(
    json.dumps(
        {
            "columns": X.T.tolist(),
            "binary": binary.tolist(),
            "three": three.tolist(),
            "numbers": numbers.tolist(),
            "weights": weights.tolist(),
            "cases": cases,
        }
    )
)
