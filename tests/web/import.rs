//! 导入: files sent from this computer are looked at and mended first; what is saved is what was ticked.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use duidu::store::{Reader, Store};

use crate::{
    html::{elements, select},
    site::{Answer, COLLEAGUE, HERE, OWN_PAGE, ask, empty_site, from, page_for, request, send, send_as},
};

const TWO: &str = "市民政局2023年上半年工作总结

一、上半年工作
（一）养老服务。新建老年食堂8家，助餐老人3万人次。
二、存在问题
护理员偏少。
三、下半年打算
继续办好老年食堂。

2023年上半年工作总结和下半年工作安排

一、上半年工作
开展审计项目12个，查出问题金额300万元，我局审计干部参加培训20人次。
二、下半年打算
抓好审计整改。
";
const NOTICE: &str = "关于报送2023年上半年工作总结的通知

各科室、各下属单位：
请于6月30日前将上半年工作总结报送办公室，联系人另行通知。特此通知。
";
const EDGE: &str = "duidu-edge";

/// A form with files, as a browser sends it.
fn form(files: &[(&str, &str)]) -> String {
    let part = |(name, text): &(&str, &str)| {
        let head = format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"");
        format!("--{EDGE}\r\n{head}\r\n\r\n{text}\r\n")
    };
    files.iter().map(part).collect::<Vec<_>>().concat() + &format!("--{EDGE}--\r\n")
}

/// Sends a file as the script of the page does, to be added to what lies at `before`.
async fn read_more(site: &Router, before: &str, file: (&str, &str)) -> Answer {
    let head = "Content-Disposition: form-data; name=\"batch\"";
    let body = format!("--{EDGE}\r\n{head}\r\n\r\n{before}\r\n{}", form(&[file]));
    send_as(site, HERE, OWN_PAGE, "/import/read", &format!("multipart/form-data; boundary={EDGE}"), body)
        .await
}

