//! A place as the way down to it: 安徽省 › 池州市 › 贵池区.

/// Where the name of a province ends.
const PROVINCE: [&str; 4] = ["省", "自治区", "特别行政区", "市"];
/// Where the name of a prefecture ends.
const PREFECTURE: [&str; 4] = ["市", "自治州", "地区", "盟"];

/// The whole names of a place and of those around it, the largest first: 安徽省, 安徽省池州市, 安徽省池州市贵池区.
pub fn place_path(whole: &str) -> Vec<&str> {
    let province = end_of(whole, &PROVINCE);
    let is_municipality = whole[..province].ends_with('市');
    let rest = &whole[province..];
    let prefecture = if is_municipality { 0 } else { end_of(rest, &PREFECTURE) };
    let mut ends = vec![province, province + prefecture, whole.len()];
    ends.dedup();
    ends.into_iter().filter(|end| *end > 0).map(|end| &whole[..end]).collect()
}

/// The name of a place without those around it: 贵池区.
pub fn place_name(whole: &str) -> &str {
    match place_path(whole)[..] {
        [.., around, _] => &whole[around.len()..],
        _ => whole,
    }
}

/// Whether a place is a city inside another city: 昆山市 in 苏州市. (Those that belong to a province itself, as 仙桃市 does, look like any
/// other city by their name.)
pub fn is_city_in_city(whole: &str) -> bool {
    whole.ends_with('市') && place_path(whole).len() > 2
}

/// The name of a place for a reader: 池州市, 昆山市（县级市）.
pub fn place_words(whole: &str) -> String {
    format!("{}{}", place_name(whole), if is_city_in_city(whole) { "（县级市）" } else { "" })
}

/// Whether a place is another one, or lies in it.
pub fn lies_in(place: &str, around: &str) -> bool {
    place_path(place).contains(&around)
}

/// These places without those that another one of them lies in: who names 安徽省 and 池州市 means 池州市.
pub fn innermost(places: &[String]) -> Vec<String> {
    let holds = |place: &String, other: &String| place != other && lies_in(other, place);
    places.iter().filter(|place| !places.iter().any(|other| holds(place, other))).cloned().collect()
}

/// The length of the shortest beginning, of three letters or more, that ends so; 0 where there is none.
fn end_of(text: &str, endings: &[&str]) -> usize {
    let least = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    let end = |ending: &&str| text[least..].find(*ending).map(|at| least + at + ending.len());
    endings.iter().filter_map(end).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_with_those_around_it() {
        assert_eq!(place_path("安徽省池州市贵池区"), ["安徽省", "安徽省池州市", "安徽省池州市贵池区"]);
        assert_eq!(place_path("江西省景德镇市"), ["江西省", "江西省景德镇市"]);
        assert_eq!(place_path("北京市东城区"), ["北京市", "北京市东城区"]);
        assert_eq!(place_path("海南省白沙黎族自治县"), ["海南省", "海南省白沙黎族自治县"]);
        assert_eq!(place_name("内蒙古自治区锡林郭勒盟锡林浩特市"), "锡林浩特市");
        assert_eq!(place_name("湖南省常德市津市市"), "津市市");
        assert_eq!(place_name("甲乙"), "甲乙");
        assert_eq!(place_words("江苏省苏州市昆山市"), "昆山市（县级市）");
        assert_eq!(["江苏省苏州市", "安徽省池州市贵池区"].map(place_words), ["苏州市", "贵池区"]);
        let both = ["安徽省", "安徽省池州市", "江西省"].map(str::to_owned);
        assert_eq!(innermost(&both), both[1..]);
        assert!(place_path("").is_empty());
        assert!(lies_in("安徽省池州市贵池区", "安徽省池州市") && !lies_in("安徽省池州市", "安徽省池"));
    }
}
