"""The order of the rooms: a document flows from `ingest` down, an import goes up, through the face of a room."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ["ingest", "extract", "compare", "service", "corpora", "benchmarks"]
# What one room may take from another: its face, and the models of the plan contract.
FACES = {"ingest", "extract", "extract.plan", "compare"}
HEAVY = {"spacy", "underthesea", "docx", "lxml", "pypdfium2", "pdfplumber", "pdfminer", "yaml", "rich", "PIL"}
LONGEST = 400

FILES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def imports(file: Path) -> list[str]:
    """The modules that a file imports, anywhere in it."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)} imports relatively; the rooms cannot be told apart"
            found.append(node.module or "")
    return found


def of_our_rooms(modules: list[str]) -> list[str]:
    return [module for module in modules if module.split(".")[0] in [*ROOMS, "tests"]]


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_go_up_and_through_the_face(file):
    room = name_of(file).split(".")[0]
    above = ROOMS[: ROOMS.index(room)]
    for module in of_our_rooms(imports(file)):
        other = module.split(".")[0]
        if other != room:
            assert other in above, f"{room} must not know {other}"
            assert other == "corpora" or module in FACES, f"{module} is no face of {other}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_is_read_in_one_go(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("room", ["ingest", "extract"])
def test_a_face_gives_what_it_says(room):
    face = importlib.import_module(room)
    public = {
        name for name, value in vars(face).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(face.__all__) == public


@pytest.mark.parametrize("module", ["ingest", "extract", "service.cli"])
def test_heavy_libraries_wait_for_a_file_that_needs_them(module):
    assert loaded_by(f"import {module}") & HEAVY == set()


@pytest.mark.parametrize("arguments", [["--version"], ["schema"], ["--help"], ["extract", "--help"]])
def test_what_needs_no_file_loads_no_reader(arguments):
    loaded = loaded_by(f"from service.cli import run; assert run({arguments}) == 0")
    assert loaded & (HEAVY | {"extract"}) == set()


def loaded_by(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after the code."""
    script = f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_rooms_are_the_packages():
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= set(ROOMS)
