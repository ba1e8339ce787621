//! Side by side on paper: a column a session, in the same look as the report, the same bytes every time.

use super::home::well;
use super::text::three_sites;

const SITES: [&str; 3] = ["brynmor.ron", "harbour-ward.ron", "fenlow.ron"];

fn written(name: &str) -> Vec<u8> {
    let home = three_sites();
    let mut arguments = vec!["compare"];
    arguments.extend(SITES);
    arguments.extend(["-o", name]);
    let said = well(&home, &arguments);
    assert!(said.out.is_empty() && said.err.contains("Written: "), "{said:?}");
    home.bytes(name)
}

#[test]
fn three_sites_as_markdown() {
    insta::assert_snapshot!("three_sites_markdown", String::from_utf8(written("beside.md")).unwrap());
}

/// Read strictly: a table for each part, a column for each session, and every cell in its row.
#[test]
fn three_sites_as_html_are_sound_tables() {
    let text = String::from_utf8(written("beside.html")).unwrap();
    let body = text.trim_start_matches("<!DOCTYPE html>\n");
    let page = roxmltree::Document::parse(body).unwrap();
    let tables: Vec<roxmltree::Node> = page.descendants().filter(|node| node.has_tag_name("table")).collect();
    assert_eq!(tables.len(), 8, "a table for each part");
    for table in tables {
        let heads: Vec<String> = table
            .descendants()
            .filter(|node| node.has_tag_name("th") && node.attribute("scope") == Some("col"))
            .map(|node| {
                node.descendants().filter(roxmltree::Node::is_text).filter_map(|text| text.text()).collect::<String>()
            })
            .collect();
        assert_eq!(heads[0], "What", "{heads:?}");
        assert!(heads.len() > 1 && heads[1..].iter().all(|head| head.contains("(made up)")), "{heads:?}");
        for row in table.descendants().filter(|node| node.has_tag_name("tr")) {
            assert_eq!(row.children().filter(roxmltree::Node::is_element).count(), heads.len());
        }
        // A site that has nothing of a part has no column there; the others keep their order.
        let places =
            ["Brynmor", "Harbour Ward", "Fenlow"].map(|site| heads.iter().position(|head| head.contains(site)));
        assert!(places.into_iter().flatten().is_sorted(), "{heads:?}");
    }
    assert!(!text.contains("<script") && !text.contains("http://") && !text.contains("https://"));
    assert!(text.contains("This session is made up: no such people, no such place."));
}

#[cfg(feature = "poster")]
#[test]
fn three_sites_as_pdf_are_the_same_bytes_every_time() {
    let first = written("beside.pdf");
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, written("beside.pdf"));
}
