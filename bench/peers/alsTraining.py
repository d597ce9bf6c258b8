import tempfile

import numpy as np
import scipy.sparse as sparse
from implicit.cpu.als import AlternatingLeastSquares

from threadpoolctl import threadpool_limits

from serve import serve, thread_pools, timed

state = {}


def load(path, factors):
    words = np.fromfile(path, dtype=np.uint32)
    rows, columns, entries = (int(n) for n in words[:3])
    indptr = words[3 : 4 + rows].astype(np.int32)
    indices = words[4 + rows : 4 + rows + entries].astype(np.int32)
    # implicit takes the confidence itself: ours is 1 + value.
    values = words[4 + rows + entries :].view(np.float32) + 1
    state["matrix"] = sparse.csr_matrix((values, indices, indptr), shape=(rows, columns))
    state["model"] = AlternatingLeastSquares(
        factors=factors, regularization=0.01, alpha=1.0, use_cg=True, iterations=1, num_threads=0, random_state=1
    )
    return {"pools": thread_pools()}


def part(passes):
    """Passes as the library's own fit does them; the first part also makes the factors and turns the matrix."""
    model, users = state["model"], state["matrix"]

    def run():
        if "items" not in state:
            random = np.random.RandomState(1)
            state["items"] = users.T.tocsr()
            model.user_factors = random.rand(users.shape[0], model.factors).astype(np.float32) * 0.01
            model.item_factors = random.rand(users.shape[1], model.factors).astype(np.float32) * 0.01
        for _ in range(passes):
            model.solver(users, model.user_factors, model.item_factors, model.regularization, num_threads=model.num_threads)
            model.solver(
                state["items"], model.item_factors, model.user_factors, model.regularization, num_threads=model.num_threads
            )

    # As implicit's authors ask: its own threads work, BLAS inside them on one.
    with threadpool_limits(1, "blas"):
        seconds, _ = timed(run)
    return {"seconds": seconds}


def factors():
    model = state["model"]
    with tempfile.NamedTemporaryFile(delete=False, suffix=".f32") as file:
        np.concatenate([model.user_factors.ravel(), model.item_factors.ravel()]).tofile(file)
    return {"path": file.name}


serve({"load": load, "part": part, "factors": factors})
