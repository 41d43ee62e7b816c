//! Files to trees, findings of shape and catalogues, on all cores.
//!
//! The outcome does not depend on the number of threads, and one bad file cannot take others along:
//! even a defect of ours in reading one is a finding about that file.

use crate::catalogue::{Catalogue, Waiver};
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::normalise::{self, Memo};
use crate::read::{self, Bounds, faults};
use crate::schema::{Checker, Kind};
use crate::source::{FileId, Files, Location};
use crate::threads;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One file to be read.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// The file.
    pub(super) file: FileId,
    /// What it is; its schema is applied only where findings are wanted.
    pub(super) kind: Kind,
    /// Whether what is wrong with it is wanted.
    pub(super) wanted: bool,
    /// Why the disk did not give it, where it did not.
    pub(super) unreadable: Option<String>,
}

/// One file, understood.
#[derive(Debug)]
pub(super) struct Understood {
    /// Its tree; of a catalogue, which has been understood, nothing is left: of many counties it is much.
    pub(super) document: Document,
    /// Its catalogues; empty for a `jurisdiction.yaml`.
    pub(super) catalogues: Vec<Catalogue>,
    /// The waivers in its comments.
    pub(super) allowances: Vec<Waiver>,
    /// What the reader and the schema found.
    pub(super) sink: Sink,
}

/// What every file is read with.
#[derive(Clone, Copy)]
pub(super) struct Tools<'a> {
    /// The bytes.
    pub(super) files: &'a Files,
    /// How large inputs may be.
    pub(super) bounds: &'a Bounds,
    /// The registries.
    pub(super) knowledge: &'a Knowledge,
    /// The schemas.
    pub(super) checker: &'a Checker,
    /// Whether the files are our own YAML, in which nothing needs mending.
    pub(super) sound: bool,
}

/// Reads and understands files; the outcomes come in the order of the tasks.
pub(super) fn understand_all(tasks: &[Task], tools: Tools<'_>) -> Vec<Understood> {
    threads::map_with(tasks.len(), Memo::default, |memo, index| understand(&tasks[index], tools, memo))
}

fn understand(task: &Task, tools: Tools<'_>, memo: &mut Memo) -> Understood {
    match catch_unwind(AssertUnwindSafe(|| attempt(task, tools, memo))) {
        Ok(understood) => understood,
        Err(_) => {
            let message = Words::new(
                "程序在读这个文件时出了内部错误，没有检查它，其余文件不受影响",
                "mulu failed on this file (a defect of ours); it was not checked, the others were",
            );
            let help =
                Words::new("请把这个文件发给 mulu 的维护者", "please send the file to mulu's maintainers");
            refused(task.file, message, help)
        }
    }
}

fn attempt(task: &Task, tools: Tools<'_>, memo: &mut Memo) -> Understood {
    if let Some(why) = &task.unreadable {
        let message = Words::new(format!("文件读不出来：{why}"), format!("the file cannot be read: {why}"));
        let help =
            Words::new("检查文件是否被占用、是否有读取权限", "check that it is not locked and may be read");
        return refused(task.file, message, help);
    }
    let mut sink = Sink::new();
    let document = match tools.files.text(task.file).filter(|_| tools.sound) {
        Some(text) => read::yaml::read_sound(task.file, text, tools.bounds, &mut sink),
        None => read::read(task.file, tools.files, tools.bounds, &mut sink),
    };
    if task.wanted {
        for table in &document.tables {
            let negative = task.kind == Kind::Catalogue && normalise::is_negative(table);
            let kind = if negative { Kind::Withheld } else { task.kind };
            tools.checker.check(table, kind, &mut sink);
        }
    }
    let mut catalogues = match task.kind {
        Kind::Jurisdiction | Kind::Changes => Vec::new(),
        Kind::Catalogue | Kind::Withheld => normalise::catalogues(&document, tools.knowledge, memo),
    };
    let unread = [faults::MALFORMED_YAML.name, faults::REFUSED_YAML.name, faults::OVER_BOUND.name];
    let incomplete = sink.has(|finding| unread.contains(&finding.rule.name));
    catalogues.iter_mut().for_each(|catalogue| catalogue.incomplete = incomplete);
    if task.kind == Kind::Catalogue && document.tables.is_empty() && sink.is_empty() {
        let message = Words::new(
            "文件里没有目录：没有表格，也没有事项",
            "the file holds no catalogue: no table, no items",
        );
        let help = Words::new("确认是不是拿错了文件", "check that this is the right file");
        sink.push(Diagnostic::new(&faults::EMPTY_CATALOGUE, Location::File(task.file), message)).help(help);
    }
    let allowances = allowances(&document, task, tools);
    let document = match task.kind {
        Kind::Jurisdiction | Kind::Changes => document,
        Kind::Catalogue | Kind::Withheld => Document { file: task.file, tables: Vec::new() },
    };
    Understood { document, catalogues, allowances, sink }
}

/// The waivers in the comments of a YAML file; other inputs have no such comments.
fn allowances(document: &Document, task: &Task, tools: Tools<'_>) -> Vec<Waiver> {
    let is_table = document.tables.iter().any(|table| table.headings.is_some());
    let text = tools.files.text(task.file).filter(|text| task.wanted && !is_table && text.contains("mulu"));
    text.map_or_else(Vec::new, |text| normalise::allowances(document, text, &read::yaml::comments(text)))
}

fn refused(file: FileId, message: Words, help: Words) -> Understood {
    let mut sink = Sink::new();
    sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, Location::File(file), message)).help(help);
    Understood {
        document: Document { file, tables: Vec::new() },
        catalogues: Vec::new(),
        allowances: Vec::new(),
        sink,
    }
}