/// Sends files; gives the address of what was read.
async fn read(site: &Router, files: &[(&str, &str)]) -> String {
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let answer = send_as(site, HERE, OWN_PAGE, "/import/read", &kind, form(files)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned()
}

/// What the form of a page would send as it stands: ticked boxes, fields, chosen options.
fn fields(html: &str) -> Vec<(String, String)> {
    let all = elements(html);
    let mut fields = Vec::new();
    for input in select(&all, "input", "") {
        let Some(name) = input.get("name").filter(|name| *name != "q") else { continue };
        let ticked = input.get("type") != Some("checkbox") || input.get("checked").is_some();
        if ticked {
            fields.push((name.to_owned(), input.get("value").unwrap_or_default().to_owned()));
        }
    }
    for list in select(&all, "select", "") {
        let inner = elements(list.inner);
        let options = select(&inner, "option", "");
        let chosen =
            options.iter().find(|option| option.get("selected").is_some()).or(options.first()).unwrap();
        fields.push((
            list.get("name").unwrap().to_owned(),
            chosen.get("value").map_or_else(|| chosen.text(), str::to_owned),
        ));
    }
    fields
}

async fn save(site: &Router, fields: &[(String, String)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    send(site, HERE, OWN_PAGE, "/import/save", body).await
}

fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let field = fields.iter_mut().find(|(key, _)| key == name).unwrap();
    value.clone_into(&mut field.1);
}

fn agencies(store: &Store) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = store
        .read(|reader: &Reader<'_>| reader.report_heads())
        .unwrap()
        .into_iter()
        .map(|head| (head.agency.label, head.period.map_or_else(String::new, |period| period.to_string())))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn nothing_is_written_before_it_is_saved_and_what_was_mended_holds() {
    let (site, store) = empty_site();
    let at = read(&site, &[("两篇.txt", TWO), ("通知.txt", NOTICE)]).await;
    let html = page_for(&site, HERE, &at).await;
    for word in ["认出 2 篇材料", "请核对：", "像是通知", "缺存在问题", "UTF-8"] {
        assert!(html.contains(word), "{word}\n{html}");
    }
    assert!(agencies(&store).is_empty(), "looking writes nothing");

    let mut sent = fields(&html);
    set(&mut sent, "f0r1-period", "去年");
    let answer = save(&site, &sent).await;
    assert!(
        answer.text().contains("不认识的期“去年”") && answer.text().contains("value=\"去年\""),
        "{}",
        answer.text()
    );
    assert!(agencies(&store).is_empty(), "all of it or nothing");

    set(&mut sent, "f0r1-period", "2022年全年");
    set(&mut sent, "f0r1-agency", "临江县审计局");
    set(&mut sent, "f0r1-unit", "县");
    let answer = save(&site, &sent).await;
    assert!(answer.text().contains("新导入 2 篇") && answer.text().contains("记下"), "{}", answer.text());
    let expected =
        [("临江县审计局", "2022Y"), ("市民政局", "2023H1")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(agencies(&store), expected);
    let corrections = page_for(&site, HERE, "/corrections").await;
    assert!(corrections.contains("2022年全年") && corrections.contains("撤销"), "{corrections}");

    // The same text again, from another file: the corrections hold, and the page says what is there already.
    let at = read(&site, &[("又一份.txt", &format!("{TWO}\n"))]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("value=\"临江县审计局\"") && html.contains("一字不差"), "{html}");
}

#[tokio::test]
async fn what_follows_from_a_name_goes_with_it_and_a_place_is_set_by_its_name() {
    let (site, _store) = empty_site();
    let at = read(
        &site,
        &[(
            "乙.txt",
            "县水利局2023年上半年工作总结\n\n一、上半年工作\n修渠3公里。\n二、下半年打算\n抓好防汛。\n",
        )],
    )
    .await;
    let mut sent = fields(&page_for(&site, HERE, &at).await);
    set(&mut sent, "f0r0-agency", "市水利局");
    set(&mut sent, "f0r0-place", "浮梁县");
    assert!(save(&site, &sent).await.text().contains("新导入 1 篇"));
    let kept = page_for(&site, HERE, "/corrections").await;
    assert!(kept.contains("江西省景德镇市浮梁县"), "{kept}");
    let report = page_for(&site, HERE, "/reports/1").await;
    assert!(
        report.contains("市 · 水利") && report.contains("人工更正") && !report.contains("正文提到"),
        "{report}"
    );
}

#[tokio::test]
async fn what_is_not_ticked_is_left_out() {
    let (site, store) = empty_site();
    let at = read(&site, &[("两篇.txt", TWO)]).await;
    let mut sent = fields(&page_for(&site, HERE, &at).await);
    sent.retain(|(name, _)| name != "f0r1");
    assert!(save(&site, &sent).await.text().contains("新导入 1 篇"));
    assert_eq!(agencies(&store).len(), 1);
    let whole = store.read(|reader: &Reader<'_>| duidu::import::sources(reader, None, 0)).unwrap();
    let aside: u32 = whole.rows[0]
        .aside
        .iter()
        .filter(|(reason, _)| reason.name() == "已移除的材料")
        .map(|(_, n)| n)
        .sum();
    assert!(aside >= 5, "its lines are told: {aside}");

    let at = read(&site, &[("通知.txt", NOTICE)]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("勾上文件名前的框再保存"), "{html}");
    let mut sent = fields(&page_for(&site, HERE, &at).await);
    assert!(save(&site, &sent).await.text().contains("没有勾选任何材料"));
    sent.push(("again".to_owned(), "1".to_owned()));
    let again = save(&site, &sent).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let at = again.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
    let sent = fields(&page_for(&site, HERE, &at).await);
    assert!(save(&site, &sent).await.text().contains("新导入 1 篇"));
}

#[tokio::test]
async fn reports_are_split_and_joined_by_hand_and_it_is_remembered() {
    let (site, store) = empty_site();
    let text = TWO.replace("2023年上半年工作总结和下半年工作安排", "审计工作方面");
    let at = read(&site, &[("两篇.txt", &text)]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("认出 1 篇材料") && html.contains("第 10 行　审计工作方面"), "{html}");
    let mut sent = fields(&html);
    set(&mut sent, "f0r0-agency", "云水市民政局");
    let mut entered = sent.clone();
    entered.insert(1, ("stay".to_owned(), "1".to_owned()));
    assert!(
        save(&site, &entered).await.text().contains("value=\"云水市民政局\""),
        "the enter key keeps what was typed"
    );
    sent.extend([("f0-start-10".to_owned(), "1".to_owned()), ("split".to_owned(), "1".to_owned())]);
    let again = save(&site, &sent).await;
    let at = again.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("认出 2 篇材料") && html.contains("value=\"云水市民政局\""), "{html}");
    let mut joined = fields(&html);
    joined.extend([("f0r1-join".to_owned(), "1".to_owned()), ("split".to_owned(), "1".to_owned())]);
    let back = save(&site, &joined).await.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
    assert!(page_for(&site, HERE, &back).await.contains("认出 1 篇材料"));
    assert!(save(&site, &fields(&html)).await.text().contains("新导入 2 篇"));
    let ids = || store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap();
    let before = ids();
    duidu::import::reparse_all(&store, &duidu::registry::Registry::builtin().unwrap()).unwrap();
    assert_eq!((ids().len(), ids()), (2, before), "parsed again they stay two");
}

/// Where an answer leads.
fn leads_to(answer: &Answer) -> String {
    answer.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_that_is_there_is_taken_apart_anew_and_its_ids_stay() {
    let (site, store) = empty_site();
    let text = TWO.replace("2023年上半年工作总结和下半年工作安排", "审计工作方面");
    let files = [("两篇.txt", text.as_str())];
    let at = read(&site, &files).await;
    assert!(save(&site, &fields(&page_for(&site, HERE, &at).await)).await.text().contains("新导入 1 篇"));
    let ids = || store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap();
    let before = ids();

    let html = page_for(&site, HERE, &read(&site, &files).await).await;
    let mut sent = fields(&html);
    assert!(html.contains("已经导入过，内容一样") && sent.iter().all(|(name, _)| name != "f0"), "{html}");
    sent.extend([("f0-start-10".to_owned(), "1".to_owned()), ("split".to_owned(), "1".to_owned())]);
    let html = page_for(&site, HERE, &leads_to(&save(&site, &sent).await)).await;
    let sent = fields(&html);
    let ticked = ["f0", "f0r0", "f0r1"].map(|name| sent.iter().any(|(key, _)| key == name));
    assert!(html.contains("现在分篇不同") && ticked == [true; 3], "{html}");
    let saved = save(&site, &sent).await;
    assert!(saved.text().contains("更新为 2 篇"), "{}", saved.text());
    assert_eq!((ids().len(), ids()[0]), (2, before[0]));

    // What was removed by hand does not come back with another change.
    let source = store.read(|reader: &Reader<'_>| reader.sources()).unwrap().remove(0).id;
    duidu::import::remove(&store, source, Some(ids()[1])).unwrap();
    let mut sent = fields(&page_for(&site, HERE, &read(&site, &files).await).await);
    sent.extend([("f0-start-7".to_owned(), "1".to_owned()), ("split".to_owned(), "1".to_owned())]);
    let sent = fields(&page_for(&site, HERE, &leads_to(&save(&site, &sent).await)).await);
    let unticked = (0..3).filter(|index| sent.iter().all(|(key, _)| *key != format!("f0r{index}")));
    assert_eq!(unticked.collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn what_is_mended_in_a_file_that_is_there_holds_without_ticking_it() {
    let (site, store) = empty_site();
    let at = read(&site, &[("两篇.txt", TWO)]).await;
    save(&site, &fields(&page_for(&site, HERE, &at).await)).await;
    let before = store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap();
    let mut sent = fields(&page_for(&site, HERE, &read(&site, &[("两篇.txt", TWO)]).await).await);
    assert!(save(&site, &sent).await.text().contains("没有勾选任何材料"));
    set(&mut sent, "f0r0-agency", "云水市民政局");
    let saved = save(&site, &sent).await.text().to_owned();
    assert!(saved.contains("已经导入过：照改了 1 处") && !saved.contains("own-problem"), "{saved}");
    assert_eq!(agencies(&store).len(), 2, "nothing is left out");
    assert!(agencies(&store).iter().any(|(agency, _)| agency == "云水市民政局"));
    assert_eq!(store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap(), before);
}

#[tokio::test]
async fn one_press_saves_all_of_it_or_nothing() {
    let (site, store) = empty_site();
    let at = read(
        &site,
        &[
            ("两篇.txt", TWO),
            ("三.txt", &TWO.replace("民政", "教育").replace("8家", "9家").replace("审计", "统计")),
        ],
    )
    .await;
    let mut sent = fields(&page_for(&site, HERE, &at).await);
    set(&mut sent, "f0r0-agency", "云水市民政局");
    let other = rusqlite::Connection::open(store.path()).unwrap();
    other
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON sources WHEN new.file_name = '三.txt'
             BEGIN SELECT RAISE(ABORT, 'full'); END",
        )
        .unwrap();
    let failed = save(&site, &sent).await.text().to_owned();
    assert!(failed.contains("没有保存：") && failed.contains("value=\"云水市民政局\""), "{failed}");
    assert!(agencies(&store).is_empty());
    assert!(store.read(|reader: &Reader<'_>| reader.corrections()).unwrap().is_empty());
    other.execute_batch("DROP TRIGGER full").unwrap();
    assert!(save(&site, &sent).await.text().contains("新导入 2 篇"));
    assert_eq!(agencies(&store).len(), 4);
}

#[tokio::test]
async fn a_ticked_file_of_texts_that_were_left_out_is_taken_in_whole() {
    let (site, store) = empty_site();
    let mixed = format!("{TWO}\n{NOTICE}");
    let at = read(&site, &[("两篇.txt", &mixed), ("通知.txt", NOTICE)]).await;
    let html = page_for(&site, HERE, &at).await;
    let mut sent = fields(&html);
    assert!(sent.iter().all(|(name, _)| name != "f1"), "it is not ticked unasked");
    sent.push(("f1".to_owned(), "1".to_owned()));
    let html = save(&site, &sent).await.text().to_owned();
    assert!(html.contains("新导入 1 篇") && html.contains("新导入 2 篇"), "{html}");
    assert_eq!(agencies(&store).len(), 3, "the notice of the other file is left out as before");
}

#[tokio::test]
async fn the_same_report_in_two_files_of_one_sending_is_ticked_once() {
    let (site, store) = empty_site();
    let second = TWO.split("\n2023年上半年工作总结和").next().unwrap();
    let at = read(&site, &[("一.txt", TWO), ("二.txt", second)]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("与这次的 一.txt 里的《市民政局2023年上半年工作总结》一字不差"), "{html}");
    let sent = fields(&html);
    let ticked = |name: &str| sent.iter().any(|(key, _)| key == name);
    assert!(ticked("f0") && ticked("f0r0") && !ticked("f1") && !ticked("f1r0"));
    save(&site, &sent).await;
    assert_eq!(agencies(&store).len(), 2);
}

/// A part of a form without a file.
fn plain(name: &str, value: &str) -> String {
    format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

#[tokio::test]
async fn the_encoding_of_text_can_be_chosen() {
    let (site, _) = empty_site();
    let html = page_for(&site, HERE, "/import").await;
    let all = elements(&html);
    let list =
        select(&all, "select", "").into_iter().find(|list| list.get("name") == Some("encoding")).unwrap();
    let options = elements(list.inner);
    let names: Vec<&str> = select(&options, "option", "").iter().filter_map(|one| one.get("value")).collect();
    assert_eq!(names, ["", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"]);
    let kind = format!("multipart/form-data; boundary={EDGE}");
    for (chosen, told) in [("", "UTF-8，"), ("GB18030", "GB18030，"), ("no such", "UTF-8，")] {
        // These letters are the same in both.
        let text = "2023 H1 report\n\nabc def ghi jkl.\n";
        let body = plain("encoding", chosen) + &form(&[("一.txt", text)]);
        let answer = send_as(&site, HERE, OWN_PAGE, "/import/read", &kind, body).await;
        let html = page_for(&site, HERE, answer.headers[header::LOCATION].to_str().unwrap()).await;
        let facts = select(&elements(&html), "p", "import-facts")[0].text();
        assert!(facts.contains(told), "{chosen}: {facts}");
    }
}

#[tokio::test]
async fn a_folder_is_sent_beside_files() {
    let (site, _) = empty_site();
    let html = page_for(&site, HERE, "/import").await;
    let all = elements(&html);
    let fields: Vec<_> =
        select(&all, "input", "").into_iter().filter(|field| field.get("type") == Some("file")).collect();
    assert_eq!(fields.len(), 2);
    assert!(fields.iter().all(|field| field.get("name") == Some("files") && field.get("required").is_none()));
    assert!(fields[1].get("webkitdirectory").is_some());
    let at =
        read(&site, &[("", ""), ("夹/一.txt", TWO), ("夹/.DS_Store", "x"), ("夹/内/二.txt", NOTICE)]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(
        html.contains("2 个文件") && html.contains("夹/一.txt") && html.contains("夹/内/二.txt"),
        "{html}"
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_told_beside_the_rest() {
    let (site, store) = empty_site();
    let at = read(&site, &[("坏.docx", "PK\u{3}\u{4}no word file"), ("两篇.txt", TWO)]).await;
    let html = page_for(&site, HERE, &at).await;
    assert!(html.contains("读不了：") && html.contains("认出 2 篇材料"), "{html}");
    assert!(save(&site, &fields(&html)).await.text().contains("新导入 2 篇"));
    assert_eq!(agencies(&store).len(), 2);
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let empty = send_as(&site, HERE, OWN_PAGE, "/import/read", &kind, form(&[])).await;
    assert!(empty.text().contains("没有选文件"), "{}", empty.text());
    let broken = send_as(&site, HERE, OWN_PAGE, "/import/read", &kind, "no form".to_owned()).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_preview_that_is_gone_says_so_and_leads_back() {
    let (site, store) = empty_site();
    let asked = request("GET", "/import/0123456789abcdef", "127.0.0.1:8080");
    let gone = ask(&site, from(HERE, asked)).await;
    let saved = save(&site, &[("batch".to_owned(), "0123456789abcdef".to_owned())]).await;
    for answer in [gone, saved] {
        assert_eq!(answer.status, StatusCode::GONE);
        let html = answer.text();
        assert!(html.contains("这次预览已经不在了") && html.contains("action=\"/import/read\""), "{html}");
    }
    assert!(agencies(&store).is_empty());
}

#[tokio::test]
async fn colleagues_import_nothing() {
    let (site, store) = empty_site();
    assert!(page_for(&site, COLLEAGUE, "/import").await.contains("只有运行对读的那台电脑能导入"));
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let answer = send_as(&site, COLLEAGUE, OWN_PAGE, "/import/read", &kind, form(&[("两篇.txt", TWO)])).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let at = read(&site, &[("两篇.txt", TWO)]).await;
    let request =
        Request::builder().uri(&at).header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
    assert_eq!(ask(&site, from(COLLEAGUE, request)).await.status, StatusCode::FORBIDDEN);
    assert!(agencies(&store).is_empty());
}

#[tokio::test]
async fn files_sent_one_by_one_are_one_batch() {
    let (site, store) = empty_site();
    let first = read_more(&site, "", ("一.txt", TWO)).await;
    let address = first.text().to_owned();
    assert!(first.status == StatusCode::OK && address.starts_with("/import/"), "{address}");
    let second = read_more(&site, &address, ("二.txt", NOTICE)).await;
    assert_eq!((second.status, second.text()), (StatusCode::OK, address.as_str()));
    let page = page_for(&site, HERE, &address).await;
    assert!(page.contains("2 个文件，认出 2 篇材料") && page.contains("一.txt") && page.contains("二.txt"));
    let gone = read_more(&site, "/import/0123456789abcdef", ("三.txt", TWO)).await;
    assert_eq!(gone.status, StatusCode::GONE);
    drop(store);
}
