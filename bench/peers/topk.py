import numpy as np
import scipy.sparse as sparse
from implicit.cpu.als import AlternatingLeastSquares

from threadpoolctl import threadpool_limits

from serve import serve, thread_pools, timed

state = {}


def load(path, users, items, factors):
    numbers = np.fromfile(path, dtype=np.float32)
    state["users"] = numbers[: users * factors].reshape(users, factors)
    state["items"] = numbers[users * factors :].reshape(items, factors)
    model = AlternatingLeastSquares(factors=factors, num_threads=0)
    model.user_factors, model.item_factors = state["users"], state["items"]
    state["model"] = model
    state["seen"] = sparse.csr_matrix((users, items), dtype=np.float32)
    return {"pools": thread_pools()}


def best(k):
    scores = state["users"] @ state["items"].T
    part = np.argpartition(scores, -k, axis=1)[:, -k:]
    found = np.take_along_axis(scores, part, axis=1)
    order = np.argsort(-found, axis=1)
    return np.take_along_axis(part, order, axis=1), np.take_along_axis(found, order, axis=1)


def numpy_top(k):
    return {"seconds": timed(lambda: best(k))[0]}


def implicit_top(k):
    model, everyone = state["model"], np.arange(len(state["users"]))
    run = lambda: model.recommend(everyone, state["seen"], N=k, filter_already_liked_items=False)
    # As implicit's authors ask: its own threads work, BLAS inside them on one.
    with threadpool_limits(1, "blas"):
        return {"seconds": timed(run)[0]}


def scores(k):
    return {"scores": best(k)[1].ravel().tolist()}


serve({"load": load, "numpy_top": numpy_top, "implicit_top": implicit_top, "scores": scores})
