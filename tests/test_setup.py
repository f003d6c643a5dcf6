"""The set-up: the lock, the seed texts, the workflows, the citation, and the wheel elsewhere."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib

import pytest
import yaml

SEED = "22c851fdf6028fee81fc39573a768cc61274e3b22600a4bc68ae002b3a162a7a"
COLUMNS = (
    *("text_id", "file", "title", "publisher", "published", "published_basis"),
    *("url", "licence", "publish_text", "sha256", "note"),
)
# Hosts that pages of other books load scripts, styles or fonts from; ours draws from disk.
DELIVERY = (
    r"(?:cdn\.|unpkg\.|jsdelivr|cdnjs|googleapis\.|gstatic\.|cloudflare\.|googletagmanager"
    r"|google-analytics|plausible\.io|fontawesome\.com|bootstrapcdn|plot\.ly/plotly)"
)
LOADED = re.compile(rf"(?:https?:)?//[\w.-]*{DELIVERY}", re.IGNORECASE)


def _tracked(root, pattern="."):
    """The files that git keeps, or where there is no git, those of the folder, built ones aside."""
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [root / name for name in listed.stdout.splitlines()]
    else:
        aside = {".venv", "_build", "dist", ".git"}
        names = [p for p in root.rglob("*") if not aside & set(p.relative_to(root).parts)]
    return [path for path in names if path.is_file() and re.search(pattern, path.name)]


@pytest.fixture(scope="module")
def lock(root):
    return (root / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _pins(lock):
    """Each pin of the lock with the lines that belong to it."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + lock)[1:]
    return [(re.match(r"([\w.-]+)==([\w.!+]+)", block), block) for block in blocks]


def test_every_pin_of_the_lock_has_a_version_and_hashes(lock):
    pins = _pins(lock)
    assert len(pins) > 100
    assert [block.splitlines()[0] for pin, block in pins if not pin] == []
    assert [pin[0] for pin, block in pins if "--hash=sha256:" not in block] == []


def test_the_lock_has_no_squatted_version_and_names_no_index(lock):
    assert "999.9.9" not in lock
    assert re.findall(r"^\s*-(?!-hash)\S*.*$", lock, re.MULTILINE) == []
    assert "://" not in lock


def test_the_lock_covers_what_the_project_asks_for(lock, project):
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(name for e in extras if e != "accurate" for name in extras[e]),
    ]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in asked}
    pinned = {pin[1].lower() for pin, _ in _pins(lock)}
    assert names - pinned == set()


@pytest.mark.parametrize(("name", "version"), [("jupyter-book", "1"), ("sphinx-book-theme", "1")])
def test_the_lock_holds_the_builder_of_config_yml(lock, name, version):
    found = {pin[2].split(".")[0] for pin, _ in _pins(lock) if pin[1] == name}
    assert found == {version}


