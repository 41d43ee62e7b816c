"""Validates every published JSON file against the published schema with Python's jsonschema."""

import json
import pathlib
import sys

import jsonschema


def main() -> None:
    root, schemas = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    schema = json.loads((schemas / "catalogue-json.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(root.rglob("*.json"))
    for path in files:
        errors = [error.message for error in validator.iter_errors(json.loads(path.read_text("utf-8")))]
        assert not errors, f"{path}: {errors[:3]}"
    assert len(files) > 20, f"only {len(files)} files"
    lines = (root / "items.ndjson").read_text("utf-8").splitlines()
    for line in lines:
        item = json.loads(line)
        assert {"mulu", "jurisdiction", "domain", "name"} <= item.keys(), line[:200]
    print(f"json: {len(files)} files valid, {len(lines)} lines")


main()
