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
    state["items"] = state["matrix"].T.tocsr()
    model = AlternatingLeastSquares(
        factors=factors, regularization=0.01, alpha=1.0, use_cg=True, iterations=1, num_threads=0, random_state=1
    )
    model.fit(state["matrix"], show_progress=False)
    state["model"] = model
    return {"pools": thread_pools()}


def epoch():
    """One pass as the library's own fit does it (both matrices at hand, factors from the pass before)."""
    model = state["model"]
    solve = model.solver
    users, items = state["matrix"], state["items"]

    def run():
        solve(users, model.user_factors, model.item_factors, model.regularization, num_threads=model.num_threads)
        solve(items, model.item_factors, model.user_factors, model.regularization, num_threads=model.num_threads)

    # As implicit's authors ask: its own threads work, BLAS inside them on one.
    with threadpool_limits(1, "blas"):
        seconds, _ = timed(run)
    return {"seconds": seconds}


serve({"load": load, "epoch": epoch})
