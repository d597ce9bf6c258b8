"""Intervals of the difference of two means by scipy.stats.bootstrap: python bootstrap.py > bootstrap.json (numpy, scipy 1.17.1)."""

import json

import numpy as np
from scipy.stats import bootstrap


def sample(people, spenders, shift):
    values = [5 + ((i * i * 37 + shift * i) % 400) for i in range(spenders)]
    values[0] = 2000
    return np.array(values + [0] * (people - spenders), dtype=float)


def difference(first, second, axis=-1):
    return np.mean(first, axis=axis) - np.mean(second, axis=axis)


CASES = {"large": ((6000, 60, 3), (3000, 18, 7), 60000), "small": ((60, 12, 3), (40, 5, 7), 100000)}
found = {}
for name, (first, second, resamples) in CASES.items():
    groups = (sample(*first), sample(*second))
    interval = bootstrap(
        groups, difference, n_resamples=resamples, batch=500, method="BCa", rng=np.random.default_rng(1)
    ).confidence_interval
    found[name] = {"first": first, "second": second, "low": interval.low, "high": interval.high}
print(json.dumps(found, indent="\t"))
