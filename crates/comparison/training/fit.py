"""Fits the curve from signals to a score: ../data/calibration.json.

    pip install numpy scipy
    mkdir words sentences
    cargo run --release -p hotseat-comparison --example signals -- GRADED > words/graded.jsonl
    cargo run --release -p hotseat-api --example labelled -- --signals > words/labelled.jsonl
    cargo run --release -p hotseat-comparison --example signals -- GRADED MODEL > sentences/graded.jsonl
    cargo run --release -p hotseat-api --example labelled -- --signals MODEL > sentences/labelled.jsonl
    python fit.py --graded GRADED --model MODEL --signals words --sentences sentences

GRADED is the development file of graded answers (not part of this repository), MODEL the folder of
all-MiniLM-L6-v2. The labelled answers are the developing half of ../labelled, typed and spoken; its questions also meet
the packs' model answers to questions of other topics, which cover nothing there. The file that comes out records the
SHA-256 of all of them, the numbers, and how they do on answers that they were not fitted to: the
data is cut by assignment or question into FOLDS parts, and each part is judged by a curve fitted to
the others.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata

HERE = Path(__file__).resolve().parent
# Grade above which a graded answer counts as good.
GOOD = 0.75
# As in calibration.rs.
EDGE = 0.02
BY_CHANCE = 0.18
FOLDS = 5
# How hard a number is pulled towards 0.
PULL = 0.3
# What each kind of data weighs, in pairs of answer and key point. The labelled pairs are what the
# scores are for; the graded answers keep the curve general.
WEIGHT = {"graded": 1900, "labelled": 1600, "unrelated": 800}
NAMES = ["base", "mean", "words", "elsewhere", "elsewhere_worded", "stretch", "likeness", "sentence", "terms", "phrasings"]


def row(point):
    if point is None or max(point["mean"], point["stretch"], point["likeness"]) <= 0:
        return None
    mean = min(max(point["mean"], EDGE), 1 - EDGE)
    log = lambda count: np.log(max(count, 1))
    elsewhere = max(point["elsewhere"] - BY_CHANCE, 0)
    return [
        1.0,
        np.log(mean / (1 - mean)),
        point["words"],
        elsewhere,
        elsewhere * log(point["elsewhere_phrasings"]),
        point["stretch"],
        point["likeness"],
        point["sentence"] or 0.0,
        log(point["terms"]),
        log(point["phrasings"]),
    ]


class Points:
    """Key points of many answers, with the answer that each belongs to."""

    def __init__(self, answers):
        rows = [(at, row(point)) for at, points in enumerate(answers) for point in points]
        self.owner = np.array([at for at, _ in rows])
        self.found = np.array([r is not None for _, r in rows])
        self.rows = np.array([r or [0.0] * len(NAMES) for _, r in rows])
        self.share = 1 / np.bincount(self.owner, minlength=len(answers))

    def scores(self, curve):
        return np.where(self.found, 1 / (1 + np.exp(-self.rows @ curve)), 0)

    def means(self, scores):
        return np.bincount(self.owner, scores) * self.share


def loss(chance, wanted, weight):
    """Log loss, and its slope by the chance."""
    p = np.clip(chance, 1e-5, 1 - 1e-5)
    value = -(weight * (wanted * np.log(p) + (1 - wanted) * np.log(1 - p))).sum()
    return value, weight * ((1 - wanted) / (1 - p) - wanted / p)


def fit(graded, labelled):
    """Each is points, what is wanted, and a weight: of answers, and of points."""

    def cost(curve):
        points, wanted, weight = graded
        scores = points.scores(curve)
        value, slope = loss(points.means(scores), wanted, weight)
        gradient = points.rows.T @ ((slope * points.share)[points.owner] * scores * (1 - scores))
        points, wanted, weight = labelled
        scores = points.scores(curve)
        more, slope = loss(scores, wanted, weight)
        gradient += points.rows.T @ (slope * scores * (1 - scores))
        pull = np.r_[0, curve[1:]]
        return value + more + PULL * (pull**2).sum(), gradient + 2 * PULL * pull

    start = np.zeros(len(NAMES))
    return minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def auc(scores, wanted):
    ranks, good = rankdata(scores), wanted.sum()
    return (ranks[wanted].sum() - good * (good + 1) / 2) / (good * (~wanted).sum())


def macro_f1(scores, wanted):
    def f1(said, true):
        return 2 * (said & true).sum() / max(said.sum() + true.sum(), 1)

    said = scores >= 0.5
    return (f1(said, wanted) + f1(~said, ~wanted)) / 2


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# In an order that nobody picked: that of the names' hashes.
def part(names):
    order = sorted(set(names), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    place = {name: at % FOLDS for at, name in enumerate(order)}
    return np.array([place[name] for name in names])


def tier(graded_signals, labelled_signals):
    """The curve of one tier, and how it does on what it was not fitted to."""
    graded = [json.loads(line) for line in graded_signals.read_text().splitlines()]
    labelled = [json.loads(line) for line in labelled_signals.read_text().splitlines()]

    points, noisy = (Points([line[version] for line in graded]) for version in ("typed", "noisy"))
    sets = np.array([line["set"] for line in graded])
    grades = np.array([line["grade"] for line in graded])
    good = grades > GOOD
    names, counts = np.unique(sets, return_counts=True)
    size = dict(zip(names, counts))
    # As many good answers as others in each set: how lenient its graders were is theirs alone.
    weight = np.zeros(len(graded))
    for name in names:
        for which in (good, ~good):
            here = (sets == name) & which
            weight[here] = WEIGHT["graded"] / len(names) / 2 / here.sum()
    folds = [line["set"] + line["fold"] for line in graded]

    pairs = Points([line["points"] for line in labelled])
    labels = np.array([label for line in labelled for label in line["labels"]])
    covered, unrelated = labels == "covered", labels == "unrelated"
    questions = [labelled[at]["question"] for at in pairs.owner]
    pair_weight = np.where(
        unrelated, WEIGHT["unrelated"] / unrelated.sum(), WEIGHT["labelled"] / (~unrelated).sum()
    )

    # As they were typed and as a recogniser may have heard them, each for a half.
    both = Points([line[version] for version in ("typed", "noisy") for line in graded])

    def fitted(weight, pair_weight):
        return fit((both, np.tile(good, 2), np.tile(weight / 2, 2)), (pairs, covered, pair_weight))

    curve = fitted(weight, pair_weight)

    graded_part, pair_part = part(folds), part(questions)
    held, held_noisy, held_pairs = np.zeros(len(graded)), np.zeros(len(graded)), np.zeros(len(labels))
    for left_out in range(FOLDS):
        theirs, ours = graded_part != left_out, pair_part != left_out
        other = fitted(weight * theirs, pair_weight * ours)
        for into, which in ((held, points), (held_noisy, noisy)):
            into[~theirs] = which.means(which.scores(other))[~theirs]
        held_pairs[~ours] = pairs.scores(other)[~ours]

    results = {}
    for name in names:
        here = sets == name

        # Within each part, since each was judged by a curve of its own.
        def by_part(scores):
            parts = [here & (graded_part == at) for at in range(FOLDS)]
            parts = [p for p in parts if good[p].any() and not good[p].all()]
            return np.average([auc(scores[p], good[p]) for p in parts], weights=[p.sum() for p in parts])

        results[str(name)] = {
            "auc": by_part(held),
            "auc_noisy": by_part(held_noisy),
            "pearson": np.corrcoef(held[here], grades[here])[0, 1],
            "macro_f1_at_half": macro_f1(held[here], good[here]),
        }
    said = held_pairs >= 0.5
    results["labelled"] = {
        "auc": auc(held_pairs[~unrelated], covered[~unrelated]),
        "precision_at_half": (said & covered).sum() / max((said & ~unrelated).sum(), 1),
        "recall_at_half": (said & covered).sum() / covered.sum(),
        "unrelated_at_half": said[unrelated].mean(),
    }
    counts = {**{str(name): int(count) for name, count in size.items()},
              "labelled_pairs": int((~unrelated).sum()), "unrelated_pairs": int(unrelated.sum())}
    rounded = lambda values: {name: round(float(value), 3) for name, value in values.items()}
    held_out = {name: rounded(values) for name, values in results.items()}
    return rounded(dict(zip(NAMES, curve))), held_out, counts


def main():
    parser = argparse.ArgumentParser()
    for name in ("graded", "model", "signals", "sentences"):
        parser.add_argument("--" + name, type=Path, required=True)
    args = parser.parse_args()
    folders = {"words_and_vectors": args.signals, "with_sentences": args.sentences}
    tiers = {
        name: tier(folder / "graded.jsonl", folder / "labelled.jsonl") for name, folder in folders.items()
    }
    hashes = {"graded answers": args.graded, "model.safetensors": args.model / "model.safetensors"}
    hashes |= {name: HERE.parent / "labelled" / name for name in ("answers.jsonl", "labels.jsonl", "split.json")}
    out = {
        "made_by": "training/fit.py",
        "sha256": {name: sha256(path) for name, path in hashes.items()},
        "answers_and_pairs": next(iter(tiers.values()))[2],
        "held_out": {name: held_out for name, (_, held_out, _) in tiers.items()},
        "curves": {name: curve for name, (curve, _, _) in tiers.items()},
    }
    (HERE.parent / "data" / "calibration.json").write_text(json.dumps(out, indent=2) + "\n")
    print(json.dumps({"held_out": out["held_out"], "curves": out["curves"]}, indent=1))


if __name__ == "__main__":
    main()
