"""Public sets of labelled texts, their splits, and the usual scikit-learn way with them."""

import csv
import gzip
import os

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.svm import LinearSVC

from serve import serve, timed

SEED = 42
state = {}


def table(path, encoding="utf8"):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding=encoding, newline="") as file:
        return list(csv.reader(file))[1:]


def sentences(path):
    with open(path, encoding="utf8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file.read().split("\n") if line.strip()]
    return [row[0] for row in rows], [row[-1] for row in rows]


def tweets(folder, part):
    with open(f"{folder}/{part}_labels.txt") as file:
        labels = file.read().split()
    with open(f"{folder}/{part}_text.txt", encoding="utf8") as file:
        return file.read().split("\n")[: len(labels)], labels


def folds(texts, labels):
    split = StratifiedKFold(5, shuffle=True, random_state=SEED).split(texts, labels)
    return [test.tolist() for _, test in split]


def aside(labels):
    rows = np.arange(len(labels))
    return [sorted(train_test_split(rows, test_size=0.2, stratify=labels, random_state=SEED)[1].tolist())]


def load(data, name):
    """Texts, labels, and the test rows of each split; all other rows are learned from."""
    kind, _, part = name.partition(":")
    if kind == "uci":
        texts, labels = sentences(os.path.join(data, "uci-sentences", f"{part}_labelled.txt"))
    elif kind == "waimai":
        rows = table(os.path.join(data, "zh-waimai10k", "waimai_10k.csv"))
        texts, labels = [row[1] for row in rows], [row[0] for row in rows]
    elif kind == "shopping":
        rows = table(os.path.join(data, "zh-online-shopping-9cats", "online_shopping_9cats.csv.gz"))
        texts, labels = [row[2] for row in rows], [row[1] for row in rows]
    elif kind == "banking":
        rows = table(os.path.join(data, "banking77-train", "train.csv"))
        texts, labels = [row[0] for row in rows], [row[1] for row in rows]
    elif kind == "sms":
        rows = table(os.path.join(data, "sms-spam", "sms_spam.csv"), "latin1")
        texts, labels = [row[1] for row in rows], [row[0] for row in rows]
    else:
        folder = os.path.join(data, "xlmt-trainval", part)
        texts, labels = tweets(folder, "train")
        more, others = tweets(folder, "val")
        splits = [list(range(len(texts), len(texts) + len(more)))]
        texts, labels = texts + more, labels + others
    if kind != "xlmt":
        splits = aside(labels) if kind in ("banking", "shopping") else folds(texts, labels)
    classes = sorted(set(labels))
    numbers = [classes.index(label) for label in labels]
    state.update(texts=np.array(texts, object), labels=np.array(numbers), splits=splits, kind=kind)
    return {"texts": texts, "labels": numbers, "classes": classes, "splits": splits}


def vectors(train, test):
    """Words and pairs beside runs of characters, as our own."""
    if state["kind"] in ("waimai", "shopping"):
        parts = [TfidfVectorizer(analyzer="char", ngram_range=(1, 4), sublinear_tf=True, min_df=2)]
    else:
        parts = [
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)[\w']+|[^\w\s]"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        ]
    fit = sparse.hstack([part.fit_transform(train) for part in parts]).tocsr()
    return fit, parts, sparse.hstack([part.transform(test) for part in parts]).tocsr()


def judge(model):
    """Accuracy over all splits together, macro-F1, and seconds of all fits."""
    texts, labels = state["texts"], state["labels"]
    right, rows, seconds, f1 = 0, 0, 0.0, []
    for test in state["splits"]:
        train = np.setdiff1d(np.arange(len(labels)), test)
        make = LinearSVC(C=0.5) if model == "LinearSVC" else LogisticRegression(C=10, max_iter=300)

        def work():
            fit, _, other = vectors(texts[train], texts[test])
            return make.fit(fit, labels[train]).predict(other)

        took, guess = timed(work)
        seconds += took
        right += int((guess == labels[test]).sum())
        rows += len(test)
        f1.append(f1_score(labels[test], guess, average="macro"))
    return {"accuracy": right / rows, "f1": float(np.mean(f1)), "rows": rows, "seconds": seconds}


serve({"load": load, "judge": judge})
