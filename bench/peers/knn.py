import numpy as np
from sklearn.neighbors import KNeighborsClassifier

from serve import serve, thread_pools, timed

state = {}


def load(path, rows, queries, columns):
    data = np.fromfile(path, dtype=np.float64).reshape(columns + 1, rows + queries)
    points = np.ascontiguousarray(data[:columns].T)
    # Our model scales to deviation 1 by its training rows: the peer gets the same points.
    train = points[:rows]
    points = (points - train.mean(0)) / train.std(0)
    state["y"] = data[columns, :rows].astype(np.int32)
    state["train"], state["queries"] = points[:rows], points[rows:]
    return {"pools": thread_pools()}


def predict(algorithm):
    def work():
        model = KNeighborsClassifier(n_neighbors=10, algorithm=algorithm, n_jobs=2)
        return model.fit(state["train"], state["y"]).predict_proba(state["queries"])

    seconds, answer = timed(work)
    return {"seconds": seconds, "sum": float(np.sum(answer[:, 1])), "first": answer[:200, 1].tolist()}


serve({"load": load, "predict": predict})
