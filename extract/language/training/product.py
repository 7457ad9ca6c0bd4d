"""Write ``product.onnx``, by which ``products.py`` multiplies: ``x`` by ``y`` turned, of any size."""

from pathlib import Path

import onnx
from onnx import TensorProto, helper

from .. import products


def network() -> onnx.ModelProto:
    """Return the network of one product."""
    sizes = {"x": ["rows", "inner"], "y": ["columns", "inner"], "product": ["rows", "columns"]}
    x, y, product = (helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in sizes.items())
    graph = helper.make_graph([helper.make_node("Gemm", ["x", "y"], ["product"], transB=1)], "product", [x, y], [product])
    model: onnx.ModelProto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    return model


if __name__ == "__main__":
    onnx.save(network(), Path(products.__file__).with_name("product.onnx"))
