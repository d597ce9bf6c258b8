"""Totals of the public order files, computed with nothing but Python's csv module; prints rfm.json.

python3 test/golden/rfm.py ../shared/data > test/golden/rfm.json
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

CASES = {
    "superstore": ("superstore/orders.csv.gz", "Customer ID", "Order ID", "Order Date", "Sales", "Category"),
    "completejourney": (
        "completejourney/transactions_sample.csv.gz",
        "household_id",
        "basket_id",
        "transaction_timestamp",
        "sales_value",
        None,
    ),
}


def totals(folder, file, customer, order, day, amount, category):
    lines = []
    with gzip.open(folder / file, "rt", encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            lines.append(
                (
                    row[customer],
                    row[order],
                    date.fromisoformat(row[day][:10]),
                    # Each line counts with four decimals, as the product states.
                    round(Decimal(row[amount]), 4),
                    row[category] if category else None,
                )
            )
    end = max(line[2] for line in lines)
    orders = defaultdict(dict)
    spent = defaultdict(Decimal)
    recent = Decimal(0)
    by_category = defaultdict(Decimal)
    for who, number, when, value, kind in lines:
        orders[who][number] = max(when, orders[who].get(number, when))
        spent[who] += value
        recent += value if (end - when).days < 90 else 0
        by_category[kind] += value
    top = max(spent, key=spent.get)
    return {
        "rows": len(lines),
        "asOf": end.isoformat(),
        "customers": len(orders),
        "orders": sum(len(numbers) for numbers in orders.values()),
        "monetary": float(sum(spent.values())),
        "amount90d": float(recent),
        "orders90d": sum((end - d).days < 90 for n in orders.values() for d in n.values()),
        "recency": sum((end - max(n.values())).days for n in orders.values()),
        "best": {"id": top, "monetary": float(spent[top]), "frequency": len(orders[top])},
        "categories": sorted(by_category, key=by_category.get, reverse=True) if category else None,
    }


folder = Path(sys.argv[1])
print(json.dumps({name: totals(folder, *case) for name, case in CASES.items()}, indent="\t"))
