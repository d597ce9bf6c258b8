from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from serve import serve, timed

state = {}


def load(texts):
    state["texts"] = texts
    state["vader"] = SentimentIntensityAnalyzer()


def score():
    texts, vader = state["texts"], state["vader"]
    seconds, scores = timed(lambda: [vader.polarity_scores(text)["compound"] for text in texts])
    return {"seconds": seconds, "sum": sum(scores)}


serve({"load": load, "score": score})
