//! A city's catalogue, and a county's before and after: what was changed, and what must be said of it.

use super::support::folder;
use std::path::Path;

/// What one change of the text is, what is planted for it, and what must be said of it: kind, direction, and the rules under the
/// tier above with `new`, `changed` or `before`.
pub(crate) struct Planted {
    pub(crate) item: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) upper: &'static [(&'static str, &'static str)],
}

const UPPER: &str = "\
domain: 养老服务
items:
";

/// An item of the little catalogues, as (code, name, deadline, mode).
const ITEMS: [(&str, &str, &str, &str); 7] = [
    ("21-01-01", "养老服务政策文件", "信息形成之日起10个工作日内", "主动公开"),
    ("21-01-02", "养老服务扶持政策措施清单", "信息形成之日起12个工作日内", "主动公开"),
    ("21-01-03", "养老机构投资指南", "信息形成之日起10个工作日内", "主动公开"),
    ("21-02-01", "养老机构备案", "信息形成之日起10个工作日内", "主动公开"),
    ("21-02-02", "老年人补贴", "信息形成之日起10个工作日内", "主动公开"),
    ("21-02-03", "养老服务扶持补贴", "信息形成之日起10个工作日内", "主动公开"),
    ("21-90-01", "长者食堂一览表", "信息形成之日起10个工作日内", "主动公开"),
];

pub(crate) const PLANTED: [Planted; 6] = [
    // Later than above, and was not.
    Planted {
        item: "21-01-01",
        from: "10个工作日",
        to: "15个工作日",
        kind: "changed",
        direction: "loosened",
        upper: &[("later-than-upper-tier", "new")],
    },
    // Was later already, and is later still.
    Planted {
        item: "21-01-02",
        from: "12个工作日",
        to: "14个工作日",
        kind: "changed",
        direction: "loosened",
        upper: &[("later-than-upper-tier", "changed")],
    },
    // Sooner: good, and stands.
    Planted {
        item: "21-01-03",
        from: "10个工作日",
        to: "5个工作日",
        kind: "changed",
        direction: "tightened",
        upper: &[],
    },
    Planted {
        item: "21-02-01",
        from: "主动公开",
        to: "依申请公开",
        kind: "changed",
        direction: "loosened",
        upper: &[("mode-downgraded", "new")],
    },
    // Gone, though the tier above wants it.
    Planted {
        item: "21-02-02",
        from: "",
        to: "",
        kind: "removed",
        direction: "loosened",
        upper: &[("item-missing", "new")],
    },
    // An item of its own: the tier above has none.
    Planted {
        item: "21-90-01",
        from: "10个工作日",
        to: "3个工作日",
        kind: "changed",
        direction: "tightened",
        upper: &[],
    },
];

fn catalogue(place: &str, rows: &[(String, String, String, String)]) -> String {
    let mut text = UPPER.to_owned();
    for (code, name, deadline, mode) in rows {
        text.push_str(&format!(
            "  - code: {code}\n    category: 养老服务\n    name: \"{name}\"\n    content: [文件名称, 文号, 发文部门]\n    \
             basis: [《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条]\n    deadline: {deadline}\n    \
             body: {place}民政局\n    channels: [政府网站, 政务服务中心]\n    audience: 全社会\n    mode: {mode}\n    levels: [市级, 县级]\n"
        ));
    }
    text
}

fn rows() -> Vec<(String, String, String, String)> {
    ITEMS.iter().map(|(a, b, c, d)| ((*a).into(), (*b).into(), (*c).into(), (*d).into())).collect()
}

pub(crate) fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A city's catalogue, and a county's before and after.
pub(crate) fn desk() -> tempfile::TempDir {
    let desk = folder();
    let mut above = rows();
    above.retain(|row| row.0 != "21-90-01");
    above[1].2 = "信息形成之日起10个工作日内".into();
    let mut new = rows();
    for planted in &PLANTED {
        for row in new.iter_mut().filter(|row| row.0 == planted.item && planted.kind == "changed") {
            (row.2, row.3) =
                (row.2.replace(planted.from, planted.to), row.3.replace(planted.from, planted.to));
        }
    }
    new.retain(|row| row.0 != "21-02-02");
    put(desk.path(), "city/jurisdiction.yaml", "name: 示例市\ntier: 市级\n");
    put(desk.path(), "city/21.yaml", &catalogue("示例市", &above));
    for (side, rows) in [("old", rows()), ("new", new)] {
        put(desk.path(), &format!("{side}/jurisdiction.yaml"), "name: 示例县\ntier: 县级\n");
        put(desk.path(), &format!("{side}/21.yaml"), &catalogue("示例县", &rows));
    }
    desk
}
