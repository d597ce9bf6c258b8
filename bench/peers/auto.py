"""Defaults of scikit-learn on mixed columns: one-hot and scaled for the logistic, ordinal for the trees."""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from serve import serve, timed

state = {}


def load(path, numbers, texts):
    """A JSON file {columns: {name: values}, y: [0|1]}; texts are categories."""
    data = pd.read_json(path, typ="series")
    frame = pd.DataFrame(data["columns"])
    for name in numbers:
        frame[name] = pd.to_numeric(frame[name])
    for name in texts:
        frame[name] = frame[name].astype(object).where(frame[name].notna(), "(missing)").astype(str)
    state.update(x=frame, y=np.array(data["y"]), numbers=numbers, texts=texts)
    return {}


def ordinal():
    return OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)


def logistic():
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    one_hot = OneHotEncoder(handle_unknown="ignore")
    columns = ColumnTransformer([("n", numbers, state["numbers"]), ("t", one_hot, state["texts"])])
    return make_pipeline(columns, LogisticRegression(max_iter=1000))


def forest():
    numbers = SimpleImputer(strategy="median")
    texts = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    columns = ColumnTransformer([("n", numbers, state["numbers"]), ("t", texts, state["texts"])])
    return make_pipeline(columns, RandomForestClassifier(random_state=42, n_jobs=2))


def boosting():
    columns = ColumnTransformer([("n", "passthrough", state["numbers"]), ("t", ordinal(), state["texts"])])
    at = len(state["numbers"])
    few = [at + i for i, name in enumerate(state["texts"]) if state["x"][name].nunique() <= 255]
    model = HistGradientBoostingClassifier(categorical_features=few, random_state=42)
    return make_pipeline(columns, model)


MAKE = {"logistic": logistic, "forest": forest, "boosting": boosting}


def run(model, splits):
    """ROC AUC of the predictions of all test rows, each by a model that never saw them."""
    x, y = state["x"], state["y"]
    scores = np.full(len(y), np.nan)

    def work():
        for split in splits:
            fitted = MAKE[model]().fit(x.iloc[split["train"]], y[split["train"]])
            scores[split["test"]] = fitted.predict_proba(x.iloc[split["test"]])[:, 1]

    seconds, _ = timed(work)
    tested = ~np.isnan(scores)
    return {"seconds": seconds, "auc": roc_auc_score(y[tested], scores[tested])}


serve({"load": load, "run": run})
