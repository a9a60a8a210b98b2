//! What somebody meets who got hold of the page: no way out of it, and no way past the program (SECURITY.md, "The
//! window").

use serde_json::{Value, json};
use wahana_tests::window::{DataFolder, Size, Window, commands_taking};

const ELSEWHERE: &str = "https://example.org/";

/// How the parameters that hold a path are called.
const PATHS: [&str; 5] =
    ["place: string", "path: string", "file: string", "folder: string", "backup: string"];

/// Every command that takes a path, with arguments that are right but for the path.
const WITH_PATH: [(&str, &str, &str); 11] = [
    ("office_cards_in", "place", "{}"),
    ("read_office_card", "place", r#"{"name":"dinas.kartu"}"#),
    ("accept_office_card", "place", r#"{"name":"dinas.kartu"}"#),
    ("hand_over", "place", r#"{"struck":[],"onProgress":"__CHANNEL__:99"}"#),
    ("back_up", "place", r#"{"onProgress":"__CHANNEL__:99"}"#),
    ("name_backup_stick", "place", "{}"),
    ("save_sheet", "place", r#"{"of":{"kind":"incomplete"},"onProgress":"__CHANNEL__:99"}"#),
    ("backups_in", "place", "{}"),
    ("before_restore", "backup", "{}"),
    (
        "restore",
        "backup",
        r#"{"officer":"00000000-0000-0000-0000-000000000000","passphrase":"x","onProgress":"__CHANNEL__:99"}"#,
    ),
    (
        "restore_with_recovery",
        "backup",
        r#"{"officer":"00000000-0000-0000-0000-000000000000","key":"","onProgress":"__CHANNEL__:99"}"#,
    ),
];

/// Gives what happened to one way out of the page: `blocked` is what it must be.
fn way_out(window: &Window, script: &str) -> Value {
    window.ask_later(script).unwrap_or_else(|| window.fail(&format!("no answer: {script}")))
}

#[test]
fn the_page_leads_nowhere_else() {
    let window = Window::open(Size::SMALL, &DataFolder::empty());
    window.see("Selamat datang di Wahana");
    let here: String = window.ask("return location.href").expect("an address");
    for script in [
        format!("location.href = '{ELSEWHERE}'; return 1"),
        format!("location.replace('{ELSEWHERE}'); return 1"),
        "location.href = 'file:///etc/passwd'; return 1".to_owned(),
        "location.href = 'data:text/html,lain'; return 1".to_owned(),
        format!(
            "const link = document.createElement('a'); link.href = '{ELSEWHERE}'; document.body.append(link); \
             link.click(); link.remove(); return 1"
        ),
    ] {
        let _: Option<u8> = window.ask(&script);
        // A timer of the page fires only while the page is there; a navigation would have begun by then.
        way_out(&window, "setTimeout(() => done(1), 300)");
        assert_eq!(window.ask::<String>("return location.href").as_ref(), Some(&here), "{script}");
        window.see("Selamat datang di Wahana");
    }
    let opened = format!("return window.open('{ELSEWHERE}') === null");
    assert_eq!(window.ask::<bool>(&opened), Some(true), "a new window opens");
    window.close();
}

#[test]
fn the_page_loads_and_sends_nothing() {
    let window = Window::open(Size::SMALL, &DataFolder::empty());
    window.see("Selamat datang di Wahana");
    // The browser itself says which rule of ours stopped it: no network is there to fail in its place.
    let blocked = |what: &str, directive: &str| {
        let script = format!(
            "document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), \
             {{ once: true }});
             setTimeout(() => done('not blocked'), 3000);
             {what}"
        );
        let by = way_out(&window, &script);
        assert!(by.as_str().is_some_and(|by| by.starts_with(directive)), "{what}: {by}");
    };
    for scheme in ["http", "https"] {
        blocked(&format!("fetch('{scheme}://example.org/').catch(() => 0)"), "connect-src");
        blocked(
            &format!(
                "const ask = new XMLHttpRequest(); ask.open('GET', '{scheme}://example.org/'); try {{ ask.send() }} \
                 catch {{}}"
            ),
            "connect-src",
        );
        blocked(&format!("new Image().src = '{scheme}://example.org/a.png'"), "img-src");
        blocked(
            &format!(
                "const script = document.createElement('script'); script.src = '{scheme}://example.org/a.js'; \
                 document.head.append(script)"
            ),
            "script-src",
        );
        blocked(
            &format!(
                "const frame = document.createElement('iframe'); frame.src = '{scheme}://example.org/'; \
                 document.body.append(frame)"
            ),
            "frame-src",
        );
    }
    blocked("try { new WebSocket('wss://example.org/') } catch {}", "connect-src");
    blocked("navigator.sendBeacon('https://example.org/', 'x')", "connect-src");
    // Text of the page's own that becomes a script: by eval, by an element, by an attribute.
    blocked(
        "const script = document.createElement('script'); script.textContent = \
         'try { eval(\"1\") } catch {}'; document.head.append(script)",
        "script-src",
    );
    blocked(
        "const one = document.createElement('p'); one.setAttribute('onclick', '1'); one.click()",
        "script-src",
    );
    window.close();
}

#[test]
fn eval_is_refused_and_the_program_is_not_reached_by_other_names() {
    let window = Window::open(Size::SMALL, &DataFolder::empty());
    window.see("Selamat datang di Wahana");
    let refused = |what: &str| {
        let script = format!("try {{ {what}; done('ran') }} catch (error) {{ done(error.name) }}");
        assert_eq!(way_out(&window, &script), json!("EvalError"), "{what}");
    };
    refused("eval('1 + 1')");
    refused("(0, eval)('1 + 1')");
    refused("new Function('return 1')()");
    assert_eq!(window.ask::<bool>("return window.__TAURI__ === undefined"), Some(true));
    assert_eq!(window.ask::<bool>("return Object.isFrozen(Object.prototype)"), Some(true));
    let changed = "try { Object.prototype.role = 'ketua' } catch {} return {}.role === undefined";
    assert_eq!(window.ask::<bool>(changed), Some(true));
    for unknown in [
        "no_such_command",
        "plugin:dialog|open",
        "plugin:fs|read_text_file",
        "plugin:shell|execute",
        "plugin:http|fetch",
        "plugin:webview|create_webview_window",
        "plugin:window|create",
        "plugin:app|version",
        "plugin:path|resolve_directory",
    ] {
        assert!(window.command(unknown, &json!({})).is_err(), "{unknown} is answered");
    }
    window.close();
}

#[test]
fn a_path_that_was_not_given_out_is_refused() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.see("Selamat datang di Wahana");
    window.command("choose_training", &json!({"training": true})).expect("training");
    let passphrase = wahana_tests::walk::PASSPHRASE;
    let first = json!({"name": "Bu Truntum", "more_roles": [], "passphrase": passphrase, "text_size": 100});
    window.command("create_vault", &json!({ "first": first })).expect("a vault");
    let home = folder.home().display().to_string();
    let data = folder.data().display().to_string();
    let known = WITH_PATH.iter().map(|(command, ..)| (*command).to_owned()).collect();
    assert_eq!(commands_taking(&PATHS), known, "a command takes a path and is not tried here, or is gone");
    for (command, field, rest) in WITH_PATH {
        for place in
            [&home, &data, "/", "", ".", "..", "/media", "/media/../etc", "~", "file:///etc", "//server/a"]
        {
            let mut arguments: Value = serde_json::from_str(rest).expect("arguments");
            arguments[field] = json!(place);
            let answer = window.command(command, &arguments);
            assert_eq!(answer, Err(vec!["path_not_chosen".to_owned()]), "{command} {place}");
        }
    }
    window.close();
}
