import numpy as np
from sklearn.linear_model import LogisticRegression

from serve import serve, thread_pools, timed

state = {}


def load(path, rows, columns):
    data = np.fromfile(path, dtype=np.float64).reshape(columns + 1, rows)
    state["x"] = np.ascontiguousarray(data[:columns].T)
    state["y"] = data[columns].astype(np.int32)
    return {"pools": thread_pools()}


def fit(tol, c):
    model = LogisticRegression(C=c, solver="lbfgs", tol=tol, max_iter=1000)
    seconds, _ = timed(lambda: model.fit(state["x"], state["y"]))
    state["model"] = model
    return {"seconds": seconds, "iterations": int(model.n_iter_[0])}


def loss(c):
    model, x, y = state["model"], state["x"], state["y"]
    z = model.decision_function(x)
    total = np.logaddexp(0, z).sum() - z[y == 1].sum()
    return {"loss": float((c * total + 0.5 * (model.coef_**2).sum()) / (c * len(y)))}


serve({"load": load, "fit": fit, "loss": loss})
