"""Reference for lib/learn/drift: two-sample Kolmogorov-Smirnov distance (scipy) and PSI over decile bins (numpy).

Run: python test/golden/drift.py > test/golden/drift.json
Made with scipy 1.17.1, numpy 2.4.6.
"""
import json

import numpy as np
import scipy
from scipy.stats import ks_2samp

rng = np.random.default_rng(12)


def psi(then, now):
    edges = np.unique(np.quantile(then, np.arange(1, 10) / 10))
    share = lambda x: np.append(np.bincount(np.searchsorted(edges, x), minlength=len(edges) + 1), 0) / len(x)
    e, a = np.maximum(share(then), 1e-4), np.maximum(share(now), 1e-4)
    return float(((a - e) * np.log(a / e)).sum())


def case(then, now):
    return {"then": then.tolist(), "now": now.tolist(), "psi": psi(then, now), "ks": float(ks_2samp(then, now).statistic)}


print(json.dumps({
    "scipy": scipy.__version__,
    "continuous": case(np.round(rng.normal(0, 1, 800), 4), np.round(rng.normal(0.4, 1.2, 500), 4)),
    "counts": case(rng.poisson(2, 800).astype(float), rng.poisson(3, 500).astype(float)),
}))
