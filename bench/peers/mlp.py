import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

from serve import serve, thread_pools, timed

state = {}


def load(path, rows, test, columns):
    data = np.fromfile(path, dtype=np.float32)
    x = data[: (rows + test) * columns].reshape(rows + test, columns)
    y = data[(rows + test) * columns :].astype(np.int32)
    state.update(x=x[:rows].copy(), y=y[:rows].copy(), test=x[rows:].copy())
    return {"pools": thread_pools()}


def fit():
    model = MLPClassifier(
        (64, 32), batch_size=256, max_iter=5, n_iter_no_change=5, random_state=1, tol=0
    )
    with warnings.catch_warnings():
        # It warns that five epochs did not converge.
        warnings.simplefilter("ignore")
        seconds, _ = timed(lambda: model.fit(state["x"], state["y"]))
    said = model.predict_proba(state["test"])[:, 1]
    return {"seconds": seconds, "epochs": model.n_iter_, "said": said.astype(float).tolist()}


serve({"load": load, "fit": fit})
