"""The page's script files, plain ES modules, as one script: each in a function of its own, in the order of their imports."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

_IMPORT = re.compile(r"""^import \{([^}]*)\} from "\./([\w-]+\.js)";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:(?:async )?function|const|let|class) (?:\{([^}]*)\}|([\w$]+))", re.MULTILINE)


def bundle(folder: Path, entry: str) -> str:
    """The module `entry` and all that it imports, as the text of one script.

    Only what the page's modules use is known: `import {…} from "./name.js";` on one line, and `export` before a declaration.

    Raises
    ------
    graphlib.CycleError
        If modules import each other in a circle.
    """
    texts: dict[str, str] = {}
    imports: dict[str, list[str]] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            texts[name] = (folder / name).read_text(encoding="utf-8")
            imports[name] = [other for _, other in _IMPORT.findall(texts[name])]
            waiting += imports[name]
    order = TopologicalSorter(imports).static_order()
    return '"use strict";\nconst modules = {};\n' + "\n".join(_module(name, texts[name]) for name in order)


def _module(name: str, text: str) -> str:
    exports = ", ".join(names or name_ for names, name_ in _EXPORT.findall(text))
    body = _IMPORT.sub(lambda found: f'const {{{found[1].replace(" as ", ": ")}}} = modules["{found[2]}"];', text)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    return f'modules["{name}"] = (() => {{\n{body}return {{ {" ".join(exports.split())} }};\n}})();\n'
