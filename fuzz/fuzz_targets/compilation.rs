//! Compilations put together from the pieces that the grammar knows: deeper than bytes by chance come.
//!
//! Each byte of the input chooses a piece; now and then one takes the next three bytes as text.

#![no_main]

#[path = "laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

/// Titles, markers, headings, figures, masks, noise; a line ends only where a piece says so.
const PIECES: [&str; 72] = [
    "\n", "\n", "\n", "\n", "\r\n", "\n\n", "\u{3000}\u{3000}", " ", "\t", "&nbsp;", "\\r\\n", "\u{fffd}",
    "一、", "二、", "三、", "十二、", "（一）", "（二）", "(三)", "（十一）", "1.", "2、", "3．", "（1）", "(2)", "①",
    "一是", "二是", "第一、", "第二，", "2023年", "上半年", "下半年", "第一季度", "工作总结", "工作安排", "和", "及",
    "区民政局", "市医保局", "县人民政府", "云岭镇", "街道", "村", "驻村工作队", "我局", "全市", "今年以来，",
    "存在问题", "下一步工作打算", "工作建议", "主要做法", "政府工作报告", "目录", "关注公众号，", "第3页", "……", "----",
    "D建", "D的二十大", "ZT教育", "DK", "D类", "XX", "乡村振兴", "养老服务", "招商引资", "。", "，", "；", "：", "、",
];

fuzz_target!(|choices: &[u8]| {
    let mut text = String::new();
    let mut rest = choices;
    while let [choice, tail @ ..] = rest {
        rest = tail;
        if let Some(piece) = PIECES.get(usize::from(*choice) % (PIECES.len() + 4)) {
            text.push_str(piece);
        } else {
            let (raw, tail) = rest.split_at(rest.len().min(3));
            text.push_str(&String::from_utf8_lossy(raw));
            rest = tail;
        }
    }
    laws::hold("材料.txt", text.as_bytes());
});
