#!/usr/bin/env python3
"""Fits the tree from which mmoe-streams draws census-like rows.

usage: fit-census-tree.py ROWS [OUT]

ROWS  the real training rows (data/fetch-census.sh fetches them), plain or gzip
OUT   the resource to write, by default the one that the application carries

Method: C. K. Chow, C. N. Liu, "Approximating discrete probability distributions with dependence trees", IEEE Transactions
on Information Theory 14(3), 1968: the spanning tree with the most pairwise mutual information. The two label columns are
joined at the root. A few columns get a label as their second parent, those that tell most about it beyond what their tree
parent tells (the step from one parent to k of M. Sahami, "Learning limited dependence Bayesian classifiers", KDD 1996):
without it the labels would depend on next to nothing. docs/data.md gives figures.

Deterministic; standard library only; about half a minute and 200 MB for the 199,523 rows.
"""

import gzip
import sys
from collections import Counter
from math import log
from pathlib import Path

COLUMNS = (
    "age class_worker det_ind_code det_occ_code education wage_per_hour hs_college marital_stat major_ind_code "
    "major_occ_code race hisp_origin sex union_member unemp_reason full_or_part_emp capital_gains capital_losses "
    "stock_dividends tax_filer_stat region_prev_res state_prev_res det_hh_fam_stat det_hh_summ instance_weight "
    "mig_chg_msa mig_chg_reg mig_move_reg mig_same mig_prev_sunbelt num_emp fam_under_18 country_father "
    "country_mother country_self citizenship own_or_self vet_question vet_benefits weeks_worked year income_50k"
).split()
NUMBERS_BY_VALUE = {"age", "num_emp", "weeks_worked"}
NUMBERS_BY_BIN = {"wage_per_hour", "capital_gains", "capital_losses", "stock_dividends"}
WEIGHT = "instance_weight"
BINS, WEIGHT_BINS = 16, 32
KEPT_SHARE = 0.001  # a value of a binned column that this share of the rows has stays a value of its own
ROOT, INCOME = COLUMNS.index("marital_stat"), COLUMNS.index("income_50k")
LABEL_EDGES = {ROOT: 2, INCOME: 7}  # so many columns get the label as their second parent
OUT = Path(__file__).resolve().parent.parent / "workbench/src/main/resources/census/census-tree.txt"


def main(arguments):
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        sys.exit(__doc__)
    rows = read(arguments[0])
    coded = [encode(name, values) for name, values in zip(COLUMNS, rows)]
    codes, states = [c for c, _ in coded], [s for _, s in coded]
    order, parents = chow_liu(codes)
    add_label_edges(codes, order, parents)
    out = Path(arguments[1]) if len(arguments) == 2 else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(lines(codes, states, order, parents)) + "\n", encoding="utf-8")
    print(f"{out}: {out.stat().st_size} bytes from {len(codes[0])} rows", file=sys.stderr)


