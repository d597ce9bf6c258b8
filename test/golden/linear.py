"""Reference numbers for linear models, from scikit-learn. Run: python test/golden/linear.py (writes linear.json beside)."""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, LogisticRegression, Ridge
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(5)
n, d = 240, 4
x = rng.normal(size=(n, d)) * [1, 3, 0.5, 10] + [0, 5, -2, 100]
score = (x - x.mean(0)) / x.std(0) @ [1.0, -0.7, 0.4, 0.0]
y = 3 + 2 * score + rng.normal(size=n)
binary = (score + rng.logistic(size=n) > 0.5).astype(int)
many = np.digitize(score + rng.logistic(size=n), [-1, 1])
weights = rng.integers(0, 4, size=n).astype(float)
tight = {"tol": 1e-12, "max_iter": 1_000_000}


def regression(model, **fit):
    model.fit(x, y, **fit)
    return {"coef": model.coef_.tolist(), "predictions": model.predict(x[:5]).tolist()}


def logistic(model, target, **fit):
    model.fit(x, target, **fit)
    return {"coef": model.coef_.tolist(), "probabilities": model.predict_proba(x[:5]).tolist()}


# The seed example: what customers spend, from age and income; 80/20 split with seed 42.
ages = rng.integers(18, 75, size=100)
incomes = np.round(rng.normal(50_000, 15_000, size=100), 2)
spent = np.round(5 * ages + 0.004 * incomes + rng.normal(0, 30, size=100), 2)
features = np.column_stack([ages, incomes])
train, test = train_test_split(np.arange(100), test_size=0.2, random_state=42)
model = LinearRegression().fit(features[train], spent[train])
mse = float(np.mean((model.predict(features[test]) - spent[test]) ** 2))

saga = {"solver": "saga", "random_state": 0, **tight}
newton = {"solver": "newton-cholesky", **tight}
golden = {
    "made": f"test/golden/linear.py, scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "x": x.tolist(),
    "y": y.tolist(),
    "binary": binary.tolist(),
    "many": many.tolist(),
    "weights": weights.tolist(),
    "linear": regression(LinearRegression()),
    "linearWeighted": regression(LinearRegression(), sample_weight=weights),
    "ridge": regression(Ridge(alpha=20)),
    "lasso": regression(Lasso(alpha=0.3, **tight)),
    "elasticNet": regression(ElasticNet(alpha=0.3, l1_ratio=0.4, **tight)),
    "l2": logistic(LogisticRegression(C=0.5, **newton), binary),
    "none": logistic(LogisticRegression(C=np.inf, **newton), binary),
    "balanced": logistic(LogisticRegression(C=2, class_weight="balanced", **newton), binary),
    "weighted": logistic(LogisticRegression(C=1, **newton), binary, sample_weight=weights),
    "multinomial": logistic(LogisticRegression(C=0.5, **newton), many),
}
# SAGA needs columns of one size: the L1 objectives are taken on standardised columns.
x = (x - x.mean(0)) / x.std(0)
golden["l1"] = logistic(LogisticRegression(C=0.1, l1_ratio=1, penalty="l1", **saga), binary)
golden["net"] = logistic(LogisticRegression(C=0.1, l1_ratio=0.4, penalty="elasticnet", **saga), binary)
golden["multinomialL1"] = logistic(LogisticRegression(C=0.1, l1_ratio=1, penalty="l1", **saga), many)
golden["seed"] = {
    "ages": ages.tolist(),
    "incomes": incomes.tolist(),
    "spent": spent.tolist(),
    "test": test.tolist(),
    "mse": mse,
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n")
