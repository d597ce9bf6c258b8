import numpy as np
import scipy.sparse as sparse
from implicit.nearest_neighbours import CosineRecommender

from serve import serve, thread_pools, timed

state = {}


def load(path, threads):
    words = np.fromfile(path, dtype=np.uint32)
    rows, columns, entries = (int(n) for n in words[:3])
    indptr = words[3 : 4 + rows].astype(np.int32)
    indices = words[4 + rows : 4 + rows + entries].astype(np.int32)
    values = words[4 + rows + entries :].view(np.float32).astype(np.float64)
    state["matrix"] = sparse.csr_matrix((values, indices, indptr), shape=(rows, columns))
    state["threads"] = threads
    return {"pools": thread_pools()}


def fit(neighbours):
    """implicit counts an item among its own neighbours: it gets one more."""
    model = CosineRecommender(K=neighbours + 1, num_threads=state["threads"])
    seconds, _ = timed(lambda: model.fit(state["matrix"], show_progress=False))
    first = model.similarity[:200].toarray()
    np.fill_diagonal(first, 0)
    return {"seconds": seconds, "best": np.sort(first, axis=1)[:, ::-1][:, :10].tolist()}


serve({"load": load, "fit": fit})
