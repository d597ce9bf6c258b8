import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

from serve import serve, thread_pools, timed

state = {}


def load(path, rows, test, columns):
    data = np.fromfile(path, dtype=np.float64).reshape(columns + 1, rows + test)
    state["x"] = np.ascontiguousarray(data[:columns, :rows].T)
    state["y"] = data[columns, :rows].astype(int)
    state["x_test"] = np.ascontiguousarray(data[:columns, rows:].T)
    state["y_test"] = data[columns, rows:].astype(int)
    return {"pools": thread_pools()}


def fit(trees, leaf, jobs):
    model = RandomForestClassifier(trees, min_samples_leaf=leaf, n_jobs=jobs, random_state=0)
    seconds, _ = timed(lambda: model.fit(state["x"], state["y"]))
    auc = roc_auc_score(state["y_test"], model.predict_proba(state["x_test"])[:, 1])
    return {"seconds": seconds, "auc": float(auc)}


serve({"load": load, "fit": fit})
