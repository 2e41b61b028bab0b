//! `--spec`: the same linter for a specification of the user's own.

use std::fs;

use serde_json::Value;

use crate::binary::{Folder, payloads, tweetlint};
use crate::expect;
use crate::worlds::project_file;

/// The small specification of the tests.
fn toy() -> String {
    project_file("tests/specs/toy.yaml").to_str().expect("a path of the project is text").to_owned()
}

fn folder() -> Folder {
    Folder::of(&[
        ("good.json", r#"{"note": "fragile"}"#),
        ("sale.json", r#"{"type": "sale"}"#),
        ("gift.json", r#"{"gift": true, "cout": 3}"#),
        ("card.json", r#"{"card": {"number": 4111}}"#),
        (
            "bad.ndjson",
            "{\"card\": {\"number\": 4111}, \"voucher\": \"abc\"}\n{\"code\": \"a\", \"count\": 100}\n",
        ),
    ])
}

#[test]
fn findings_speak_of_what_the_specification_is_about() {
    let spec = toy();
    let folder = folder();
    let run = |args: &str| tweetlint(args).arg("--spec").arg(&spec).dir(folder.path()).run();
    let ended = run("--format concise .");
    let path = project_file("tests/cli/own-spec.txt");
    let found = format!("{}{}", ended.stdout, ended.stderr);
    if let Some(difference) = expect::differs(&path, &found) {
        panic!("{difference}");
    }
    // Profiles, choices and fixes are those of the specification.
    for (args, status) in [
        ("good.json", 0),
        ("sale.json", 0),
        ("--profile partner sale.json", 1),
        ("--profile premium sale.json", 2),
        ("--fail-on warning gift.json", 1),
        ("--ignore gift-greeting,unknown-field --fail-on warning gift.json", 0),
        ("--ignore attachment-conflict good.json", 2),
    ] {
        run(args).status(status);
    }
    run("fix card.json").status(0);
    let fixed = fs::read_to_string(folder.path().join("card.json")).expect("our own");
    assert_eq!(fixed, r#"{"card": {"number": "4111"}}"#);
}

#[test]
fn the_rules_of_a_specification_are_listed_and_known_to_sarif() {
    let spec = toy();
    let listed = tweetlint("rules --spec").arg(&spec).run().status(0).stdout;
    assert!(listed.contains("one-payment ") && listed.contains("wrong-type "), "{listed}");
    assert!(!listed.contains("attachment-conflict"), "{listed}");
    let ended = tweetlint("--format sarif . --spec").arg(&spec).dir(folder().path()).run().status(1);
    let log: Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    for result in log["runs"][0]["results"].as_array().expect("a list") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn what_a_specification_says_is_explained() {
    let spec = toy();
    let run = |args: &str| tweetlint("explain --spec").arg(&spec).args(args).run();
    let page = |args: &str| run(args).status(0).stdout;
    let both = format!("{}\n{}", page("one-payment"), page("card.number"));
    let path = project_file("tests/cli/explain-own.txt");
    if let Some(difference) = expect::differs(&path, &both) {
        panic!("{difference}");
    }
    // Rules that every specification has show its own fields.
    let shared = page("wrong-type");
    assert!(shared.contains("`parcel`") && !shared.contains("poll"), "{shared}");
    // No schema is made of it here, and nothing is said about one.
    for args in ["one-payment", "card.number", "wrong-type", "unused-ignore", "CreateOrder", "--all"] {
        for format in ["text", "markdown", "json"] {
            // The rule about lengths counts as schemas do, whether there is one or not.
            let shown = page(&format!("--format {format} {args}")).replace("as JSON Schema counts them", "");
            let is_silent = !shown.contains("JSON Schema") && !shown.contains("in_schema");
            assert!(is_silent, "{args} as {format}: {shown}");
        }
    }
    assert!(page("--format markdown one-payment").starts_with("# `one-payment`\n"));
    let all: Value = serde_json::from_str(&page("--all --format json")).expect("it is JSON");
    let ids: Vec<&str> =
        all.as_array().expect("a list").iter().filter_map(|entry| entry["rule"]["id"].as_str()).collect();
    assert!(ids.contains(&"one-payment") && !ids.contains(&"attachment-conflict"), "{ids:?}");
    let ended = run("one-paymnt").status(2);
    assert!(ended.stderr.contains("did you mean `one-payment`?"), "{ended:#?}");
    let ended = run("attachment-conflict").status(2);
    assert!(ended.stderr.contains(&format!("`tweetlint rules --spec {spec}` lists the rules")), "{ended:#?}");
    // A request without a body has parameters and answers.
    let spec = project_file("spec/x/delete_tweet.yaml");
    let ended = tweetlint("explain id --spec").arg(spec).run().status(0);
    assert!(ended.stdout.starts_with("id\n"), "{ended:#?}");
}

#[test]
fn an_explanation_is_safe_to_show() {
    let folder = Folder::new();
    let toy = fs::read_to_string(toy()).expect("our own");
    let why = "why: The shop books one payment an order.";
    assert!(toy.contains(why));
    let toy = toy.replace(why, r#"why: "\e[31mThe shop books.""#);
    let dangerous = toy.replace("doc: ", "doc: \u{202e}");
    folder.write("own.yaml", dangerous);
    for format in ["text", "markdown"] {
        let args = format!("explain --all --format {format} --spec own.yaml");
        let shown = tweetlint(&args).dir(folder.path()).run().status(0).stdout;
        assert!(shown.contains("<U+202E>") && shown.contains("␛"), "{format}: {shown}");
        let is_dangerous = |c: char| c == '\u{202e}' || c.is_control() && c != '\n';
        assert!(!shown.contains(is_dangerous), "{format}: {shown}");
    }
}

/// A page in the format for people, without what it says about the schema.
fn without_schema(page: &str) -> Vec<&str> {
    let mut is_about_schema = false;
    let lines = page.lines().filter(|line| {
        // What is said of a rule goes on in lines that stand further in.
        let goes_on = is_about_schema && line.starts_with("    ");
        is_about_schema = goes_on || line.starts_with("  - JSON Schema: ");
        !is_about_schema && !line.starts_with("    in JSON Schema: ")
    });
    lines.collect()
}

/// What the page of the shipped reference says and what is made at run time is one,
/// but for the schema, which is made of what ships alone.
#[test]
fn the_specification_that_ships_is_explained_alike_when_it_is_loaded() {
    let shipped = project_file("spec/x/create_tweet.yaml");
    for name in ["attachment-conflict", "wrong-type", "poll.options", "CreateTweet", "unused-ignore"] {
        let built_in = tweetlint("explain").arg(name).run().status(0).stdout;
        let loaded = tweetlint("explain --spec").arg(&shipped).arg(name).run().status(0).stdout;
        assert_eq!(without_schema(&built_in), loaded.lines().collect::<Vec<_>>(), "{name}");
    }
}

/// What is generated and what is loaded is one engine with one table.
#[test]
fn the_specification_that_ships_says_the_same_when_it_is_loaded() {
    let shipped = project_file("spec/x/create_tweet.yaml");
    for args in ["--level info", "--profile premium", "--profile enterprise --fail-on warning"] {
        let args = format!("--format ndjson {args} bad ok");
        let run = || tweetlint(&args).dir(payloads());
        let built_in = run().run().status(1);
        assert!(built_in.stdout.lines().count() > 150, "{args}");
        let loaded = run().arg("--spec").arg(&shipped).run().status(1);
        assert!(built_in == loaded, "{args}: the reports differ");
    }
}

#[test]
fn mistakes_in_a_specification_are_shown_like_findings() {
    let folder = folder();
    folder.write("own.yaml", "spec: tweetspec/1\nid: a.b\nnmae: Order\nnoun: order\nfields: 3\n");
    for args in ["good.json", "--format json good.json", "fix good.json", "rules", "explain one-payment"] {
        let ended = tweetlint(args).arg("--spec=own.yaml").dir(folder.path()).run().status(2);
        assert_eq!(ended.stdout, "", "{args}");
        for part in [
            "error[unknown-key]",
            "own.yaml:3:1",
            "did you mean `name`?",
            "error[wrong-type]",
            "own.yaml:5:9",
        ] {
            assert!(ended.stderr.contains(part), "{args}, {part}: {}", ended.stderr);
        }
    }
    // What is shown is safe, however long or strange it is.
    folder.write("own.yaml", format!("spec: \"\u{202e}{}\"\n", "x".repeat(100_000)));
    let ended = tweetlint("good.json --spec=own.yaml").dir(folder.path()).run().status(2);
    assert!(!ended.stderr.contains('\u{202e}') && ended.stderr.len() < 10_000, "{}", ended.stderr.len());
    for (name, text) in [
        ("empty.yaml", &b""[..]),
        ("binary.yaml", b"\xff\xfe\x00"),
        ("deep.yaml", "[".repeat(20_000).as_bytes()),
    ] {
        folder.write(name, text);
        let ended = tweetlint("good.json --spec").arg(name).dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains(name), "{ended:#?}");
    }
    tweetlint("good.json --spec missing.yaml").dir(folder.path()).run().status(2);
    let ended = tweetlint("good.json --spec")
        .arg(project_file("spec/x/delete_tweet.yaml"))
        .dir(folder.path())
        .run()
        .status(2);
    assert!(ended.stderr.contains("a request without a body"), "{ended:#?}");
}

#[test]
fn what_is_known_of_its_rules_and_answers_is_told() {
    let spec = toy();
    let listed = tweetlint("rules --format json --spec").arg(&spec).run().status(0).stdout;
    let listed: Value = serde_json::from_str(&listed).expect("it is JSON");
    let rule = |id: &str| {
        let rules = listed.as_array().expect("a list").iter();
        rules.clone().find(|rule| rule["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let payment = rule("one-payment");
    assert_eq!((&payment["builtin"], &payment["fixable"]), (&false.into(), &serde_json::json!(["choice"])));
    assert!(payment["choices"].as_array().is_some_and(|choices| choices.len() > 1), "{payment:#}");
    assert_eq!(rule("sale-payment")["only_for"], serde_json::json!(["partner"]));
    assert_eq!(rule("one-cashtag")["not_for"], serde_json::json!(["partner", "abroad"]));
    let wrong_type = rule("wrong-type");
    assert!(
        wrong_type["builtin"] == true && wrong_type["fixable"] != serde_json::json!([]),
        "{wrong_type:#}"
    );

    let explain = |args: &str, answer: &str| {
        tweetlint("explain-error").args(args).arg("--spec").arg(&spec).stdin(answer).run()
    };
    let ended = explain(
        "",
        r#"{"title": "Bad Order", "detail": "only one of card, invoice may be there", "status": 400}"#,
    );
    let shown = ended.status(0).stdout;
    for part in ["There are two payments.", "Take the card out or the invoice.", "rules", "one-payment"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("tweetlint explain"), "explain knows only what ships: {shown}");
    let shown = explain("", "403 Forbidden: Your media IDs are invalid.").status(1).stdout;
    assert!(shown.contains("the specification does not know it"), "{shown}");
    let folder = folder();
    folder.write("two.json", r#"{"card": {"number": "4111"}, "invoice": {}}"#);
    let args = format!("--payload {}", folder.path().join("two.json").display());
    let ended = explain(&args, "only one of card, invoice may be there");
    assert!(ended.stdout.contains("one-payment"), "{ended:#?}");

    // Of another specification X says nothing, whatever that is called.
    let shipped = fs::read_to_string(project_file("spec/x/create_tweet.yaml")).expect("our own");
    folder.write("same-name.yaml", shipped);
    for spec in [spec.as_str(), "same-name.yaml"] {
        let ended = tweetlint("--format sarif . --spec").arg(spec).dir(folder.path()).run();
        let log: Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list");
        let links: Vec<&str> = rules.iter().filter_map(|rule| rule["helpUri"].as_str()).collect();
        assert!(links.contains(&"https://www.rfc-editor.org/rfc/rfc8259"), "{links:?}");
        assert!(links.iter().all(|link| !link.contains("x.com")), "{spec}: {links:?}");
    }

    // SARIF sends nobody to a page that is not there.
    let ended = tweetlint("--format sarif . --spec").arg(&spec).dir(folder.path()).run().status(1);
    let log: Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list") {
        let id = rule["id"].as_str().expect("a name");
        let leads = rule["help"]["text"].as_str().is_some_and(|text| text.contains("tweetlint explain"));
        let is_known = tweetlint("explain").arg(id).run().status == Some(0);
        assert_eq!(leads, is_known, "{id}");
    }
}
