"""The same list through `recordlinkage`, as its manual shows it: blocks, comparisons, and a classifier.

    python linkage.py TUNE REPORT

Each is a folder with `people.csv` and `pairs.csv` (the true pairs). Whatever is learnt or chosen is learnt from TUNE; the
figures are of REPORT. Prints one JSON object: {name: {"precision": .., "recall": .., "f1": ..}}.
"""

import json
import sys
import warnings

import pandas
import recordlinkage
from recordlinkage.preprocessing import clean

warnings.filterwarnings("ignore")

NOTHING = {"", "0000000000000000", "1111111111111111", "1234567890123456"}


def read(folder):
    people = pandas.read_csv(f"{folder}/people.csv", dtype=str, keep_default_na=False, index_col="id")
    people["plain"] = clean(people["name"])
    people["sorted"] = people["plain"].map(lambda name: " ".join(sorted(str(name).split())))
    people["nik"] = people["nik"].map(lambda nik: None if nik in NOTHING or nik.endswith("0000") else nik)
    for column in ["birth", "phone", "sex", "rt", "address"]:
        people[column] = people[column].map(lambda value: value or None)
    people["year"] = people["birth"].map(lambda birth: birth[:4] if birth else None)
    people.index = people.index.astype(int)
    pairs = pandas.read_csv(f"{folder}/pairs.csv", dtype=int)
    truth = {tuple(sorted(pair)) for pair in zip(pairs["one"], pairs["other"])}
    return people, truth


def candidates(people):
    indexer = recordlinkage.Index()
    indexer.block("nik")
    indexer.block("birth")
    indexer.block("phone")
    indexer.block("sorted")
    indexer.sortedneighbourhood("plain", window=9)
    indexer.sortedneighbourhood("sorted", window=9)
    return indexer.index(people)


def features(people):
    compare = recordlinkage.Compare()
    compare.string("plain", "plain", method="jarowinkler", label="name")
    compare.string("sorted", "sorted", method="jarowinkler", label="sorted")
    compare.string("nik", "nik", method="levenshtein", label="nik")
    compare.string("birth", "birth", method="levenshtein", label="birth")
    compare.exact("birth", "birth", label="same birth")
    compare.exact("year", "year", label="year")
    compare.exact("phone", "phone", label="phone")
    compare.exact("sex", "sex", label="sex")
    compare.exact("rt", "rt", label="rt")
    compare.exact("address", "address", label="address")
    found = compare.compute(candidates(people), people)
    return found.fillna(0)


def judged(found, truth):
    found = {tuple(sorted(pair)) for pair in found}
    right = len(found & truth)
    precision = right / len(found) if found else 0.0
    recall = right / len(truth)
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def main():
    (own, own_truth), (people, truth) = (read(folder) for folder in sys.argv[1:3])
    tune, report = features(own), features(people)
    results = {}

    # A sum of the comparisons, from the threshold on that is best on the list that it is tuned on.
    sums = tune.sum(axis=1)
    thresholds = [at / 10 for at in range(20, 90)]
    best = max(thresholds, key=lambda at: judged(sums[sums >= at].index, own_truth)["f1"])
    sums = report.sum(axis=1)
    results["recordlinkage, sum of comparisons"] = judged(sums[sums >= best].index, truth)

    known = pandas.MultiIndex.from_tuples([pair for pair in tune.index if tuple(sorted(pair)) in own_truth])
    learnt = recordlinkage.LogisticRegressionClassifier()
    learnt.fit(tune, known)
    results["recordlinkage, logistic regression"] = judged(learnt.predict(report), truth)

    binary = recordlinkage.ECMClassifier(binarize=0.85)
    binary.fit(tune)
    results["recordlinkage, ECM (Fellegi-Sunter)"] = judged(binary.predict(report), truth)
    print(json.dumps(results))


main()
