//! The exit status: 0 nothing wrong, 1 findings, 2 something else is wrong.

use crate::binary::{BINARY, Folder, commands, tweetlint};

/// A folder with one file of every kind.
fn folder() -> Folder {
    let folder = Folder::of(&[
        ("good.json", r#"{"text": "Hello"}"#),
        ("bad.json", r#"{"text": 1}"#),
        ("warning.json", r#"{"text": "Hello", "share_with_followers": true}"#),
        ("info.json", r#"{ "text": "a", "quote_tweet_id": "1" }"#),
        ("empty.json", ""),
        ("blank.ndjson", "\n\n"),
        ("known.txt", "403 Forbidden: Your media IDs are invalid."),
        ("unknown.txt", "403 Forbidden: It rains."),
        ("notes/readme.md", "no payloads here"),
        ("wrong.toml", "selct = []"),
        ("wrong.yaml", "spec: tweetspec/1"),
    ]);
    std::fs::create_dir(folder.path().join("nothing")).expect("a folder of our own");
    folder
}

/// Command lines and their exit status.
const STATUSES: &[(&str, i32)] = &[
    // Nothing wrong.
    ("good.json", 0),
    ("check good.json", 0),
    ("check good.json good.json", 0),
    ("rules", 0),
    ("rules --format json", 0),
    ("schema", 0),
    ("--help", 0),
    ("-h", 0),
    ("--version", 0),
    ("check --help", 0),
    // Findings, and how bad they are.
    ("bad.json", 1),
    ("check bad.json", 1),
    ("good.json bad.json", 1),
    ("empty.json", 1),
    ("warning.json", 0),
    ("--fail-on error warning.json", 0),
    ("--fail-on warning warning.json", 1),
    ("--fail-on warning bad.json", 1),
    ("--fail-on warning info.json", 0),
    ("info.json", 0),
    ("--fail-on never bad.json", 0),
    ("--exit-zero bad.json", 0),
    ("--exit-zero missing.json", 2),
    ("--exit-zero --fail-on error bad.json", 2),
    ("--max-diagnostics 0 bad.json", 1),
    ("--output sarif=report.sarif bad.json", 1),
    ("--output sarif=report.sarif good.json", 0),
    ("--statistics good.json", 0),
    // The way of showing findings is not a reason to fail or to pass.
    ("--format concise bad.json", 1),
    ("--format json bad.json", 1),
    ("--format ndjson bad.json", 1),
    ("--format json good.json", 0),
    ("--quiet bad.json", 1),
    ("--quiet good.json", 0),
    // What cannot be read.
    ("missing.json", 2),
    ("--fail-on never missing.json", 2),
    ("--allow-empty missing.json", 2),
    ("good.json missing.json", 2),
    ("missing.json bad.json", 2),
    ("good.json/inside.json", 2),
    // Nothing checked: a pipeline that checks nothing must not be green.
    ("nothing", 2),
    ("notes", 2),
    ("blank.ndjson", 2),
    ("--fail-on never nothing", 2),
    ("--allow-empty nothing", 0),
    ("--allow-empty notes", 0),
    ("--allow-empty blank.ndjson", 0),
    ("--allow-empty nothing bad.json", 1),
    // Files that steer the run, or that it writes.
    ("--config wrong.toml good.json", 2),
    ("--config missing.toml good.json", 2),
    ("--spec wrong.yaml good.json", 2),
    ("--spec missing.yaml good.json", 2),
    ("--baseline missing.json good.json", 2),
    ("--baseline wrong.toml good.json", 2),
    ("--files-from missing.txt", 2),
    ("--output sarif=nowhere/report.sarif good.json", 2),
    ("--output sarif=nothing good.json", 2),
    // Wrong usage.
    ("chek good.json", 2),
    ("explan wrong-type", 2),
    ("", 2),
    ("check", 2),
    ("fix", 2),
    ("help", 0),
    ("help check", 0),
    ("help no-such-command", 2),
    ("--no-such-flag good.json", 2),
    ("--format no-such-format good.json", 2),
    ("--fail-on sometimes good.json", 2),
    ("--profile no-such-profile good.json", 2),
    ("--input-format xml good.json", 2),
    ("--color sometimes good.json", 2),
    ("--jobs 0 good.json", 2),
    ("--jobs many good.json", 2),
    ("rules --no-such-flag", 2),
    ("check --no-such-flag good.json", 2),
    ("completions", 2),
    // The other commands.
    ("count good.json", 0),
    ("count missing.json", 0),
    ("count --profile no-such-profile good.json", 2),
    ("fix --diff good.json", 0),
    ("fix --diff missing.json", 2),
    ("plan good.json", 0),
    ("plan missing.json", 2),
    ("plan empty.json", 2),
    // Cases come from standard input alone.
    ("conformance --help", 0),
    ("conformance", 2),
    ("explain wrong-type", 0),
    ("explain no-such-rule", 2),
    ("schema --editor", 0),
    ("schema no-such-operation", 2),
    ("explain-error known.txt", 0),
    ("explain-error unknown.txt", 1),
    ("explain-error empty.json", 2),
    ("explain-error missing.txt", 2),
    ("explain-error --payload missing.json known.txt", 2),
    ("explain-error --payload good.json known.txt", 0),
    ("explain-error --format xml known.txt", 2),
    ("new poll", 0),
    ("new poll --output good.json", 2),
    ("new poem", 2),
    ("new", 2),
    ("init --dry-run", 0),
    ("init --editor emacs", 2),
    ("completions bash", 0),
    ("completions tcsh", 2),
    ("man", 0),
    ("man check", 0),
    ("man no-such-command", 2),
    ("no-such-command", 2),
];

#[test]
fn the_exit_status_says_what_happened() {
    let folder = folder();
    for (args, status) in STATUSES {
        let ended = tweetlint(args).dir(folder.path()).run();
        assert_eq!(ended.status, Some(*status), "tweetlint {args}\n{ended:#?}");
    }
}

#[test]
fn every_command_is_seen_succeeding_and_refusing() {
    for command in commands() {
        let of_command = |(args, status): &(&str, i32)| {
            (args.split_whitespace().next() == Some(&*command)).then_some(*status)
        };
        let statuses: Vec<i32> = STATUSES.iter().filter_map(of_command).collect();
        assert!(statuses.contains(&0) && statuses.contains(&2), "{command} ends with {statuses:?}");
    }
}

/// A shell reports 128 and the number of the signal, so 130 for Ctrl-C. What was
/// being written is gone, and what was there before is as it was.
#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_at_once_and_leaves_nothing_behind() {
    use std::io::{Read as _, Write as _};
    use std::os::unix::process::ExitStatusExt as _;

    use rustix::process::{Pid, Signal, kill_process};

    for (signal, args) in [
        (Signal::INT, "--format ndjson - -o sarif=report.sarif"),
        (Signal::TERM, "--format ndjson - -o sarif=report.sarif"),
        (Signal::HUP, "--format ndjson - -o sarif=report.sarif"),
        (Signal::INT, "--format ndjson -"),
        (Signal::INT, "--format ndjson --watch bad.json"),
    ] {
        if is_ignored(signal) {
            eprintln!("not checked: {args} on {signal:?}, which whoever started the tests ignores");
            continue;
        }
        let folder = folder();
        folder.write("report.sarif", "of last week");
        let names = || {
            let entries = std::fs::read_dir(folder.path()).expect("our own folder");
            let names = entries.map(|entry| entry.expect("our own folder").file_name());
            let mut names: Vec<_> = names.collect();
            names.sort();
            names
        };
        let before = names();
        let mut child = tweetlint(args).dir(folder.path()).spawn();
        let mut stdin = child.stdin.take().expect("the stream is a pipe");
        // A pipe that does not end, and now and then has something to say.
        std::thread::spawn(move || {
            while stdin.write_all(b"{\"text\": 1}\n{\"text\": 2}\n").is_ok() {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        });
        // The first finding shows that the run is under way.
        let mut start = [0; 10];
        let mut stdout = child.stdout.take().expect("the stream is a pipe");
        stdout.read_exact(&mut start).expect("there are findings");
        assert_eq!(names() != before, args.contains("-o "), "{args}");
        kill_process(Pid::from_child(&child), signal).expect("it is our own process");
        let ended = child.wait().expect("it is our own process");
        assert_eq!(ended.signal(), Some(signal.as_raw()), "{args}: {ended:?}");
        assert_eq!(names(), before, "{args}");
        let report = std::fs::read_to_string(folder.path().join("report.sarif")).expect("it is there");
        assert_eq!(report, "of last week");
    }
}

/// Whether this process, and so what it starts, ignores a signal, as far as the
/// system tells.
#[cfg(unix)]
fn is_ignored(signal: rustix::process::Signal) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask >> (signal.as_raw() - 1) & 1 == 1
}

/// `nohup` and shells make what they start ignore a signal.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_was_to_be_ignored_is() {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};

    use rustix::process::{Pid, Signal, kill_process};

    let folder = folder();
    for (name, signal) in [("INT", Signal::INT), ("HUP", Signal::HUP)] {
        let mut command = Command::new("sh");
        let script = format!("trap '' {name}; exec \"$0\" --quiet --format ndjson - -o sarif=report.sarif");
        command.args(["-c", &script]).arg(&*BINARY).current_dir(folder.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("there is a shell");
        let mut stdin = child.stdin.take().expect("the stream is a pipe");
        let mut stdout = child.stdout.take().expect("the stream is a pipe");
        for round in 0..2 {
            stdin.write_all(b"{\"text\": 1}\n").expect("the program reads");
            stdout.read_exact(&mut [0; 10]).expect("there are findings");
            if round == 0 {
                kill_process(Pid::from_child(&child), signal).expect("it is our own process");
            }
        }
        drop(stdin);
        let _ = stdout.read_to_end(&mut Vec::new());
        assert_eq!(child.wait().expect("it is our own process").code(), Some(1), "{name}");
        let report = std::fs::read_to_string(folder.path().join("report.sarif")).expect("it was written");
        assert_eq!(report.matches("\"ruleId\"").count(), 2, "{name}");
    }
}

#[test]
fn a_word_that_is_nearly_a_command_is_no_file() {
    let folder = folder();
    for (args, meant) in
        [("chek good.json", "check"), ("fixx", "fix"), ("explan wrong-type", "explain"), ("hlep", "help")]
    {
        let ended = tweetlint(args).dir(folder.path()).run().status(2);
        let expected = format!("; did you mean `tweetlint {meant}`?");
        assert!(ended.stderr.contains(&expected), "{args}: {ended:#?}");
    }
    // A file that is there is meant, and most words are no slips.
    folder.write("chek", r#"{"text": "Hello"}"#);
    tweetlint("chek").dir(folder.path()).run().status(0);
    for args in ["drafts", "new.json", "./rule", "check chek missing"] {
        let ended = tweetlint(args).dir(folder.path()).run().status(2);
        assert!(ended.stderr.contains("cannot read"), "{args}: {ended:#?}");
    }
}

#[test]
fn who_names_nothing_is_told_so() {
    for args in ["", "check", "fix"] {
        let ended = tweetlint(args).run().status(2);
        assert!(
            ended.stderr.contains("no file was named, and standard input is empty"),
            "{args}: {ended:#?}"
        );
    }
    let ended = tweetlint("-").run().status(2);
    assert!(ended.stderr.contains("--allow-empty"), "{ended:#?}");
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let ended = tweetlint("--format concise missing.json bad.json").dir(folder().path()).run().status(2);
    assert!(ended.stdout.starts_with("bad.json:1:10: error[wrong-type]"), "{ended:#?}");
    assert!(ended.stderr.contains("cannot read missing.json"), "{ended:#?}");
    assert!(ended.stderr.contains("1 file could not be read"), "{ended:#?}");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_cannot_be_read() {
    let folder = folder();
    std::os::unix::fs::symlink("nowhere.json", folder.path().join("link.json")).expect("a folder of our own");
    let ended = tweetlint("link.json good.json").dir(folder.path()).run().status(2);
    assert!(ended.stderr.contains("cannot read link.json"), "{ended:#?}");
}

#[test]
fn a_folder_without_payloads_is_named() {
    let ended = tweetlint("nothing good.json").dir(folder().path()).run().status(0);
    assert!(
        ended.stderr.contains("no *.json, *.ndjson, *.jsonl, *.yaml or *.yml file in nothing"),
        "{ended:#?}"
    );
    let ended = tweetlint("nothing").dir(folder().path()).run().status(2);
    assert!(ended.stderr.contains("--allow-empty"), "{ended:#?}");
}

#[test]
fn every_profile_is_checked_that_is_named() {
    let long = format!(r#"{{"text": "{}"}}"#, "a".repeat(281));
    let folder = Folder::of(&[("long.json", &long), ("tags.json", r#"{"text": "$RYE $OAT"}"#)]);
    for (args, status) in [
        ("long.json", 1),
        ("--profile standard long.json", 1),
        ("--profile premium long.json", 0),
        ("--profile premium --profile standard long.json", 0),
        ("--profile premium,standard long.json", 0),
        ("tags.json", 1),
        ("--profile premium tags.json", 1),
        ("--profile enterprise tags.json", 0),
        ("--profile enterprise long.json", 1),
        ("--profile premium,enterprise tags.json long.json", 0),
        ("--profile enterprise --profile premium tags.json long.json", 0),
    ] {
        tweetlint(args).dir(folder.path()).run().status(status);
    }
}

/// What is worth knowing is shown to those who ask, and never fails a run.
#[test]
fn the_level_says_what_is_shown() {
    let quote = r#"{"text": "Yay!", "quote_tweet_id": "1", "poll": {"options": ["a", "b"], "duration_minutes": 5, "reply_settings": "following"}}"#;
    let folder = Folder::of(&[("quote.json", quote)]);
    for (args, shown) in [
        ("quote.json", &["attachment-conflict", "ignored-poll-reply-settings"][..]),
        ("--level error quote.json", &["attachment-conflict"]),
        (
            "--level error --fail-on warning quote.json",
            &["attachment-conflict", "ignored-poll-reply-settings"],
        ),
        (
            "--level info quote.json",
            &["attachment-conflict", "quote-needs-plan", "ignored-poll-reply-settings"],
        ),
    ] {
        let ended = tweetlint(&format!("--format concise {args}")).dir(folder.path()).run().status(1);
        let all = ["attachment-conflict", "ignored-poll-reply-settings", "quote-needs-plan"];
        for rule in all {
            assert_eq!(ended.stdout.contains(rule), shown.contains(&rule), "{args}: {}", ended.stdout);
        }
    }
    let quote = r#"{"text": "Yay!", "quote_tweet_id": "1"}"#;
    let folder = Folder::of(&[("quote.json", quote)]);
    tweetlint("--level info quote.json").dir(folder.path()).run().status(0);
}
