"""Teaches a table of word vectors what whole sentences mean to the sentence model.

The sum of the vectors of a sentence's words, rarer words counting more, is to be as near to the sum of
any other sentence as the model finds the two sentences. That is what the engine asks of the table, and
what a table of words that were read one by one does not know.
"""

import numpy as np
from scipy.sparse import csr_matrix

from sentences import stems

STEPS = 1200
# Sentences that are held against each other in one step.
TOGETHER = 1024
RATE = 0.003


def learn(table: np.ndarray, stem_list: list[str], weight: np.ndarray, texts: list[str], meant: np.ndarray):
    """`table` has a vector of unit length for each stem, `weight` what it counts in a sum, `meant` the
    model's vector of each text. Returns the table after STEPS of Adam, each vector of unit length."""
    place = {stem: at for at, stem in enumerate(stem_list)}
    words = [(row, place[stem]) for row, text in enumerate(texts) for stem in stems(text) if stem in place]
    rows, columns = np.array(words).T
    counts = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(texts), len(stem_list)))
    known = np.flatnonzero(np.asarray(counts.sum(1)).ravel() > 0)
    weight = weight.astype(np.float32)[:, None]
    table = table.astype(np.float32) * weight
    slope_mean, slope_square = np.zeros_like(table), np.zeros_like(table)
    random = np.random.default_rng(0)
    lost = 0.0
    for step in range(1, STEPS + 1):
        batch = random.choice(known, TOGETHER, replace=False)
        counted, wanted = counts[batch], meant[batch]
        sums = counted @ table
        lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-3)
        found = sums / lengths
        off = found @ found.T - wanted @ wanted.T
        np.fill_diagonal(off, 0)
        lost += (off * off).mean()
        slope = 4 * (off @ found) / TOGETHER
        slope = counted.T @ ((slope - (slope * found).sum(1, keepdims=True) * found) / lengths)
        slope_mean = 0.9 * slope_mean + 0.1 * slope
        slope_square = 0.999 * slope_square + 0.001 * slope * slope
        rate = RATE * (1 - 0.95 * step / STEPS)
        table -= rate * slope_mean / (1 - 0.9**step) / (np.sqrt(slope_square / (1 - 0.999**step)) + 1e-8)
        table *= weight / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
        if step % 200 == 0:
            print(f"step {step}: mean square of what the cosines are off {lost / 200:.5f}", flush=True)
            lost = 0.0
    return table / weight
