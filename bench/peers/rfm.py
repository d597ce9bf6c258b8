"""RFM, windows and category shares with polars (lazy) and DuckDB: the queries that a user would write for speed."""

import sys

from serve import serve, timed

# Other peers here may have names of modules of Python (csv): the libraries must not find them.
sys.path.pop(0)
import duckdb  # noqa: E402
import polars as pl  # noqa: E402

setup = {}
chosen = {}


def load(path, as_of, windows, categories):
    setup.update(path=path, as_of=as_of, windows=windows, categories=categories)


def polars_query(order, form):
    """One group_by; `form`: how a condition on a sum is written."""
    as_of = pl.lit(setup["as_of"]).str.to_date()
    amount, age = pl.col("amount"), pl.col("age")
    wanted = ["customer", "date", "amount", "category"] + (["order"] if order else [])
    types = {"customer": pl.String, "order": pl.String, "date": pl.Date, "amount": pl.Float64}
    rows = (
        pl.scan_csv(setup["path"], schema_overrides={**types, "category": pl.String})
        .select(wanted)
        .filter(pl.col("date") <= as_of)
        .with_columns(age=(as_of - pl.col("date")).dt.total_days().cast(pl.Int32))
    )

    def total(condition):
        if form == "filter":
            return amount.filter(condition).sum()
        return pl.when(condition).then(amount).otherwise(0.0).sum()

    def count(condition):
        if order:
            return pl.col("order").filter(condition).n_unique()
        return condition.sum()

    sums = [
        (pl.col("order").n_unique() if order else pl.len()).alias("frequency"),
        amount.sum().alias("monetary"),
        age.min().alias("recency"),
        age.max().alias("tenureDays"),
        pl.col("date").min().alias("firstOrder"),
        pl.col("date").max().alias("lastOrder"),
    ]
    for w in setup["windows"]:
        sums.append(count(age < w).alias(f"orders{w}d"))
        sums.append(total(age < w).alias(f"amount{w}d"))
        sums.append(total((age >= w) & (age < 2 * w)).alias(f"before{w}d"))
    for name in setup["categories"]:
        sums.append(total(pl.col("category") == name).alias(f"share_{name}"))
    result = rows.group_by("customer").agg(sums)
    orders, days = pl.col("frequency"), pl.col("tenureDays") - pl.col("recency")
    result = result.with_columns(
        averageOrderValue=pl.col("monetary") / orders,
        daysBetweenOrders=pl.when(orders > 1).then(days / (orders - 1)),
        minusRecency=-pl.col("recency"),
        *[trend(w) for w in setup["windows"]],
        *[pl.col(f"share_{c}") / pl.col("monetary") for c in setup["categories"]],
    )
    return result.with_columns(
        recencyScore=score("minusRecency"),
        frequencyScore=score("frequency"),
        monetaryScore=score("monetary"),
    )


def trend(w):
    now, before = pl.col(f"amount{w}d"), pl.col(f"before{w}d")
    return ((now - before) / (now + before)).alias(f"trend{w}d")


def score(name):
    value = pl.col(name)
    above = [(value.quantile(q / 5, "equiprobable") < value).cast(pl.Int8) for q in (1, 2, 3, 4)]
    return 1 + sum(above[1:], above[0])


def polars_sums(frame):
    names = sum_names()
    row = frame.select([pl.col(n).cast(pl.Float64).fill_nan(None).sum() for n in names]).row(0)
    return {"customers": frame.height, **dict(zip(names, row))}


def sum_names():
    names = ["recency", "frequency", "monetary", "tenureDays"]
    for w in setup["windows"]:
        names += [f"orders{w}d", f"amount{w}d", f"trend{w}d"]
    return names + ["recencyScore", "frequencyScore", "monetaryScore", "share_Books", "share_Toys"]


def choose(order):
    """Tries every way to run the polars query once and keeps the fastest."""
    tried = {}
    for form in ("when", "filter"):
        for engine in ("streaming", "in-memory"):
            seconds, _ = timed(lambda: polars_query(order, form).collect(engine=engine))
            tried[(form, engine)] = seconds
    chosen[order] = min(tried, key=tried.get)
    return {"query": ", ".join(chosen[order])}


def duckdb_query():
    parts = [
        "customer",
        "count(*) frequency, sum(amount) monetary, min(age) recency, max(age) tenureDays",
        "min(date) firstOrder, max(date) lastOrder",
    ]
    for w in setup["windows"]:
        parts.append(f"count(*) filter (age < {w}) orders{w}d")
        parts.append(f"coalesce(sum(amount) filter (age < {w}), 0) amount{w}d")
        parts.append(f"coalesce(sum(amount) filter (age >= {w} and age < {2 * w}), 0) before{w}d")
    for name in setup["categories"]:
        parts.append(f"coalesce(sum(amount) filter (category = '{name}'), 0) sum_{name}")
    columns = "{'customer': 'VARCHAR', 'order': 'VARCHAR', 'date': 'DATE', 'amount': 'DOUBLE', 'quantity': 'INTEGER', 'category': 'VARCHAR'}"
    end = f"date '{setup['as_of']}'"
    source = f"read_csv('{setup['path']}', header = true, columns = {columns})"
    derived = ["*", "monetary / frequency averageOrderValue"]
    derived.append("(tenureDays - recency) / nullif(frequency - 1, 0) daysBetweenOrders")
    for w in setup["windows"]:
        total = f"nullif(amount{w}d + before{w}d, 0)"
        derived.append(f"(amount{w}d - before{w}d) / {total} trend{w}d")
    for name in setup["categories"]:
        derived.append(f"sum_{name} / nullif(monetary, 0) share_{name}")
    for value, label in (("-recency", "recency"), ("frequency", "frequency"), ("monetary", "monetary")):
        edges = f"(select quantile_disc({value}, [0.2, 0.4, 0.6, 0.8]) from sums)"
        derived.append(f"1 + len(list_filter({edges}, lambda edge: edge < {value})) {label}Score")
    return f"""create or replace temp table result as
        with rows as (select customer, date, amount, category, date_diff('day', date, {end}) age
                      from {source} where date <= {end}),
             sums as materialized (select {", ".join(parts)} from rows group by customer)
        select {", ".join(derived)} from sums"""


def run_duckdb():
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.execute("set preserve_insertion_order = false")
    seconds, _ = timed(lambda: connection.execute(duckdb_query()))
    names = sum_names()
    selected = ", ".join(f"sum({n})::double" for n in names)
    row = connection.execute(f"select count(*), {selected} from result").fetchone()
    return {"seconds": seconds, "sums": dict(zip(["customers", *names], row))}


def run(which, order):
    if which == "duckdb":
        return run_duckdb()
    form, engine = chosen[order]
    seconds, frame = timed(lambda: polars_query(order, form).collect(engine=engine))
    return {"seconds": seconds, "sums": polars_sums(frame)}


serve({"load": load, "choose": choose, "run": run})
