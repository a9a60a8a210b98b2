//! The one window: it shows our own page and nothing else.

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

const MAIN: &str = "main";

/// Opens the window. Navigation away from the page and new windows are refused.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        // Never more than this: a title is seen over shoulders and kept by task lists.
        .title("Wahana")
        .inner_size(1280.0, 720.0)
        .min_inner_size(800.0, 500.0)
        .devtools(cfg!(debug_assertions))
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .disable_drag_drop_handler()
        .build()?;
    paint_plainly(&window)
}

/// Without a compositor of its own the page is on the screen sooner and takes a third less memory, and old graphics
/// drivers can't leave the window blank. Nothing of ours moves, so there is nothing that a compositor would speed up.
#[cfg(target_os = "linux")]
fn paint_plainly(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn paint_plainly(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Shows the window that is already there.
pub(crate) fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
