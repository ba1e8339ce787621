//! Lines under a group: who speaks is said once, and stays.

use crate::scene::Scene;
use commonground::model::kind::Kind;

#[test]
fn who_speaks_is_said_once() {
    let mut scene = Scene::with_groups("3");
    scene.said(Kind::Surprise, "present-dialogue", "two of us mend bicycles");
    scene.at("present-dialogue").play("\"we all run a lunch club\" Enter Ctrl-K \"b\" \"nobody told us\" Enter");
    scene.play("\"nor them\" Enter Ctrl-K \"0\" \"and so on\" Enter");
    scene.shots("surprises_by_group");
    insta::assert_snapshot!(scene.held("present-dialogue"));
}

/// A step finds its way without looking through all lines; figures stand above words, wherever they were said.
#[test]
fn up_and_down_go_through_all_that_can_be_lit() {
    for task in ["welcome", "present-dialogue"] {
        let mut scene = Scene::with_groups("3");
        for n in 0..9 {
            let kind = if n % 3 == 1 { Kind::Pulse } else { Kind::Line };
            let kind = if task == "welcome" { kind } else { Kind::Surprise };
            scene.said(kind, task, &format!("one more thing {n}"));
        }
        scene.at(task).play("\"and this\" Enter Esc");
        let all = scene.screen.app.desk().expect("a desk").choosable();
        assert!(all.len() > 9, "{task}");
        let lit = |scene: &Scene| scene.screen.app.desk().and_then(|desk| desk.lit.clone());
        let mut up: Vec<_> = lit(&scene).into_iter().collect();
        for _ in 1..all.len() {
            scene.play("Up");
            up.extend(lit(&scene));
        }
        let from_the_end: Vec<_> = all.iter().rev().cloned().collect();
        assert_eq!(up, from_the_end, "{task}");
        scene.play("Up");
        assert_eq!(lit(&scene).as_ref(), all.first(), "{task}: nothing is above the first");
        let mut down = vec![all[0].clone()];
        for _ in 1..all.len() {
            scene.play("Down");
            down.extend(lit(&scene));
        }
        assert_eq!(down, all, "{task}");
    }
}

/// Wherever the lit line stands in a long list, the page holds it with its neighbours in their order, and says how many
/// there are besides: as many as the list has.
#[test]
fn a_long_list_shows_the_lit_line_and_counts_the_others() {
    let mut scene = Scene::with_groups("3");
    for n in 0..120 {
        let kind = if n % 40 == 7 { Kind::Pulse } else { Kind::Line };
        scene.said(kind, "welcome", &format!("thing {n}"));
    }
    scene.at("welcome").play("Esc");
    let all = scene.screen.app.desk().expect("a desk").choosable();
    for at in (0..all.len()).rev() {
        let desk = scene.screen.app.desk().expect("a desk");
        assert_eq!(desk.lit.as_ref(), all.get(at), "{at}");
        let wanted: Vec<String> =
            all.iter().map(|id| desk.session.entry(id).expect("a line").text().to_owned()).collect();
        let text = scene.screen.text();
        let rows: Vec<&str> = text.lines().collect();
        let seen: Vec<usize> = rows
            .iter()
            .filter_map(|row| row.split_once("thing ")?.1.split_whitespace().next()?.parse::<usize>().ok())
            .filter_map(|n| wanted.iter().position(|words| *words == format!("thing {n}")))
            .collect();
        assert!(seen.contains(&at), "{at} of {seen:?}\n{}", rows.join("\n"));
        assert!(seen.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{at}: {seen:?}");
        let said = |words: &str| {
            let row = rows.iter().find_map(|row| row.split_once(words).map(|(before, _)| before.to_owned()));
            row.and_then(|before| before.split_whitespace().last()?.parse::<usize>().ok()).unwrap_or(0)
        };
        let (first, last) = (seen[0], seen[seen.len() - 1]);
        assert_eq!(
            [said(" more above"), said(" more below")],
            [first, all.len() - 1 - last],
            "{at}\n{}",
            rows.join("\n")
        );
        scene.play("Up");
    }
}
