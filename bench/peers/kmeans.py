import numpy as np
from sklearn.cluster import KMeans

from serve import serve, thread_pools, timed

state = {}


def load(path, rows, columns, init):
    state["x"] = np.fromfile(path, dtype=np.float32).reshape(rows, columns)
    state["init"] = np.array(init, dtype=np.float32).reshape(-1, columns)
    return {"pools": thread_pools()}


def fit(steps):
    x, init = state["x"], state["init"]
    model = KMeans(len(init), init=init, n_init=1, max_iter=steps, tol=0, algorithm="lloyd")
    seconds, _ = timed(lambda: model.fit(x))
    return {"seconds": seconds, "inertia": float(model.inertia_), "steps": model.n_iter_}


serve({"load": load, "fit": fit})
