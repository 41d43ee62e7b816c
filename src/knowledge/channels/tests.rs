//! What channels written in real tables are.

use super::*;
use crate::knowledge::embedded;

fn channels() -> Channels {
    Channels::read(embedded::CHANNELS).expect("embedded")
}

fn name_of(resolved: &Resolved<'_>) -> String {
    match resolved {
        Resolved::Known(official) => official.name.clone(),
        Resolved::Special(special) => format!("+{}", special.name),
        Resolved::Other(text) => format!("其他（{text}）"),
        Resolved::Unknown => "?".to_owned(),
    }
}

#[test]
fn the_official_list_is_the_tables() {
    let names: Vec<String> = channels().official().iter().map(|channel| channel.name.clone()).collect();
    assert_eq!(
        names,
        [
            "政府网站",
            "政府公报",
            "两微一端",
            "发布会/听证会",
            "广播电视",
            "纸质媒体",
            "公开查阅点",
            "政务服务中心",
            "便民服务站",
            "入户/现场",
            "社区/企事业单位/村公示栏（电子屏）",
            "精准推送",
            "其他"
        ]
    );
    assert!(
        channels()
            .official()
            .iter()
            .filter(|channel| channel.website)
            .map(|channel| &channel.name)
            .eq(["政府网站"])
    );
}

#[test]
fn names_written_as_one_word() {
    let channels = channels();
    assert_eq!(channels.run_together("政府网站微信平台等"), Some(vec!["政府网站", "微信平台"]));
    assert_eq!(channels.run_together("政府网站公示栏"), Some(vec!["政府网站", "公示栏"]));
    assert_eq!(
        channels.run_together("电视或其他便于公众知晓的方式"),
        Some(vec!["电视", "其他便于公众知晓的方式"])
    );
    assert_eq!(
        channels.run_together("乡镇便民服务中心/村委会公示栏"),
        Some(vec!["乡镇便民服务中心", "村委会公示栏"])
    );
    for one in ["政府网站", "办事大厅公示栏", "示例县司法局公众号", "政府网站的教育栏目", "等", ""]
    {
        assert_eq!(channels.run_together(one), None, "{one}");
    }
}

/// Spellings counted in real tables, with the readings given there.
#[test]
fn real_spellings() {
    let channels = channels();
    for (written, name) in [
        ("政府网站", "政府网站"),
        ("政府 网站", "政府网站"),
        ("1.政府网站", "政府网站"),
        ("县政府门户网站", "政府网站"),
        ("县公众信息网站", "政府网站"),
        ("示例县政府网站", "政府网站"),
        ("政府网站（网址：http://example.gov.cn/）", "政府网站"),
        ("县人民政府网站的县教育局栏目", "政府网站"),
        ("政务新媒体", "两微一端"),
        ("微信公众号", "两微一端"),
        ("示例县司法局公众号", "两微一端"),
        ("政府服务中心", "政务服务中心"),
        ("政务服务大厅", "政务服务中心"),
        ("乡镇便民服务中心", "便民服务站"),
        ("公开查询点", "公开查阅点"),
        ("入户⁄现场", "入户/现场"),
        ("入户/现场宣传", "入户/现场"),
        ("发布会听证会", "发布会/听证会"),
        ("社区/企事业单位、村公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）"),
        ("社区/企事业单位/ 村公示栏（电子屏）", "社区/企事业单位/村公示栏（电子屏）"),
        ("社区/企事业单位、村公示栏(电子屏", "社区/企事业单位/村公示栏（电子屏）"),
        ("嘎查(社区)公示栏", "社区/企事业单位/村公示栏（电子屏）"),
        ("居委会居务公开栏", "社区/企事业单位/村公示栏（电子屏）"),
        ("精准报送", "精准推送"),
        ("其他_", "其他"),
        ("其它", "其他"),
        ("其他:政务新媒体", "其他（政务新媒体）"),
        ("其他（村民说事）", "其他（村民说事）"),
        ("其他法律服务网", "+法律服务网"),
        ("其他 基层公共服务平台", "+基层公共服务平台"),
        ("其他：办税服务厅", "+办税服务厅"),
        ("12345政务服务热线", "+12345政务服务热线"),
        ("示例省政务服务网", "+政务服务网"),
        ("征地信息公开平台", "+征地信息公开平台"),
        ("信用中国网站", "+信用中国网站"),
        ("村应急广播", "+村应急广播"),
        ("一键直达", "?"),
        ("政府网站,公开查阅点,企业", "?"),
        ("", "?"),
    ] {
        assert_eq!(name_of(&channels.resolve(written)), name, "{written}");
    }
}
