//! Nothing is lost on the way into the database and back: reports come back as the parser gave them.

use duidu::{
    import::import_file,
    model::Report,
    registry::Registry,
    store::{Store, Stored},
};

use crate::common;

/// Several reports share an agency; what it is goes by the last of them.
fn without_agency(mut report: Report) -> Report {
    (report.agency.unit, report.agency.level) = (None, None);
    report.agency.domain.clear();
    report
}

#[test]
fn reports_come_back_as_they_were_parsed() {
    let store = Store::temporary().unwrap();
    let registry = Registry::builtin().unwrap();
    let files = [Some(common::sample().join("half-year-sample.txt")), common::corpus()];
    for file in files.into_iter().flatten() {
        let imported = import_file(&store, &registry, &file).unwrap();
        let Stored::Added(places) = imported.stored else { panic!("{} is new", file.display()) };
        assert_eq!(places.len(), imported.parsed.reports.len());
        for (parsed, place) in imported.parsed.reports.into_iter().zip(places) {
            let back = store.read(|reader| reader.parsed_report(place.id)).unwrap().unwrap();
            assert_eq!(without_agency(back), without_agency(parsed), "{}", place.agency);
        }
    }
}
