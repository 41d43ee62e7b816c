//! Whether a cited document is a local one: by its number, its title or the office in front. The registry knows the
//! central instruments; of the thousands of local ones it is enough to know that they are local.

use crate::value::citation::{Citation, DocumentNumber, NumberKind};

/// Names that begin the titles and offices of a province. Source: GB/T 2260.
const PROVINCES: [&str; 31] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
];
/// The short names of the provinces, with which the 发文字号 of their organs begin.
const PROVINCE_SIGNS: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";
/// Central 发文字号 that begin like a province: 新闻出版总署, 国家新闻出版广电总局, 共青团 and the like.
const CENTRAL_SIGNS: [&str; 4] = ["新出", "新广", "新闻", "青联"];
/// What the 发文字号 of local governments and committees contain.
const LOCAL_SIGNS: [&str; 10] =
    ["政发", "政办", "政规", "政字", "府发", "府办", "府规", "府字", "府令", "县委"];
const PLACE_MARKS: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];
/// Words with such a sign that name no place.
const NOT_PLACES: [&str; 34] = [
    "市场",
    "城市",
    "城乡",
    "乡村",
    "住房",
    "县级",
    "市级",
    "省级",
    "区级",
    "乡级",
    "县域",
    "省域",
    "市域",
    "社区",
    "地区",
    "区域",
    "乡镇",
    "城镇",
    "集镇",
    "市政",
    "市容",
    "老区",
    "灾区",
    "园区",
    "校区",
    "城区",
    "辖区",
    "自然保护区",
    "开发区",
    "区划",
    "设区的市",
    "市县",
    "省际",
    "区块",
];
/// What may stand before the place in a title.
const OPENINGS: [&str; 8] = ["中共", "关于", "印发", "转发", "公布", "发布", "修改", "《"];

/// Whether the document is one of a province or a smaller place, as far as its own words tell.
#[must_use]
pub fn is_local(citation: &Citation) -> bool {
    citation.documents.iter().any(|number| numbered_locally(&number.value))
        || names_place(&citation.title)
        || citation.issuer.as_deref().is_some_and(names_place)
}

fn numbered_locally(number: &DocumentNumber) -> bool {
    let issuer = number.issuer.as_str();
    match number.kind {
        NumberKind::LocalOrder => true,
        NumberKind::Standard => issuer.starts_with("DB"),
        NumberKind::CongressAnnouncement | NumberKind::Order | NumberKind::Announcement => {
            names_place(issuer)
        }
        NumberKind::Serial => {
            let central = CENTRAL_SIGNS.iter().any(|sign| issuer.starts_with(sign));
            let signed = issuer.starts_with(|sign| PROVINCE_SIGNS.contains(sign));
            let local = signed || LOCAL_SIGNS.iter().any(|sign| issuer.contains(sign));
            !central && (local || names_place(issuer))
        }
    }
}

/// Whether the words begin with a place.
fn names_place(words: &str) -> bool {
    let mut rest = words;
    while let Some(after) = OPENINGS.iter().find_map(|opening| rest.strip_prefix(opening)) {
        rest = after.trim_start_matches(['〈', '《', ' ']);
    }
    if PROVINCES.iter().any(|province| rest.starts_with(province)) {
        return true;
    }
    let mut beginning: String = rest.chars().take(12).collect();
    for word in NOT_PLACES {
        beginning = beginning.replace(word, "");
    }
    // The second character at the earliest: 示例县, 全省, 我市.
    beginning.chars().take(9).skip(1).any(|character| PLACE_MARKS.contains(&character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::citation::Basis;

    fn local(written: &str) -> bool {
        is_local(Basis::parse(written).citations().next().expect("a citation"))
    }

    #[test]
    fn local_papers() {
        for written in [
            "《江西省常住户口登记管理规定》",
            "《重庆市养老机构管理办法》（渝府令〔2019〕326号）",
            "《关于印发江苏省农业支持保护补贴（耕地地力保护）实施方案的通知》（苏财基层〔2017〕14号）",
            "《关于进一步做好脱贫攻坚期间临时救助工作的通知》（辽民发〔2018〕74号）",
            "《示例县人民政府办公室关于印发示例县社会救助办法的通知》",
            "《关于调整全省最低生活保障标准的通知》",
            "《乌恰县危房改造实施方案》",
            "安徽省民政厅《关于进一步规范临时救助的意见》",
            "《关于提高残疾人补贴标准的通知》（威政办发〔2020〕5号）",
        ] {
            assert!(local(written), "{written}");
        }
    }

    #[test]
    fn central_papers() {
        for written in [
            "《城市居民最低生活保障条例》（国务院令第271号）",
            "《城乡医疗救助基金管理办法》（财社〔2013〕217号）",
            "《关于推进县域义务教育优质均衡发展的意见》",
            "《乡镇煤矿管理条例》",
            "《关于加强城市社区居民委员会建设的通知》",
            "《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）",
            "《住房城乡建设部关于加强城市地下管线管理的通知》（建城〔2014〕100号）",
            "《新闻出版许可证管理办法》（新出政发〔2010〕1号）",
            "《设区的市行政区域内立法规定》",
        ] {
            assert!(!local(written), "{written}");
        }
    }
}
