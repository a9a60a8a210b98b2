//! The desktop shell: window, session and commands. No rule and no SQL lives here.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod commands;
mod error;
mod handover_job;
mod keeper;
mod places;
mod session;
mod sheet_job;
mod window;

use std::process::ExitCode;

use session::Session;
use tauri::Manager;
use tokio::runtime::{Builder, Runtime};

/// Starts the window and runs until it is closed.
pub fn run() -> ExitCode {
    wahana_platform::keep_small();
    let workers = match workers() {
        Ok(workers) => workers,
        Err(error) => return failed(&error),
    };
    tauri::async_runtime::set(workers.handle().clone());
    let bridge = commands::bridge();
    let app = tauri::Builder::default()
        // A second start brings the first window forward and ends.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::bring_forward(app)))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(bridge.invoke_handler())
        .setup(|app| {
            let root = app.path().app_data_dir()?;
            app.manage(Session::new(&root)?);
            window::open(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|handle, event| {
                if let tauri::RunEvent::Exit = event {
                    handle.state::<Session>().end();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("Wahana tidak dapat dibuka: {error}");
    ExitCode::FAILURE
}

/// So many commands run at once. As many as there are cores, which Tauri would take, are all busy on an old PC as soon as
/// two long ones run, and after the sign-in there are the check of the journal, that of the backup and half a dozen
/// counts: whatever the screen asks then waits for seconds. A thread that waits costs next to nothing.
const WORKERS: usize = 32;

/// What commands run on.
fn workers() -> std::io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(WORKERS).enable_all().build()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_short_command_is_answered_while_long_ones_run_whatever_the_machine() {
        let workers = workers().unwrap();
        let (begun, has_begun) = channel();
        let mut ends = Vec::new();
        for _ in 0..WORKERS - 1 {
            let (end, ended) = channel::<()>();
            let begun = begun.clone();
            workers.spawn(async move {
                begun.send(()).unwrap();
                let _ = ended.recv();
            });
            ends.push(end);
        }
        for _ in &ends {
            has_begun.recv_timeout(Duration::from_secs(20)).expect("all the long ones run at once");
        }
        let (answer, answered) = channel();
        workers.spawn(async move { answer.send(()).unwrap() });
        answered.recv_timeout(Duration::from_secs(20)).expect("the short one is answered meanwhile");
    }
}
