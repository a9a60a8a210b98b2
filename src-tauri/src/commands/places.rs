//! Sticks and folders to write to and read from.

use std::path::PathBuf;

use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use wahana_core::{Error, Result};
use wahana_platform::{Stick, free_space, total_space};

use crate::error::Answer;
use crate::session::Session;

/// The sticks that are in now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sticks(session: State<Session>) -> Vec<Stick> {
    session.places().sticks()
}

/// A folder by the native dialog; none when it was closed without a choice. `title` heads the dialog.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_folder(
    window: WebviewWindow,
    session: State<'_, Session>,
    title: String,
) -> Answer<Option<Stick>> {
    let picked = ask(&window, &title, FileDialogBuilder::blocking_pick_folder).await?;
    let Some(path) = picked.filter(|path| path.to_str().is_some()) else { return Ok(None) };
    session.places().choose(&path);
    Ok(Some(Stick {
        label: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        file_system: String::new(),
        free_bytes: free_space(&path).unwrap_or(0),
        total_bytes: total_space(&path).unwrap_or(0),
        read_only: false,
        path,
    }))
}

/// Shows a dialog of the system over the window and waits for it away from the threads that answer commands.
async fn ask(
    window: &WebviewWindow,
    title: &str,
    pick: fn(FileDialogBuilder<tauri::Wry>) -> Option<FilePath>,
) -> Result<Option<PathBuf>> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    let picked = tauri::async_runtime::spawn_blocking(move || pick(dialog))
        .await
        .map_err(|_| Error::internal("the dialog ended in the middle"))?;
    Ok(picked.and_then(|path| path.into_path().ok()))
}
