//! Single characters read alike: full width and half width, traditional and simplified.
//! Only characters that laws, offices and catalogues use are listed, and only those whose
//! simplified form is certain; this is for comparing and recognising, never for rewriting a text.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The character as it is compared: ASCII for full-width letters and digits, simplified for traditional.
pub(super) fn fold(c: char) -> char {
    let narrow = narrow_letter(c);
    if narrow != c || c.is_ascii() { narrow } else { simplified(c) }
}

/// Full-width letters and digits as ASCII; brackets and punctuation are left alone.
pub(super) fn narrow_letter(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '／' => '/',
        _ => c,
    }
}

/// Whether the character is a traditional one that has another, simplified form.
pub(super) fn is_traditional(c: char) -> bool {
    SIMPLIFIED.contains_key(&c)
}

/// White space, line breaks and invisible characters: what typesetting leaves inside words.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn simplified(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pairs: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
    pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])).filter(|(from, to)| from != to).collect()
});

/// Traditional and simplified, in turn.
const PAIRS: &str = "
    國国務务號号條条華华關关於于進进業业擔担貸贷財财貼贴補补遼辽債债資资場场暫暂發发規规範范辦办
    法法實实細细則则決决見见導导開开標标準准試试領领執执監监督督檢检驗验評评審审議议認认證证許许
    課课計计劃划設设訴诉訟讼調调談谈論论講讲識识譯译護护讓让變变費费質质購购賃赁賠赔賬账賓宾賴赖
    農农村村鄉乡鎮镇區区縣县產产權权屬属團团圍围園园圖图報报養养老老險险障障醫医療疗藥药衛卫
    應应急急災灾難难慮虑憲宪戶户處处備备傳传僅仅價价儀仪億亿優优們们個个倉仓倫伦偉伟側侧偵侦
    會会員员長长門门問问間间閉闭閱阅隊队階阶際际陸陆陽阳陰阴隨随隱隐雜杂離离電电靈灵響响頁页頂顶
    項项順顺須须預预頒颁額额題题類类顯显風风飛飞飲饮飯饭飼饲飾饰餐餐館馆馬马駐驻駕驾騙骗驅驱體体
    鬥斗魚鱼鳥鸟麗丽麥麦黃黄點点黨党齊齐齒齿齡龄龍龙龜龟歲岁歷历歸归殘残殺杀毀毁氣气漢汉湯汤溝沟
    滅灭滿满漁渔漸渐潔洁潛潜澤泽濟济濕湿灣湾無无煉炼熱热燈灯營营爭争爺爷牆墙狀状獨独獲获獎奖獄狱
    現现環环瑪玛瓊琼畫画當当疇畴癥症盜盗盡尽盤盘眾众確确碼码礎础礦矿禮礼禁禁稅税種种稱称積积穩稳
    窮穷競竞筆笔節节築筑簡简簽签糧粮糾纠紀纪約约紅红納纳純纯紙纸級级紛纷細细終终組组結结絕绝給给
    統统經经綜综綠绿維维網网緊紧緒绪線线編编緣缘縮缩總总績绩織织繳缴繼继續续罰罚罷罢義义習习聖圣
    聞闻聯联聲声聽听職职肅肃脅胁腦脑臨临與与興兴舉举舊旧艙舱艦舰藝艺節节莊庄蘇苏蘭兰蘊蕴虛虚蟲虫
    術术衝冲補补裝装製制複复襲袭覽览覺觉觀观訂订討讨訊讯訓训託托記记訪访詢询該该詳详語语誤误說说
    請请諒谅諾诺謀谋譽誉讀读豐丰負负貢贡貧贫貨货責责貫贯貴贵買买賀贺賈贾賊贼賞赏賣卖賦赋贈赠贊赞
    車车軌轨軍军軟软較较載载輔辅輕轻輛辆輪轮輸输轄辖轉转辭辞達达違违遙遥遞递遠远適适遲迟選选遺遗
    還还郵邮鄰邻醜丑釋释針针鋼钢銀银銷销錄录錢钱錯错鍵键鐵铁鑒鉴鑑鉴鏈链鎖锁閑闲閘闸閣阁陳陈陝陕
    韓韩顧顾顛颠馮冯騰腾魯鲁鮮鲜龐庞來来東东協协勞劳動动勝胜勢势勵励勸劝匯汇單单卻却參参雙双嚴严
    啟启喪丧壓压壞坏壯壮壽寿夢梦夾夹奪夺奮奋婦妇孫孙學学寧宁審审寫写寬宽寶宝將将專专尋寻對对導导
    岡冈島岛嶺岭巖岩幣币帶带師师幫帮幹干庫库廠厂廢废廣广廳厅張张強强彈弹後后從从徑径復复徵征恆恒
    愛爱態态慣惯憂忧憶忆懷怀懸悬戰战戲戏擁拥擇择擊击據据擬拟擴扩攝摄敗败敵敌數数斷断時时曆历書书
    棄弃構构槍枪樓楼樣样樹树橋桥機机檔档櫃柜欄栏歐欧歡欢決决沒没況况測测渾浑溫温滬沪準准濱滨為为
    創创運运過过連连這这邊边萬万傷伤層层屆届廈厦慶庆損损撥拨擾扰暢畅潤润瀏浏礙碍練练縱纵羅罗聾聋視视親亲
    觸触診诊詞词誠诚諮咨趕赶趨趋踐践鄭郑釐厘鋪铺陣阵雲云頻频願愿驟骤鹽盐揚扬綿绵紹绍撫抚賴赖贛赣粵粤閩闽
    臺台廬庐晉晋蕪芜蓋盖藍蓝艱艰衆众裡里鐘钟閒闲饑饥駁驳鳳凤彙汇採采劇剧劑剂塊块樂乐僑侨儲储歷历
";
