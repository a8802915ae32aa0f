//! Pages as government sites write them, made up.

use super::*;

const BODY: &str = "<p>&emsp;&emsp;一、上半年工作</p><p>新建老年食堂8家，完成全年任务的<b>80%</b>，群众反映很好。</p>\
    <table><tr><td>项目</td><td>数量</td></tr><tr><td>食堂</td><td>8</td></tr></table>\
    <p>二、下半年打算</p><p>继续办好老年食堂，扩大助餐范围，把好事办好，让老年人在家门口吃上热饭。</p>";

fn page(inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>县民政局2023年上半年工作总结_某县政府网</title>\
         <style>p {{ color: red }}</style></head><body><div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/x\">政务公开，动态，要闻</a></div>\
         <div id=\"main\">{inside}</div><div class=foot>主办：某县人民政府</div><script>if (a < b) {{ '中文，。' }}</script></body></html>"
    )
}

fn lines(page: &str) -> Vec<String> {
    text(page.as_bytes(), None).unwrap().0.lines().map(str::to_owned).collect()
}

#[test]
fn the_body_without_menus() {
    let expected = [
        "县民政局2023年上半年工作总结",
        "\u{3000}\u{3000}一、上半年工作",
        "新建老年食堂8家，完成全年任务的80%，群众反映很好。",
        "项目\t数量",
        "食堂\t8",
        "二、下半年打算",
        "继续办好老年食堂，扩大助餐范围，把好事办好，让老年人在家门口吃上热饭。",
    ];
    assert_eq!(lines(&page(&format!("<div class='TRS_Editor'>{BODY}</div>"))), expected);
    assert_eq!(lines(&page(BODY)), expected);
}

#[test]
fn the_encoding_that_the_page_names() {
    let page = page(BODY).replace("utf-8", "gb2312");
    let bytes = encoding_rs::GB18030.encode(&page).0.into_owned();
    assert!(is_page("x", &bytes));
    let (text, encoding) = text(&bytes, None).unwrap();
    assert_eq!(encoding, Encoding::Gb18030);
    assert!(text.contains("老年食堂8家"));
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    for page in [
        "<html>",
        "<html><p",
        "<html><script>",
        "<html><!-- ",
        "<div class=\"x",
        "<html></div></div>",
        "<a <b <",
    ] {
        let read = text(page.as_bytes(), None);
        assert!(matches!(read, Err(SourceError::Empty) | Ok(_)), "{page}: {read:?}");
    }
    let deep = format!("<html>{}", "<div>".repeat(100_000));
    assert_eq!(text(deep.as_bytes(), None), Err(SourceError::Empty));
    let whole = page(BODY);
    let cut = whole.find("二、下半年").unwrap();
    assert!(lines(&whole[..cut]).len() > 2);
}
