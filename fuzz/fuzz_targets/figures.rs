//! Sentences put together from numbers, units, masks and the words around them.

#![no_main]

#[path = "laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

/// Pieces of sentences with numbers; a line ends only where a piece says so.
const PIECES: [&str; 76] = [
    "\n", "\n", "\n\u{3000}\u{3000}", "一、上半年工作", "二、下半年计划", "（一）", "1.", "2、", "0", "12", "3.5", "1,200", "１２．５",
    "XX", "2X.X", "×", "**", "1XX32", "3-5", "10%-15%", "2至3", "99999999999999999999", "0.0.0", "-5", "+3", "%", "％", "‰",
    "个百分点", "万", "亿", "万元", "亿元", "余", "多", "人", "人次", "户", "个", "平方米", "m2", "公里", "小时", "年", "月", "日", "号", "第",
    "前", "位", "名", "全省", "排名", "居", "同比", "增长", "下降", "提高到", "分别", "其中：", "其中", "任务", "目标", "完成", "完成率", "已", "预计",
    "每季度", "约", "以上", "（", "）", "“", "”", "，", "。",
];

fuzz_target!(|choices: &[u8]| {
    let mut text = String::from("县林业局2023年上半年工作总结和下半年工作计划\n");
    let mut rest = choices;
    while let [choice, tail @ ..] = rest {
        rest = tail;
        if let Some(piece) = PIECES.get(usize::from(*choice) % (PIECES.len() + 2)) {
            text.push_str(piece);
        } else {
            let (raw, tail) = rest.split_at(rest.len().min(3));
            text.push_str(&String::from_utf8_lossy(raw));
            rest = tail;
        }
    }
    laws::hold("材料.txt", text.as_bytes());
});
