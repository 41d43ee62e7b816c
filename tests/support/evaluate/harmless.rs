//! Other ways to write the same: no finding is right on any of these.

use super::rng::Rng;
use super::{Row, Value};

/// A way to write an item otherwise; false where the item does not lend itself to it.
type Vary = fn(&mut Row, &mut Rng) -> bool;

pub(crate) const ALL: &[(&str, Vary)] = &[
    ("deadline phrased otherwise", deadline),
    ("citation written otherwise", citation),
    ("citations in one text", one_basis),
    ("content in another order", |row, rng| shuffled(row, "content", rng)),
    ("content joined", joined),
    ("channels renamed and reordered", channels),
    ("channels in one text", one_channels),
    ("boxes", boxes),
    ("audience in other words", audience),
    ("mode in other words", mode),
    ("levels in other words", levels),
    ("name numbered", name),
    ("category numbered", category),
    ("width of signs", width),
    ("line breaks", breaks),
    ("more columns", more),
    ("basis in another order", |row, rng| shuffled(row, "basis", rng)),
    ("local document beside", local),
    ("deadline shorter", shorter),
];

const DIGITS: [(&str, &str); 8] = [
    ("20", "二十"),
    ("15", "十五"),
    ("10", "十"),
    ("7", "七"),
    ("5", "五"),
    ("3", "三"),
    ("2", "两"),
    ("1", "一"),
];

fn deadline(row: &mut Row, rng: &mut Rng) -> bool {
    let text = row.text("deadline");
    let Some((event, rest)) = text.split_once("之日起") else { return false };
    let Some(amount) = rest.split("个工作日").next().filter(|amount| amount.parse::<u32>().is_ok())
    else {
        return false;
    };
    if !rest.ends_with("个工作日内") || rest.matches("个工作日").count() != 1 {
        return false;
    }
    let event = event.trim_start_matches('自');
    let chinese = DIGITS.iter().find(|(digits, _)| *digits == amount).map_or(amount, |(_, words)| *words);
    let new = match rng.below(14) {
        10 => format!("{amount}个工作日内（自{event}之日起）"),
        11 => format!("{event}之日起{amount}工作日内"),
        12 => format!("自{event}之日起，{amount}个工作日内公开"),
        13 => format!("{event}之日起{amount}个工作日（含）内"),
        0 => format!("自{event}之日起{amount}个工作日内"),
        1 => format!("{event}之日起{amount}个工作日内公开"),
        2 => format!("{event}之日起{chinese}个工作日内"),
        3 => format!("自{event}之日起{amount}个工作日以内公开"),
        4 => format!("{event}后{amount}个工作日内"),
        5 => format!("{event}之日起{amount}个工作日内予以公开"),
        6 => format!("自{event}之日起 {amount} 个工作日内"),
        7 => format!("自{event}之日起不超过{amount}个工作日"),
        8 => format!("{event}之日起{amount}个工作日内公开。"),
        _ => format!("于{event}之日起{amount}个工作日之内公开"),
    };
    row.put("deadline", new);
    true
}

fn shorter(row: &mut Row, _: &mut Rng) -> bool {
    let text = row.text("deadline");
    let new = text.replacen("20个工作日", "10个工作日", 1);
    row.put("deadline", new.clone());
    new != text
}

fn citation(row: &mut Row, rng: &mut Rng) -> bool {
    let old = row.list("basis");
    let way = rng.below(6);
    let new: Vec<String> = old
        .iter()
        .map(|text| match way {
            0 => text.replace('（', "(").replace('）', ")"),
            1 => text.replace("（国务院令", "（中华人民共和国国务院令"),
            2 => text.replace("》（", "》 （"),
            3 => text.replace("》（", "》\n（"),
            4 => text.replace("（主席令", "（中华人民共和国主席令"),
            _ => format!("{text}；"),
        })
        .collect();
    row.set("basis", Value::List(new.clone()));
    new != old
}

fn one_basis(row: &mut Row, rng: &mut Rng) -> bool {
    let list = row.list("basis");
    if list.len() < 2 {
        return false;
    }
    let text = match rng.below(4) {
        0 => list.join("；"),
        1 => list.join("、"),
        2 => list
            .iter()
            .enumerate()
            .map(|(at, text)| format!("{}.{text}", at + 1))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => list.join("\n"),
    };
    row.put("basis", text);
    true
}

fn shuffled(row: &mut Row, key: &'static str, rng: &mut Rng) -> bool {
    let old = row.list(key);
    let mut list = old.clone();
    // 及其实施细则 belongs to what stands before it; headings too.
    if list.iter().any(|text| text.ends_with('：') || text.starts_with(['及', '等'])) {
        return false;
    }
    rng.shuffle(&mut list);
    row.set(key, Value::List(list.clone()));
    list != old
}

