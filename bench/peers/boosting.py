import numpy as np
from lightgbm import LGBMClassifier
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from serve import serve, thread_pools, timed

state = {}


def read(path, rows, columns):
    return np.fromfile(path, dtype=np.float32).reshape(columns, rows).T.astype(np.float64, order="C")


def load(path, target, testPath, testTarget, rows, testRows, columns):
    state["x"], state["y"] = read(path, rows, columns), np.fromfile(target, dtype=np.int32)
    state["testX"], state["testY"] = read(testPath, testRows, columns), np.fromfile(testTarget, dtype=np.int32)
    return {"pools": thread_pools()}


def run(model):
    seconds, _ = timed(lambda: model.fit(state["x"], state["y"]))
    scored, scores = timed(lambda: model.predict_proba(state["testX"])[:, 1])
    return {"seconds": seconds, "auc": roc_auc_score(state["testY"], scores), "predictSeconds": scored}


def lightgbm(trees, threads):
    return run(LGBMClassifier(n_estimators=trees, num_leaves=31, max_bin=255, n_jobs=threads, verbose=-1))


def sklearn(trees):
    return run(HistGradientBoostingClassifier(max_iter=trees, max_leaf_nodes=31, max_bins=255, early_stopping=False))


serve({"load": load, "lightgbm": lightgbm, "sklearn": sklearn})
