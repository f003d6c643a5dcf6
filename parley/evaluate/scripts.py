"""Scripts: the scorers that come with the public sets, loaded from where these lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from parley.plaintext import SourceError


def load_script(folder: Path, name: str) -> ModuleType:
    """Load a script of a folder as a module, so that figures are taken by its own functions.

    Raises:
        SourceError: If it is not there.
    """
    path = Path(folder) / f"{name}.py"
    found = importlib.util.spec_from_file_location(name, path)
    if found is None or found.loader is None or not path.is_file():
        remedy = "name the folder that holds gold/ with the public sets"
        raise SourceError(path, "does not exist", remedy)
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    return script
