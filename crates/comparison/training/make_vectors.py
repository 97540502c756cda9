"""Makes the static word-vector table that ships with Hotseat.

    pip install numpy scipy safetensors tokenizers nltk
    python make_vectors.py --model FOLDER --words american-english --wordnet FOLDER --foldoc foldoc.dict.dz \
        --packs ../../../content --out ../data/vectors.bin

The model's folder holds all-MiniLM-L6-v2 (model.safetensors, tokenizer.json, config.json, vocab.txt); the others
come with Debian's packages `wamerican`, `wordnet-base` (/usr/share/wordnet) and `dict-foldoc` (/usr/share/dictd).
Every word goes through the model alone; the vectors of words with one stem are averaged and reduced by principal
components. From there the table learns what sentences mean (learn.py), and is quantised. The model reads some
240,000 sentences for that, which takes half an hour on two processors; `--cache FOLDER` keeps what it read.
../data/NOTICE.md says what the shipped table was made of.
"""

import argparse
import re
import struct
from pathlib import Path

import numpy as np
from nltk.stem.snowball import SnowballStemmer

from learn import learn
from minilm import MiniLm
from sentences import sentences

MAGIC = b"HSVEC1\0\0"
# How many forms of one stem are averaged, the most frequent ones.
FORMS = 4
# As in signals.rs: what the commonest words count, and the class of frequency from which a word counts whole.
COMMON, RARE = 0.35, 13


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


def read(model: MiniLm, texts: list[str], cache: Path | None) -> np.ndarray:
    """What the model makes of the texts, taken from the cache where that has them."""
    if cache and cache.exists():
        return np.load(cache).astype(np.float32)
    vectors = model.encode(texts)
    if cache:
        np.save(cache, vectors)
    return vectors


def main():
    parser = argparse.ArgumentParser()
    for name in ("model", "words", "wordnet", "foldoc", "packs", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--dims", type=int, default=128)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    model = MiniLm(args.model)
    cached = lambda name: args.cache / f"{name}.npy" if args.cache else None

    rank = vocabulary(args.model, args.words, args.packs)
    words = sorted(rank, key=lambda word: (rank[word], word))
    vectors = read(model, words, cached("words"))

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
    # Frequency as a class: 0 for the most frequent words, one more each time the rank doubles.
    classes = np.floor(np.log2(np.maximum(ranks - 1990, 1))).astype(np.uint8)

    texts = sentences(args.wordnet, args.foldoc, args.packs)
    meant = read(model, texts, cached("sentences"))
    weight = COMMON + (1 - COMMON) * np.minimum(classes, RARE) / RARE
    reduced = learn(reduced, stems, weight, texts, meant)
    # Four bits a number: each dimension has its own step, so that few values are cut off.
    step = np.maximum(np.quantile(np.abs(reduced), 0.995, axis=0) / 7, 1e-6).astype("<f4")
    levels = np.clip(np.rint(reduced / step), -8, 7).astype(np.int8) + 8
    packed = (levels[:, 0::2] | (levels[:, 1::2] << 4)).astype(np.uint8)
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
