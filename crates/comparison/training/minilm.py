"""all-MiniLM-L6-v2 in numpy: token ids in, sentence vectors out. Enough for making tables."""

import json
import math
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer


class MiniLm:
    def __init__(self, folder: Path):
        self.weights = load_file(folder / "model.safetensors")
        self.config = json.loads((folder / "config.json").read_text())
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, texts: list[str], batch: int = 256) -> np.ndarray:
        """Mean-pooled vectors of unit length, in the order of the texts."""
        ids = [encoding.ids[:256] for encoding in self.tokenizer.encode_batch(texts)]
        out = np.zeros((len(texts), self.config["hidden_size"]), np.float32)
        # Texts of one length share a batch, so that nothing has to be masked.
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        start = 0
        while start < len(order):
            length = len(ids[order[start]])
            end = start
            while end < len(order) and end - start < batch and len(ids[order[end]]) == length:
                end += 1
            rows = order[start:end]
            out[rows] = self._forward(np.array([ids[row] for row in rows]))
            start = end
        return out / np.linalg.norm(out, axis=1, keepdims=True)

    def _linear(self, x, name):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + self.config["layer_norm_eps"])
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _forward(self, ids):
        w, heads = self.weights, self.config["num_attention_heads"]
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        b, n, h = x.shape
        for layer in range(self.config["num_hidden_layers"]):
            p = f"encoder.layer.{layer}."
            q, k, v = (
                self._linear(x, p + "attention.self." + part).reshape(b, n, heads, h // heads).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            a = q @ k.transpose(0, 1, 3, 2) / math.sqrt(h // heads)
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            a = (a @ v).transpose(0, 2, 1, 3).reshape(b, n, h)
            x = self._norm(x + self._linear(a, p + "attention.output.dense"), p + "attention.output.LayerNorm")
            f = self._linear(x, p + "intermediate.dense")
            f = f * 0.5 * (1 + erf(f / math.sqrt(2)))
            x = self._norm(x + self._linear(f, p + "output.dense"), p + "output.LayerNorm")
        return x.mean(1)


def erf(x):
    """Abramowitz and Stegun 7.1.26: off by at most 1.5e-7."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    return np.sign(x) * (1 - tail * np.exp(-x * x))
