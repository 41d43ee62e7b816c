//! Submissions in every layout are told apart.

use super::*;
use crate::project::MemoryDisk;

fn found(paths: &[&str]) -> Vec<(String, usize)> {
    let disk = MemoryDisk::new(paths.iter().map(|path| ((*path).to_owned(), Vec::new())));
    let found = discover("收件", &disk, &Knowledge::embedded()).expect("listed");
    found.submissions.into_iter().map(|own| (own.name, own.paths.len())).collect()
}

#[test]
fn any_layout_is_understood() {
    let paths = [
        "收件/01示例县/养老服务.xlsx",
        "收件/01示例县/救助/社会救助.xlsx",
        "收件/甲县-养老服务.xlsx",
        "收件/甲县_社会救助.xlsx",
        "收件/乙县养老服务领域基层政务公开标准目录.xls",
        "收件/示例市/丙区/a.yaml",
        "收件/第一批/丁县.xlsx",
        "收件/第一批/戊县.xlsx",
        "收件/己县.rar",
        "收件/说明.txt",
    ];
    let names: Vec<(String, usize)> =
        [("乙县", 1), ("甲县", 2), ("己县", 0), ("示例县", 2), ("丙区", 1), ("丁县", 1), ("戊县", 1)]
            .map(|(name, count)| (name.to_owned(), count))
            .to_vec();
    let mut found = found(&paths);
    found.sort();
    let mut names = names;
    names.sort();
    assert_eq!(found, names);
}
