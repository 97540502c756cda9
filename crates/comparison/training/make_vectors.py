"""Makes the static word-vector table that ships with Hotseat.

    pip install numpy safetensors tokenizers nltk
    python make_vectors.py --model FOLDER --words FILE --packs ../../../content --out ../data/vectors.bin

FOLDER holds all-MiniLM-L6-v2 (model.safetensors, tokenizer.json, config.json, vocab.txt), FILE is a
list of English words, one a line (Debian's `wamerican`: american-english). Every word goes through
the model alone; the vectors of words with one stem are averaged, reduced by principal components
and quantised. ../data/NOTICE.md says what the shipped table was made of.
"""

import argparse
import re
import struct
from pathlib import Path

import numpy as np
from nltk.stem.snowball import SnowballStemmer

from minilm import MiniLm

MAGIC = b"HSVEC1\0\0"
# How many forms of one stem are averaged, the most frequent ones.
FORMS = 4


def vocabulary(model: Path, words: Path, packs: Path) -> dict[str, int]:
    """Words with their rank: the model's own list is ordered by frequency, the rest is rare."""
    own = [line.strip() for line in (model / "vocab.txt").read_text().splitlines()]
    rank = {word: at for at, word in enumerate(own) if re.fullmatch(r"[a-z]{2,}|[a-z]+[0-9]+", word)}
    rare = len(own)
    listed = [line.strip() for line in words.read_text().splitlines()]
    ours = sorted(
        {
            word.lower()
            for path in sorted(packs.rglob("*.md"))
            for word in re.findall(r"[A-Za-z][A-Za-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", path.read_text()))
        }
    )
    for word in listed + ours:
        if re.fullmatch(r"[a-z]{2,18}|[a-z]+[0-9]+", word):
            rank.setdefault(word, rare)
    return rank


def main():
    parser = argparse.ArgumentParser()
    for name in ("model", "words", "packs", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--dims", type=int, default=64)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()

    rank = vocabulary(args.model, args.words, args.packs)
    words = sorted(rank, key=lambda word: (rank[word], word))
    if args.cache and args.cache.exists():
        vectors = np.load(args.cache)
    else:
        vectors = MiniLm(args.model).encode(words)
        if args.cache:
            np.save(args.cache, vectors)

    stemmer = SnowballStemmer("english")
    groups: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        groups.setdefault(stemmer.stem(word), []).append(at)
    stems = sorted(groups, key=lambda stem: stem.encode())
    pooled = np.stack([vectors[groups[stem][:FORMS]].mean(0) for stem in stems])
    ranks = np.array([rank[words[groups[stem][0]]] for stem in stems])

    # The components of the words that people use, not of the long tail.
    common = pooled[ranks < ranks.max()]
    mean = common.mean(0)
    _, _, components = np.linalg.svd(common - mean, full_matrices=False)
    reduced = (pooled - mean) @ components[: args.dims].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    # Four bits a number: each dimension has its own step, so that few values are cut off.
    step = np.maximum(np.quantile(np.abs(reduced), 0.995, axis=0) / 7, 1e-6).astype("<f4")
    levels = np.clip(np.rint(reduced / step), -8, 7).astype(np.int8) + 8
    packed = (levels[:, 0::2] | (levels[:, 1::2] << 4)).astype(np.uint8)
    # Frequency as a class: 0 for the most frequent words, one more each time the rank doubles.
    classes = np.floor(np.log2(np.maximum(ranks - 1990, 1))).astype(np.uint8)

    text = "\n".join(stems).encode()
    with open(args.out, "wb") as out:
        out.write(MAGIC)
        out.write(struct.pack("<III", len(stems), args.dims, len(text)))
        out.write(step.tobytes())
        out.write(classes.tobytes())
        out.write(packed.tobytes())
        out.write(text)
    print(f"{len(words)} words, {len(stems)} stems, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
