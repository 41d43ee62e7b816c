//! Submissions in every layout are told apart.

use super::*;
use crate::project::MemoryDisk;

fn found(paths: &[&str]) -> Vec<(String, usize)> {
    let disk = MemoryDisk::new(paths.iter().map(|path| ((*path).to_owned(), Vec::new())));
    let found = discover("收件", &disk, &Knowledge::embedded(), false).expect("listed");
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

#[test]
fn places_in_the_folder_of_a_place_are_their_own() {
    let paths = [
        "收件/示例省/示例市/养老服务.xlsx",
        "收件/示例省/示例市/市直部门/社会救助.xlsx",
        "收件/示例省/示例市/甲县/养老服务.xlsx",
        "收件/示例省/示例市/乙县（报送）.xlsx",
        "收件/示例省/示例市/各县/示例市丙县养老服务.xlsx",
        "收件/示例省/示例市/各县/农村.xlsx",
        "收件/另市/甲县/养老服务.xlsx",
        "收件/另市/丁县.doc",
        "收件/丙县补报.xlsx",
    ];
    let disk = MemoryDisk::new(paths.iter().map(|path| ((*path).to_owned(), Vec::new())));
    let found = discover("收件", &disk, &Knowledge::embedded(), false).expect("listed").submissions;
    let above = |own: &Submission| own.above.map_or("", |above| found[above].name.as_str());
    let told: Vec<String> = found
        .iter()
        .map(|own| format!("{}/{} {} {}", own.within.join("/"), own.name, own.paths.len(), above(own)))
        .collect();
    let mut told: Vec<&str> = told.iter().map(|text| text.trim()).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "另市/丁县 0",
            "另市/甲县 1",
            "示例省/示例市 3",
            "示例省/示例市/丙县 2 示例市",
            "示例省/示例市/乙县 1 示例市",
            "示例省/示例市/甲县 1 示例市",
        ]
    );
}
