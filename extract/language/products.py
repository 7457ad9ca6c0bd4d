"""Matrix products of spaCy's own layers by onnxruntime, on one thread: several times faster than spaCy's on many processors."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import NumpyOps, registry

Array = np.ndarray[Any, np.dtype[Any]]

# Rows multiplied at once where the product is written elsewhere: what the parser precomputes takes 8 kB a word.
ROWS = 1000


@registry.ops("WhowhomOps")
class OnnxOps(NumpyOps):  # type: ignore[misc]  # thinc has no stubs for it
    """thinc's operations on a CPU, the product that inference needs by another hand; ``use_ops("whowhom")`` chooses them."""

    name = "whowhom"

    def gemm(self, x: Array, y: Array, *, out: Array | None = None, trans1: bool = False, trans2: bool = False) -> Array:
        """Return the product of two matrices, each turned first if asked for."""
        if trans1 or not trans2 or not x.size:
            found: Array = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return found
        if out is None:
            return _product(self.as_contig(x), self.as_contig(y))
        for start in range(0, len(x), ROWS):
            out[start : start + ROWS] = _product(self.as_contig(x[start : start + ROWS]), self.as_contig(y))
        return out


def _product(x: Array, y: Array) -> Array:
    product: Array = _session().run(None, {"x": x, "y": y})[0]
    return product


@cache
def _session() -> Any:
    """Return the network of one product, ``x`` by ``y`` turned (written by ``training/product.py``)."""
    from .transformer import session

    return session(Path(__file__).with_name("product.onnx"), 1)
