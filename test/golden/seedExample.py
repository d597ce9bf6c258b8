"""Purchase amount from age and income by scikit-learn's linear regression, on the split that Train Model makes with seed 42.
Run: python test/golden/seedExample.py (writes seedExample.json beside). `testRows` are Train Model's; the test compares them too."""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error

here = Path(__file__).parent
rng = np.random.default_rng(42)
n = 200
age = rng.integers(18, 80, size=n)
income = np.round(rng.gamma(4, 9000, size=n))
amount = np.round(20 + 0.8 * age + 0.004 * income + rng.normal(0, 25, size=n), 2)

out = here / "seedExample.json"
test_rows = json.loads(out.read_text())["testRows"] if out.exists() else [0]
test = np.zeros(n, dtype=bool)
test[test_rows] = True
x = np.column_stack([age, income])
model = LinearRegression().fit(x[~test], amount[~test])
golden = {
    "sklearn": sklearn.__version__,
    "age": age.tolist(),
    "income": income.tolist(),
    "amount": amount.tolist(),
    "testRows": test_rows,
    "mse": mean_squared_error(amount[test], model.predict(x[test])),
}
out.write_text(json.dumps(golden, indent=1) + "\n")