def read(name):
    """The columns, blanks around values removed; plain or gzip by the magic bytes."""
    with open(name, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    columns = [[] for _ in COLUMNS]
    with (gzip.open if packed else open)(name, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            values = line.split(",")
            if len(values) != len(COLUMNS):
                sys.exit(f"{name}:{number}: {len(values)} columns (expected: {len(COLUMNS)})")
            for column, value in zip(columns, values):
                column.append(sys.intern(value.strip()))
    return columns


def encode(name, values):
    """Codes per row, and per code its line in the resource: a value or a range of values."""
    if name == WEIGHT:
        return by_bin(values, kept=[], bins=WEIGHT_BINS)
    count = Counter(values)
    if name in NUMBERS_BY_BIN:
        frequent = [v for v, n in count.items() if n >= KEPT_SHARE * len(values)]
        return by_bin(values, sorted(frequent, key=float), BINS)
    by_number = name in NUMBERS_BY_VALUE
    ordered = sorted(count, key=float if by_number else lambda v: (-count[v], v))
    index = {v: i for i, v in enumerate(ordered)}
    return [index[v] for v in values], ["value " + v for v in ordered]


def by_bin(values, kept, bins):
    index = {v: i for i, v in enumerate(kept)}
    rest = sorted((v for v in values if v not in index), key=float)
    bounds, start = [], 0
    for b in range(1, bins + 1):
        end = b * len(rest) // bins
        while 0 < end < len(rest) and rest[end] == rest[end - 1]:
            end += 1  # a value lies in one bin only
        if end > start:
            bounds.append((rest[start], rest[end - 1]))
            for v in rest[start:end]:
                index.setdefault(v, len(kept) + len(bounds) - 1)
            start = end
    return [index[v] for v in values], ["value " + v for v in kept] + [f"range {a} {b}" for a, b in bounds]


def entropy(*columns):
    counts = Counter(zip(*columns)).values()
    total = sum(counts)
    return -sum(n / total * log(n / total) for n in counts)


def chow_liu(codes):
    """Order (parents first) and parents per column: Prim's algorithm, grown from the joined labels."""
    alone = [entropy(c) for c in codes]
    information = {}
    for a in range(len(codes)):
        for b in range(a):
            mutual = alone[a] + alone[b] - entropy(codes[a], codes[b])
            information[a, b] = information[b, a] = mutual
    order, parents = [ROOT, INCOME], {ROOT: [], INCOME: [ROOT]}
    while len(order) < len(codes):
        outside = (c for c in range(len(codes)) if c not in parents)
        parent, child = max(((p, c) for c in outside for p in order), key=lambda edge: (information[edge], edge))
        parents[child] = [parent]
        order.append(child)
    return order, parents


def add_label_edges(codes, order, parents):
    """Appends a label to the parents of the columns with the most I(column; label | tree parent)."""
    for label, edges in LABEL_EDGES.items():
        gains = []
        for c in order:
            if c in (ROOT, INCOME) or COLUMNS[c] == WEIGHT or len(parents[c]) > 1 or label in parents[c]:
                continue
            x, y, z = codes[c], codes[label], codes[parents[c][0]]
            gains.append((entropy(x, z) + entropy(y, z) - entropy(z) - entropy(x, y, z), c))
        for _, c in sorted(gains, reverse=True)[:edges]:
            parents[c].append(label)


def lines(codes, states, order, parents):
    yield "# mmoe-streams census tree, format 1: counts from which census-like rows are drawn. Written by data/fit-census-tree.py."
    yield "# Source of the counts: Census-Income (KDD), UCI Machine Learning Repository, data set 117,"
    yield "# https://archive.ics.uci.edu/dataset/117, donated by Terran Lane and Ronny Kohavi, licence CC BY 4.0"
    yield "# (https://creativecommons.org/licenses/by/4.0/). Changed: numbers binned, rows reduced to the counts below."
    yield "#"
    yield "# column INDEX NAME PARENT...      columns come in drawing order, parents first"
    yield "# value TEXT | range LOW HIGH      the column's states, numbered from 0; a range is drawn from evenly, ends included"
    yield "# given STATE...: STATE*COUNT ...  how often a state came with these states of the parents ('*': any state of the"
    yield "#                                  second parent, used when the pair was never seen)"
    yield f"rows {len(codes[0])}"
    for c in order:
        yield " ".join(["", f"column {c} {COLUMNS[c]}"] + [COLUMNS[p] for p in parents[c]]).strip()
        yield from states[c]
        yield from givens(codes, states, c, parents[c])


def givens(codes, states, column, parents):
    seen = Counter(zip(*(codes[p] for p in parents), codes[column]))
    tables = group(seen)
    if len(parents) == 2:
        first, second = (len(states[p]) for p in parents)
        alone = group(Counter(zip(codes[parents[0]], codes[column])))
        for p in range(first):
            if any((p, q) not in tables for q in range(second)):
                tables[p, "*"] = alone[p,]
    for key in sorted(tables, key=lambda k: [(s == "*", s if s != "*" else 0) for s in k]):
        yield f"given{''.join(f' {s}' for s in key)}: " + " ".join(f"{s}*{n}" for s, n in sorted(tables[key].items()))


def group(seen):
    tables = {}
    for key, n in seen.items():
        tables.setdefault(key[:-1], {})[key[-1]] = n
    return tables


if __name__ == "__main__":
    main(sys.argv[1:])
