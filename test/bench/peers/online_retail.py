"""Online Retail in pandas: read, clean, RFM by mid-rank quintiles, ABC by customer, Gini.

Prints one JSON line: `ms` from the file to the last number, and apart from it the import of pandas (`import_ms`), which
the page's engine, being up already, has no part in. Usage: python3 online_retail.py OnlineRetail.csv
"""

import json
import sys
import time

started = time.perf_counter()
import numpy as np
import pandas as pd

imported = time.perf_counter()

AS_OF = pd.Timestamp("2011-12-10")

# Segment of each cell of the R x FM grid: rows R = 1..5, columns FM = 1..5.
GRID = np.array(
    [
        ["lost", "hibernating", "at_risk", "cannot_lose", "cannot_lose"],
        ["hibernating", "hibernating", "at_risk", "at_risk", "cannot_lose"],
        ["about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"],
        ["promising", "potential_loyalist", "potential_loyalist", "loyal", "champions"],
        ["new_customers", "potential_loyalist", "potential_loyalist", "champions", "champions"],
    ]
)


def quintile(values: pd.Series, ascending: bool = True) -> pd.Series:
    mid_rank = values.rank(method="average", ascending=ascending)
    return (1 + np.floor(5 * (mid_rank - 0.5) / len(values))).astype(int)


lines = pd.read_csv(
    sys.argv[1],
    encoding="latin-1",
    dtype={"InvoiceNo": str, "StockCode": str, "Description": str, "CustomerID": str, "Country": str},
    parse_dates=["InvoiceDate"],
    date_format="%m/%d/%Y %H:%M",
)
lines = lines[lines["CustomerID"].notna() & ~lines["InvoiceNo"].str.startswith("C")]
lines = lines.assign(amount=lines["Quantity"] * lines["UnitPrice"])

rfm = lines.groupby("CustomerID").agg(
    last=("InvoiceDate", "max"), frequency=("InvoiceNo", "nunique"), monetary=("amount", "sum")
)
rfm["recency_days"] = (AS_OF - rfm["last"].dt.normalize()).dt.days
rfm["r_score"] = quintile(rfm["recency_days"], ascending=False)
rfm["f_score"] = quintile(rfm["frequency"])
rfm["m_score"] = quintile(rfm["monetary"])
rfm["fm"] = np.floor((rfm["f_score"] + rfm["m_score"]) / 2 + 0.5).astype(int)
rfm["segment"] = GRID[rfm["r_score"] - 1, rfm["fm"] - 1]
segments = rfm.groupby("segment").agg(customers=("monetary", "size"), revenue=("monetary", "sum"))
heat = rfm.groupby(["r_score", "f_score"]).agg(customers=("monetary", "size"), revenue=("monetary", "sum"))

abc = rfm.loc[rfm["monetary"] > 0, ["monetary"]].reset_index()
abc = abc.sort_values(["monetary", "CustomerID"], ascending=[False, True])
share = abc["monetary"] / abc["monetary"].sum()
before = share.cumsum() - share
abc["class"] = np.select([before < 0.8 - 1e-12, before < 0.95 - 1e-12], ["A", "B"], "C")
classes = abc.groupby("class").agg(customers=("monetary", "size"), revenue=("monetary", "sum"))

ascending = abc["monetary"].to_numpy()[::-1]
n = len(ascending)
gini = ((2 * np.arange(1, n + 1) - n - 1) * ascending).sum() / (n * ascending.sum())

ended = time.perf_counter()
print(
    json.dumps(
        {
            "ms": (ended - imported) * 1000,
            "import_ms": (imported - started) * 1000,
            "version": f"pandas {pd.__version__}",
            "answer": {
                "customers": len(rfm),
                "champions": int(segments.loc["champions", "customers"]),
                "classes": [int(classes.loc[name, "customers"]) for name in "ABC"],
                "gini": round(float(gini), 6),
            },
        }
    )
)
