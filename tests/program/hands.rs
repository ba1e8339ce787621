//! Several at once, parts, tags, charts, who was not heard and where things came from, line by line without a screen.

use super::plain::{in_order, play};

#[test]
fn quick_hands_work_without_a_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let typed = "Healthy Valley\n1\n.next\na bus / a tram\nnobody is asked twice\n.tag 2\ncare\n.find care\n.split 1\n\n\
                 .where 3\n.from-charts\nIMG_2031.jpg\nread off the chart\n.pick 3\n.pick 4\n.take-back\n.not-heard\n.show\n";
    let (said, well) = play(folder.path(), typed);
    assert!(well, "{said}");
    in_order(
        &said,
        &[
            "1 a bus / a tram, saved",
            "Which tag for 2?",
            "2 tagged #care.",
            "2 nobody is asked twice, in What we value",
            "1 becomes which lines?",
            "1 became 3, 4",
            "3 a bus, in What we value",
            "came from: 1 a bus / a tram",
            "The photograph's file name",
            "New lines are marked: from charts, IMG_2031.jpg.",
            "5 read off the chart; from charts · IMG_2031.jpg, saved",
            "2 lines are taken back.",
            "nobody is known to be missing here",
            "5 read off the chart",
        ],
    );
}
