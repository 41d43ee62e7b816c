//! How much changed where, and what the script listens to; the form is hidden until it runs.

use super::super::ChangesReport;
use super::super::grouped::Group;
use super::{card, name, safe, sign};
use crate::compare::{Change, Direction};
use crate::decisions::Verdict;
use crate::diagnostic::Language;
use std::fmt::Write as _;

const ALL: [Direction; 3] = [Direction::Loosened, Direction::Tightened, Direction::Neutral];

/// Each catalogue with how many items changed in which direction.
pub(super) fn summary(report: &ChangesReport<'_>, groups: &[Group<'_>]) -> String {
    let mut html = format!(
        "<nav aria-label=\"{0}\">\n<table>\n<caption>{0}</caption>\n<thead><tr><th scope=\"col\">{1}</th>",
        report.say("按目录统计", "by catalogue"),
        report.say("目录", "catalogue"),
    );
    for direction in ALL {
        let _ = write!(html, "<th scope=\"col\">{} {}</th>", sign(direction), report.direction(direction));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for (number, group) in groups.iter().enumerate() {
        let _ = write!(html, "<tr><th scope=\"row\"><a href=\"#g{number}\">{}</a></th>", safe(&name(group)));
        for direction in ALL {
            let same = |change: &&Change| {
                change.place == group.place && change.domain == group.domain && change.direction == direction
            };
            let count: usize = report.changes.told().filter(same).map(Change::weight).sum();
            let shown = if count == 0 { "–".to_owned() } else { count.to_string() };
            let _ = write!(html, "<td>{shown}</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n</nav>\n");
    html
}

/// The options of a choice: what they stand for, and the words.
type Options<'a> = Vec<(&'a str, &'a str)>;

/// What the page can be narrowed to.
pub(super) fn form(report: &ChangesReport<'_>, groups: &[Group<'_>]) -> String {
    let mut html = format!("<form hidden>\n<fieldset><legend>{}</legend>", report.say("方向", "direction"));
    for direction in ALL {
        let _ = write!(
            html,
            "<label><input type=\"checkbox\" name=\"direction\" value=\"{}\" checked> {} {}</label>",
            direction.name(),
            sign(direction),
            report.direction(direction)
        );
    }
    html.push_str("</fieldset>\n");
    let mut fields: Options<'_> = Vec::new();
    for field in report.changes.changes.iter().flat_map(|change| &change.fields) {
        if !fields.iter().any(|(key, _)| *key == field.field) {
            fields.push((field.field, &field.heading));
        }
    }
    let (mut places, mut domains): (Options<'_>, Options<'_>) = (Vec::new(), Vec::new());
    for group in groups {
        for (list, own) in [(&mut places, group.place), (&mut domains, group.domain)] {
            if !own.is_empty() && !list.iter().any(|(key, _)| *key == own) {
                list.push((own, own));
            }
        }
    }
    html.push_str(&select(report, "field", report.say("栏目", "field"), &fields));
    html.push_str(&select(report, "place", report.say("地方", "place"), &places));
    html.push_str(&select(report, "domain", report.say("领域", "domain"), &domains));
    html.push_str(&verdicts(report));
    let _ = writeln!(
        html,
        "<label>{} <input type=\"search\" name=\"words\"></label>\n\
         <span class=\"soft\">{} <output id=\"shown\"></output></span>\n</form>",
        report.say("查找", "find"),
        report.say("显示条数", "shown"),
    );
    html
}

/// The choice of verdicts, where anything was decided: those there are, and what nobody has decided.
fn verdicts(report: &ChangesReport<'_>) -> String {
    let prints = report.changes.changes.iter().flat_map(|change| {
        std::iter::once(&change.fingerprint).chain(change.fields.iter().map(|field| &field.fingerprint))
    });
    let said = card::verdicts(report, prints.map(String::as_str));
    if said == card::UNDECIDED {
        return String::new();
    }
    let chinese = report.language == Language::Chinese;
    let own =
        Verdict::ALL.into_iter().filter(|verdict| said.split(' ').any(|word| word == verdict.word(false)));
    let mut options: Options<'_> = own.map(|verdict| (verdict.word(false), verdict.word(chinese))).collect();
    if said.split(' ').any(|word| word == card::WORDS_ONLY) {
        options.push((card::WORDS_ONLY, report.say("只有文字", "words only")));
    }
    options.push((card::UNDECIDED, report.say("没有意见", "undecided")));
    select(report, "verdict", report.say("处理意见", "decision"), &options)
}

fn select(report: &ChangesReport<'_>, name: &str, label: &str, options: &[(&str, &str)]) -> String {
    let all = report.say("全部", "all");
    let mut html = format!("<label>{label} <select name=\"{name}\"><option value=\"\">{all}</option>");
    for (value, words) in options {
        let _ = write!(html, "<option value=\"{}\">{}</option>", safe(value), safe(words));
    }
    html.push_str("</select></label>\n");
    html
}
