"""The sentences that the table of word vectors learns from, and their words as the engine reads them."""

import gzip
import random
import re
from functools import lru_cache
from pathlib import Path

from nltk.stem.snowball import SnowballStemmer

LISTS = Path(__file__).resolve().parent.parent / "src" / "lists.rs"
# Of the definitions of WordNet that stand once more with the words that they define.
WITH_WORDS = 0.3
LONGEST = 45


def listed(name: str) -> list[str]:
    """One of the engine's own word lists."""
    found = re.search(rf'const {name}: &str =\s*"(.*?)";', LISTS.read_text(), re.S)
    return found.group(1).replace("\\\n", " ").split()


STOP = set(listed("STOP")) | {"not"}
FORMS = dict(pair.split("=") for pair in listed("FORMS") + listed("NUMBERS"))
STEMMER = SnowballStemmer("english")


@lru_cache(None)
def stem(word: str) -> str | None:
    return None if word in STOP else STEMMER.stem(FORMS.get(word) or american(word))


def american(word: str) -> str:
    """As in words.rs."""
    if len(word) > 5:
        for tail in ("our", "ours", "oured", "ouring", "oural"):
            if word.endswith(tail) and len(word) - len(tail) > 2:
                word = word[: -len(tail)] + "or" + tail[3:]
                break
        for tail in ("ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations"):
            if word.endswith(tail):
                word = word[: -len(tail)] + "iz" + tail[2:]
                break
    return word


def stems(text: str) -> list[str]:
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", text)
    text = re.sub(r"[’']\w+", " ", text)
    found = (stem(word.lower()) for word in re.findall(r"[A-Za-z]+[0-9]*|[0-9]+", text))
    return [one for one in found if one]


def sentences(wordnet: Path, foldoc: Path, packs: Path) -> list[str]:
    """Of the dictionaries and the packs, each once."""
    kept: list[str] = []
    seen: set[str] = set()
    chance = random.Random(1)

    def add(text: str, share: float = 1.0):
        text = re.sub(r"\s+", " ", text).strip(" ;")
        if len(text) >= 12 and len(text.split()) >= 3 and text.lower() not in seen:
            seen.add(text.lower())
            if chance.random() < share:
                kept.append(text)

    for kind in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{kind}").read_text(encoding="latin1").splitlines():
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split()
            words = [fields[4 + 2 * at].replace("_", " ") for at in range(int(fields[3], 16))]
            words = [re.sub(r"\(.*\)", "", word) for word in words]
            definition = re.sub(r'"[^"]*"?', "", gloss)
            add(definition)
            add(f"{', '.join(words[:3])}: {definition}", WITH_WORDS)
            for example in re.findall(r'"([^"]+)"', gloss):
                add(example)
    dictionary = gzip.decompress(foldoc.read_bytes()).decode("utf8", "replace")
    for paragraph in re.split(r"\n\s*\n", dictionary):
        paragraph = re.sub(r"\s+", " ", paragraph).strip()
        if re.search(r"^\(\d{4}-\d\d-\d\d\)$|http|@|%%%|^\[", paragraph):
            continue
        paragraph = re.sub(r"<[^>]*>|[{}]|__", "", paragraph)
        split(paragraph, r'(?<=[.;?!])\s+(?=[A-Z"(])', add)
    for path in sorted(packs.rglob("*.md")):
        split(path.read_text(), r"(?<=[.;?!])\s+|\n\s*\n|\n\s*[-*]\s", add)
    return kept


def split(text: str, marks: str, add):
    for sentence in re.split(marks, text):
        sentence = re.sub(r"^[a-z_]+:\s*", "", sentence.strip().lstrip("-").strip())
        if 4 <= len(sentence.split()) <= LONGEST and "```" not in sentence:
            add(sentence)
