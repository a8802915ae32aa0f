//! An agency among its peers: how many others of its domain and of its level write about a theme.

use std::collections::HashMap;

use crate::model::{Ratio, Voice, VoiceRow};

/// Every agency with its peers, itself left out of them, in the order given.
pub fn among_peers(voices: Vec<Voice>) -> Vec<VoiceRow> {
    let mut domains: HashMap<String, Ratio> = HashMap::new();
    let mut levels = HashMap::new();
    for voice in &voices {
        count(domains.entry(voice.agency.domain_key.clone()).or_default(), voice);
        if let Some(level) = voice.agency.level {
            count(levels.entry(level).or_default(), voice);
        }
    }
    let row = |voice: Voice| VoiceRow {
        domain: others(domains.get(&voice.agency.domain_key), &voice),
        level: others(voice.agency.level.and_then(|level| levels.get(&level)), &voice),
        voice,
    };
    voices.into_iter().map(row).collect()
}

fn count(ratio: &mut Ratio, voice: &Voice) {
    ratio.of += 1;
    ratio.writers += usize::from(voice.passages > 0);
}

fn others(all: Option<&Ratio>, own: &Voice) -> Ratio {
    let all = all.copied().unwrap_or_default();
    Ratio { writers: all.writers.saturating_sub(usize::from(own.passages > 0)), of: all.of.saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgencyTag, Level};

    fn voice(domain: &str, level: Option<Level>, passages: u32) -> Voice {
        let (domain_key, domain) = (domain.to_owned(), domain.to_owned());
        let agency = AgencyTag { id: 1, label: "某局".into(), level, unit: None, domain_key, domain };
        Voice { agency, report_id: 1, passages, chars: 0, of_chars: 100 }
    }

    #[test]
    fn an_agency_is_no_peer_of_its_own() {
        let rows = among_peers(vec![
            voice("民政", Some(Level::County), 0),
            voice("民政", Some(Level::City), 2),
            voice("民政", None, 0),
            voice("医保", Some(Level::County), 1),
        ]);
        let ratios: Vec<_> = rows
            .iter()
            .map(|row| (row.domain.writers, row.domain.of, row.level.writers, row.level.of))
            .collect();
        assert_eq!(ratios, [(1, 2, 1, 1), (0, 2, 0, 0), (1, 2, 0, 0), (0, 0, 0, 1)]);
    }
}
