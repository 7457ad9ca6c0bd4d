"""The matrix products of spaCy's layers by onnxruntime."""

import numpy as np
import pytest
from thinc.api import NumpyOps

from extract.language import load
from extract.language.products import OnnxOps

RANDOM = np.random.default_rng(1)


def matrix(rows: int, columns: int) -> np.ndarray:
    return RANDOM.standard_normal((rows, columns), dtype=np.float32)


@pytest.mark.parametrize(("rows", "turned"), [(0, True), (1, True), (300, True), (7, False)])
def test_products_are_those_of_numpy(rows: int, turned: bool) -> None:
    x, y = matrix(rows, 40), matrix(9, 40)
    found = OnnxOps().gemm(x, y, trans2=True) if turned else OnnxOps().gemm(x, np.ascontiguousarray(y.T))
    assert found.shape == (rows, 9)
    np.testing.assert_allclose(found, x @ y.T, rtol=1e-4, atol=1e-5)


def test_a_product_is_written_where_it_is_wanted() -> None:
    x, y, out = matrix(5, 8), matrix(3, 8), np.zeros((6, 3), np.float32)
    OnnxOps().gemm(x, y, trans2=True, out=out[1:])
    np.testing.assert_allclose(out, np.vstack([np.zeros(3), x @ y.T]), rtol=1e-4, atol=1e-5)


def test_a_loaded_pipeline_multiplies_by_it_and_leaves_others_alone() -> None:
    from thinc.api import get_current_ops

    assert isinstance(load("fast").get_pipe("parser").model.ops, OnnxOps)
    assert type(get_current_ops()) is NumpyOps