fn joined(row: &mut Row, rng: &mut Rng) -> bool {
    let list = row.list("content");
    if list.len() < 2 || list.iter().any(|text| text.contains(['：', ';', '；', '\n'])) {
        return false;
    }
    let numbered = |open: &str, close: &str| -> Vec<String> {
        list.iter().enumerate().map(|(at, text)| format!("{open}{}{close}{text}", at + 1)).collect()
    };
    let text = match rng.below(5) {
        0 => numbered("", ".").join("；") + "。",
        1 => numbered("", "、").join("\n"),
        2 => numbered("（", "）").join("；"),
        3 => list.join("；"),
        _ => list.join("\n"),
    };
    row.put("content", text);
    true
}

const CHANNELS: [(&str, &[&str]); 6] = [
    ("政府网站", &["政府门户网站", "县人民政府网站", "门户网站", "政府官网"]),
    ("两微一端", &["政务新媒体", "新媒体", "两微一端"]),
    ("政务服务中心", &["政务服务大厅", "行政服务中心", "政务大厅"]),
    ("公开查阅点", &["信息公开查阅点", "政务公开专区"]),
    ("发布会/听证会", &["发布会听证会", "新闻发布会"]),
    ("便民服务站", &["便民服务中心", "便民服务点"]),
];

fn channels(row: &mut Row, rng: &mut Rng) -> bool {
    let mut list = row.list("channels");
    for name in &mut list {
        if let Some((_, others)) = CHANNELS.iter().find(|(official, _)| official == name) {
            *name = rng.word(others).to_owned();
        }
    }
    rng.shuffle(&mut list);
    row.set("channels", Value::List(list));
    true
}

fn one_channels(row: &mut Row, rng: &mut Rng) -> bool {
    let list = row.list("channels");
    row.put("channels", list.join(rng.word(&["、", "；", "\n", "，"])));
    list.len() > 1
}

fn boxes(row: &mut Row, rng: &mut Rng) -> bool {
    let list = row.list("channels");
    let (on, off) = *rng.pick(&[("■", "□"), ("☑", "□"), ("√", "□")]);
    let mut all: Vec<String> = list.iter().map(|name| format!("{on}{name}")).collect();
    for name in ["政府公报", "广播电视", "纸质媒体"] {
        if !list.iter().any(|own| own == name) {
            all.push(format!("{off}{name}"));
        }
    }
    row.put("channels", all.join(rng.word(&["\n", " "])));
    on != "√"
}

fn audience(row: &mut Row, rng: &mut Rng) -> bool {
    let all = row.text("audience") == "全社会";
    row.put("audience", rng.word(&["社会公众", "面向全社会", "全社会公开", "社会", "公众", "全体社会公众"]));
    all
}

fn mode(row: &mut Row, rng: &mut Rng) -> bool {
    let open = row.list("mode") == ["主动公开"];
    row.put("mode", rng.word(&["主动", "主动公开", "主动公开 "]));
    open
}

fn levels(row: &mut Row, rng: &mut Rng) -> bool {
    row.put("levels", rng.word(&["县级", "县", "县（区）级", "区县级", "县（市、区）级", "县级、乡级"]));
    true
}

fn name(row: &mut Row, rng: &mut Rng) -> bool {
    let name = row.text("name");
    if rng.percent(20) {
        row.put("name", format!("{name}。"));
        return true;
    }
    let number = rng.word(&["（一）", "1.", "2、", "三、", "(4)", "①", "1.2"]);
    row.put("name", format!("{number}{name}"));
    !name.starts_with(|c: char| c.is_numeric())
}

fn category(row: &mut Row, rng: &mut Rng) -> bool {
    let mut list = row.list("category");
    let number = rng.word(&["一、", "（二）", "3.", "四、"]);
    if let Some(last) = list.last_mut() {
        *last = format!("{number}{last}");
    }
    row.set("category", Value::List(list));
    true
}

fn width(row: &mut Row, _: &mut Rng) -> bool {
    let old = row.text("name");
    let new = old.replace('（', "(").replace('）', ")").replace('，', ",");
    row.put("name", new.clone());
    new != old
}

fn breaks(row: &mut Row, rng: &mut Rng) -> bool {
    let key = rng.word(&["name", "deadline", "body"]);
    let key = ["name", "deadline", "body"].into_iter().find(|own| *own == key).unwrap();
    let text: Vec<char> = row.text(key).chars().collect();
    if text.len() < 6 {
        return false;
    }
    let at = text.len() / 2;
    let new: String = text[..at].iter().chain(['\n'].iter()).chain(&text[at..]).collect();
    row.put(key, new);
    true
}

fn more(row: &mut Row, rng: &mut Rng) -> bool {
    row.put("contact", "0990-1234567");
    if rng.percent(50) {
        row.put("note", "每年更新一次目录");
    }
    true
}

fn local(row: &mut Row, rng: &mut Rng) -> bool {
    let mut list = row.list("basis");
    list.push(
        rng.word(&[
            "《江苏省政府信息公开办法》",
            "《四川省财政厅关于规范资金管理的通知》（川财规〔2021〕5号）",
            "《湖南省行政程序规定》",
        ])
        .to_owned(),
    );
    row.set("basis", Value::List(list));
    true
}
