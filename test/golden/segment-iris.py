"""Reference numbers for lib/segment on iris: standardised (population deviation) float32 columns, k = 2..8.

Run: python test/golden/segment-iris.py ../shared/data/iris/iris.csv > test/golden/segment-iris.json
Made with scikit-learn 1.9.1, numpy 2.4.6.
"""
import csv
import json
import sys

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

with open(sys.argv[1]) as file:
    rows = list(csv.reader(file))[1:]
points = np.array([[float(cell) for cell in row[:4]] for row in rows])
scaled = ((points - points.mean(0)) / points.std(0)).astype(np.float32).astype(np.float64)


def run(k):
    model = KMeans(k, n_init=200, random_state=1, tol=0, max_iter=1000).fit(scaled)
    return {
        "k": k,
        "inertia": float(model.inertia_),
        "silhouette": float(silhouette_score(scaled, model.labels_)),
        "sizes": sorted(np.bincount(model.labels_).tolist()),
    }


print(json.dumps({
    "scikitLearn": sklearn.__version__,
    "numpy": np.__version__,
    "note": "best of 200 k-means++ starts; silhouette of that solution",
    "means": points.mean(0).tolist(),
    "deviations": points.std(0).tolist(),
    "kmeans": [run(k) for k in range(2, 9)],
    "speciesSilhouette": float(silhouette_score(scaled, [row[4] for row in rows])),
}, indent="\t"))
