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

/// Starts the window and runs until it is closed.
pub fn run() -> ExitCode {
    wahana_platform::keep_page_engine_small();
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
        Err(error) => {
            eprintln!("Wahana tidak dapat dibuka: {error}");
            ExitCode::FAILURE
        }
    }
}
