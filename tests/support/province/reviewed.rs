//! A small province, reviewed once for all tests of a crate.

use super::{Planted, Province};
use crate::support::{Run, folder, mulu_in};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A province reviewed once for all tests.
pub(crate) struct Reviewed {
    /// Where it stands: `报送` and `结果`.
    pub(crate) home: tempfile::TempDir,
    /// What is planted.
    pub(crate) planted: Planted,
    /// How the review went.
    pub(crate) run: Run,
    /// Its `review.json`.
    pub(crate) json: Value,
}

/// It.
pub(crate) static REVIEWED: LazyLock<Reviewed> = LazyLock::new(|| {
    let home = folder();
    let planted = Province { places: 6, domains: 4 }.write(&home.path().join("报送"));
    let run = review(home.path(), &planted, "结果", &[]);
    let json = json(&home.path().join("结果/review.json"));
    Reviewed { home, planted, run, json }
});

/// Runs `mulu review` over `报送`.
pub(crate) fn review(home: &Path, planted: &Planted, output: &str, more: &[&str]) -> Run {
    let domains = planted.domains.join(",");
    let mut arguments = vec!["review", "报送", "-o", output, "--domain", &domains];
    arguments.extend(more);
    mulu_in(home, &arguments)
}

/// A report.
pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("the report is there")).expect("JSON")
}

impl Reviewed {
    pub(crate) fn place(&self, index: usize) -> &Value {
        let name = &self.planted.names[index];
        self.named(name)
    }

    pub(crate) fn named(&self, name: &str) -> &Value {
        let places = self.json["places"].as_array().unwrap();
        places
            .iter()
            .find(|place| place["name"] == *name)
            .unwrap_or_else(|| panic!("no {name} in the report"))
    }

    pub(crate) fn insight(&self, key: &str) -> &Vec<Value> {
        self.json["insights"][key].as_array().unwrap()
    }

    pub(crate) fn names(list: &Value) -> Vec<&str> {
        let mut names: Vec<&str> =
            list.as_array().unwrap().iter().map(|own| own["name"].as_str().unwrap()).collect();
        names.sort_unstable();
        names
    }

    pub(crate) fn named_all(&self, indices: &[usize]) -> Vec<&str> {
        let mut names: Vec<&str> = indices.iter().map(|index| self.planted.names[*index].as_str()).collect();
        names.sort_unstable();
        names
    }
}
