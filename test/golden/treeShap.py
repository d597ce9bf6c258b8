"""SHAP values of exported trees, from the shap package: three classes, missing values, a forest of four trees.

Run: python test/golden/treeShap.py > test/golden/treeShap.json
Made with shap 0.51.0, scikit-learn 1.9.1, numpy 2.4.6.
"""
import json

import numpy as np
import shap
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

rng = np.random.default_rng(3)
# Multiples of 1/8: the same numbers in float32 and float64.
X = np.round(rng.normal(size=(240, 6)) * 16) / 8
classes = ((X[:, 0] + X[:, 1] * X[:, 2] > 0).astype(int) + (X[:, 3] > 1)).astype(int)
numbers = np.round((X[:, 0] ** 2 - 3 * X[:, 4] + rng.normal(size=240)) * 8) / 8
X[rng.random(X.shape) < 0.08] = np.nan


def export(model):
    trees = []
    for estimator in model.estimators_:
        t = estimator.tree_
        values = t.value[:, 0, :]
        trees.append(
            {
                "left": t.children_left.tolist(),
                "right": t.children_right.tolist(),
                "missingLeft": t.missing_go_to_left.astype(int).tolist(),
                "feature": t.feature.tolist(),
                # Infinity parts missing values from all others.
                "threshold": [min(float(x), 1.7976931348623157e308) for x in t.threshold],
                "value": values.tolist(),
                "cover": t.weighted_n_node_samples.tolist(),
            }
        )
    return trees


def explain(trees, rows):
    def as_dict(t):
        left, right = np.array(t["left"]), np.array(t["right"])
        return {
            "children_left": left,
            "children_right": right,
            "children_default": np.where(np.array(t["missingLeft"]) == 1, left, right),
            "features": np.array(t["feature"]),
            "thresholds": np.array(t["threshold"]),
            "values": np.array(t["value"]) / len(trees),
            "node_sample_weight": np.array(t["cover"]),
        }

    model = {
        "trees": [as_dict(t) for t in trees],
        "internal_dtype": np.float64,
        "input_dtype": np.float64,
        "objective": "squared_error",
        "tree_output": "raw_value",
        "base_offset": 0.0,
    }
    explainer = shap.TreeExplainer(model, feature_perturbation="tree_path_dependent")
    values = explainer.shap_values(rows, check_additivity=False)
    return np.atleast_1d(explainer.expected_value).tolist(), np.asarray(values).tolist()


def case(model, target):
    model.fit(X, target)
    trees, rows = export(model), X[:12]
    base, values = explain(trees, rows)
    return {
        "trees": trees,
        "rows": [[None if np.isnan(x) else float(x) for x in row] for row in rows],
        "base": base,
        "values": values,
    }


print(
    json.dumps(
        {
            "classes": case(RandomForestClassifier(4, max_depth=6, random_state=1), classes),
            "numbers": case(RandomForestRegressor(4, max_depth=6, random_state=1), numbers),
        }
    )
)
