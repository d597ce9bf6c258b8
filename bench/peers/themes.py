"""Clusters of texts by scikit-learn's usual ways, on words that are given."""

from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import normalized_mutual_info_score

from serve import serve, timed

SEED = 42


def words(text):
    return text.split(" ")


def cluster(texts, labels, clusters):
    """NMI of TF-IDF + KMeans and TF-IDF + NMF with the labels; `texts`: words joined by spaces."""
    tfidf = TfidfVectorizer(
        tokenizer=words, lowercase=False, token_pattern=None, sublinear_tf=True, min_df=3, max_df=0.5
    )
    matrix = tfidf.fit_transform(texts)
    kmeans = KMeans(clusters, n_init=3, random_state=SEED)
    seconds, found = timed(lambda: kmeans.fit_predict(matrix))
    nmf = NMF(clusters, init="nndsvd", max_iter=100, random_state=SEED)
    parts = nmf.fit_transform(matrix).argmax(axis=1)
    return {
        "kmeans": normalized_mutual_info_score(labels, found),
        "nmf": normalized_mutual_info_score(labels, parts),
        "seconds": seconds,
    }


serve({"cluster": cluster})
