import tempfile

import numpy as np
import scipy.sparse as sparse
from implicit.cpu.als import AlternatingLeastSquares

from threadpoolctl import threadpool_limits

from serve import serve, thread_pools, timed

state = {}


def load(path, factors, width):
    words = np.fromfile(path, dtype=np.uint32)
    rows, columns, entries = (int(n) for n in words[:3])
    indptr = words[3 : 4 + rows].astype(np.int32)
    indices = words[4 + rows : 4 + rows + entries].astype(np.int32)
    state["seen"] = sparse.csr_matrix((np.ones(entries, dtype=np.float32), indices, indptr), shape=(rows, columns))
    numbers = np.fromfile(factors, dtype=np.float32)
    model = AlternatingLeastSquares(factors=width, num_threads=0)
    model.user_factors = numbers[: rows * width].reshape(rows, width)
    model.item_factors = numbers[rows * width :].reshape(columns, width)
    state["model"] = model
    return {"pools": thread_pools()}


def recommend(k):
    model, everyone = state["model"], np.arange(state["seen"].shape[0])
    run = lambda: model.recommend(everyone, state["seen"], N=k, filter_already_liked_items=True)
    # As implicit's authors ask: its own threads work, BLAS inside them on one.
    with threadpool_limits(1, "blas"):
        seconds, state["found"] = timed(run)
    return {"seconds": seconds}


def scores():
    with tempfile.NamedTemporaryFile(delete=False, suffix=".f32") as file:
        state["found"][1].astype(np.float32).tofile(file)
    return {"path": file.name}


serve({"load": load, "recommend": recommend, "scores": scores})
