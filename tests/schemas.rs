//! The schemas in `schemas/` are those the program prints, they are good schemas, and what we ship and
//! write holds to them, by an independent validator.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use support::{folder, mulu, root};

fn published(name: &str) -> Value {
    let text = std::fs::read_to_string(root().join("schemas").join(name)).expect("a published schema");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_published_schemas_are_up_to_date() {
    for (name, schema) in mulu::pipeline::schemas() {
        assert_eq!(published(name), schema, "{name}: run `mulu schema --write schemas`");
        jsonschema::validator_for(&schema)
            .unwrap_or_else(|error| panic!("{name} is no good schema: {error}"));
    }
    let files = std::fs::read_dir(root().join("schemas")).expect("a folder").count();
    assert_eq!(files, mulu::pipeline::schemas().len(), "nothing else stands in schemas/");
}

/// YAML as an editor's plug-in sees it: read by another parser than ours.
fn as_editor(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("text");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn yaml_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("listed").into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect()
}

#[test]
fn an_editor_finds_nothing_wrong_with_what_we_ship() {
    let catalogue = jsonschema::validator_for(&published("catalogue.schema.json")).expect("compiles");
    let place = jsonschema::validator_for(&published("jurisdiction.schema.json")).expect("compiles");
    let changes = jsonschema::validator_for(&published("change-log.schema.json")).expect("compiles");
    let mut seen = 0;
    for path in
        ["catalogues/national", "catalogues/example"].iter().flat_map(|name| yaml_below(&root().join(name)))
    {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let validator = match name.as_str() {
            "jurisdiction.yaml" => &place,
            "changes.yaml" => &changes,
            "negative-list.yaml" => continue,
            _ => &catalogue,
        };
        let value = as_editor(&path);
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        seen += 1;
    }
    assert!(seen > 50, "{seen} files");
}

#[test]
fn chinese_keys_have_a_schema_of_their_own() {
    let schema = jsonschema::validator_for(&published("catalogue.zh.schema.json")).expect("compiles");
    let good = serde_json::json!({"领域": "养老服务", "事项": [{"二级事项": "甲", "公开内容": ["乙"], "公开依据": "《丙》",
        "公开时限": "每季度", "公开主体": "某局", "公开渠道和载体": ["政府网站"], "公开方式": "主动公开"}]});
    assert!(
        schema.is_valid(&good),
        "{:?}",
        schema.iter_errors(&good).map(|error| error.to_string()).collect::<Vec<_>>()
    );
    let mut bad = good;
    bad["事项"][0]["公开方式"] = "看情况".into();
    assert!(!schema.is_valid(&bad));
}

#[test]
fn what_is_built_holds_to_its_schema() {
    let folder = folder();
    let out = folder.path().join("public");
    let run = mulu(&["build", "-o", &out.to_string_lossy(), "--only", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let schema = jsonschema::validator_for(&published("catalogue-json.schema.json")).expect("compiles");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&out) {
        let path = entry.expect("listed").into_path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let value: Value = serde_json::from_slice(&std::fs::read(&path).expect("read")).expect("JSON");
            let errors: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} files");
}

#[test]
fn the_findings_hold_to_their_schema() {
    let schema = jsonschema::validator_for(&published("findings.schema.json")).expect("compiles");
    for path in ["catalogues/national", "tests/corpus/published"] {
        let run = mulu(&["check", path, "--format", "json"]);
        let value: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let errors: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{path}: {errors:?}");
        assert!(!value["findings"].as_array().expect("a list").is_empty(), "{path} has findings to hold");
    }
}