def test_the_seed_text_is_as_it_came(root):
    content = (root / "seeds" / "istanbul-talks-offer.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == SEED


def test_git_leaves_the_seed_texts_alone(root):
    attributes = (root / ".gitattributes").read_text(encoding="utf-8")
    assert "seeds/*.txt -text" in attributes.splitlines()


def test_sources_says_what_is_known_of_every_text(root):
    with (root / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        rows = list(table)
    assert tuple(table.fieldnames) == COLUMNS
    assert {row["file"] for row in rows} == {path.name for path in (root / "seeds").glob("*.txt")}
    needed = [name for name in COLUMNS if name not in ("url", "note")]
    assert [(row["file"], name) for row in rows for name in needed if not row[name]] == []


def test_workflows_pin_majors_and_ask_for_little(root):
    workflows = sorted((root / ".github" / "workflows").glob("*.yml"))
    assert [path.name for path in workflows] == ["publish.yml", "test.yml"]
    for path in workflows:
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {"contents": "read"}
        uses = re.findall(r"uses: (\S+)", text)
        assert [name for name in uses if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []


def test_workflows_test_the_pythons_that_the_package_names(root, project):
    workflow = yaml.safe_load((root / ".github" / "workflows" / "test.yml").read_text())
    tested = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    named = [re.search(r"Python :: (3\.\d+)$", line) for line in project["classifiers"]]
    assert tested == [version[1] for version in named if version]


def test_the_citation_is_of_this_version(root, project):
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == project["version"]
    assert {"message", "title", "authors"} <= citation.keys()
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])


def test_no_file_loads_anything_from_another_host(root):
    named = [
        (path.relative_to(root).as_posix(), match[0])
        for path in _tracked(root, r"\.(?:py|ya?ml|ipynb|html|css|js|md|toml)$")
        if path.name != "test_setup.py"
        for match in [LOADED.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert named == []


@pytest.mark.parametrize(
    ("line", "loads"),
    [
        ('<script src="https://cdn.plot.ly/plotly-3.0.0.min.js">', True),
        ("@import url(//fonts.googleapis.com/css2);", True),
        ('"https://unpkg.com/thebe@0.8.2/lib/index.js"', True),
        ("https://cdn.jsdelivr.net/npm/mathjax@3", True),
        ("https://creativecommons.org/licenses/by/4.0/", False),
        ("_static/plotly.min.js", False),
    ],
)
def test_another_host_is_known_when_seen(line, loads):
    assert bool(LOADED.search(line)) is loads


def test_the_commands_of_the_readme_exist(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", readme, re.MULTILINE))
    assert {"book", "test", "chapters"} <= named
    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()


def test_what_the_readme_links_to_is_there(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme)
    assert len(linked) > 5
    assert [name for name in linked if not (root / name).exists()] == []


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    """The wheel, built and unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    target = folder / "installed"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    [wheel] = folder.glob("parley_book-*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def _run(installed, folder, *arguments):
    """Run Python elsewhere, with the wheel before the checkout that the environment knows."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_finds_its_data_in_itself(installed, tmp_path):
    ask = (
        "import json, parley; from parley.datafiles import find_data;"
        "found = [find_data('gazetteer'), find_data('lexicon')];"
        "print(json.dumps([parley.__file__, *map(str, found)]))"
    )
    for path in json.loads(_run(installed, tmp_path, "-c", ask)):
        assert path.startswith(str(installed))


def test_the_wheel_reads_a_text_away_from_the_checkout(installed, tmp_path):
    (tmp_path / "envoys.txt").write_text("France urged Mali to free the envoys.", encoding="utf-8")
    run = "from parley.cli import main; main()"
    told = ["read", "envoys.txt", "--published", "2024-03-01", "--out", "tables"]
    _run(installed, tmp_path, "-c", run, *told)
    with (tmp_path / "tables" / "mentions.csv").open(encoding="utf-8", newline="") as lines:
        found = {row["actor_id"] for row in csv.DictReader(lines)}
    assert {"FRA", "MLI"} <= found


def test_the_wheel_writes_the_book_that_the_checkout_writes(installed, root, tmp_path):
    (tmp_path / "envoys.txt").write_text("France urged Mali to free the envoys.", encoding="utf-8")
    run = "from parley.cli import main; main()"
    told = ["book", "envoys.txt", "--published", "2024-03-01", "--no-build", "--out"]
    written = {}
    for name, package in {"wheel": installed, "checkout": root}.items():
        _run(package, tmp_path, "-c", run, *told, name)
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        written[name] = {p.relative_to(tmp_path / name).as_posix(): p.read_bytes() for p in files}
    assert "chapters/positions.ipynb" in written["wheel"]
    assert written["wheel"] == written["checkout"]


def test_the_lexicon_s_dictionary_names_every_file(root):
    folder = root / "data" / "lexicon"
    described = (folder / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in folder.rglob("*.csv")}
    assert {name for name in files if name not in described} == set()
