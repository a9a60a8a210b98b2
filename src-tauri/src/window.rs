//! The one window: it shows our own page and nothing else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tauri::{
    AppHandle, Emitter, Listener, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use crate::session::Session;

const MAIN: &str = "main";

/// What the page is told when its window is about to close, and what it answers once it has kept what is typed.
const CLOSING: &str = "closing";
const KEPT: &str = "kept";
/// How long that is waited for: a page that hangs must not keep the window open.
const AT_CLOSING: Duration = Duration::from_secs(5);

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
    close_when_kept(&window);
    paint_plainly(&window)
}

/// A form keeps its draft every two seconds: what was typed since is kept before the window goes.
fn close_when_kept(window: &WebviewWindow) {
    let (closing, begun) = (window.clone(), AtomicBool::new(false));
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        // Nothing is typed that could be kept, and maybe there is no page that could answer.
        if closing.state::<Session>().vault().is_err() {
            return;
        }
        api.prevent_close();
        if !begun.swap(true, Ordering::Relaxed) {
            ask_to_keep(closing.clone());
        }
    });
}

fn ask_to_keep(window: WebviewWindow) {
    let (tell, kept) = mpsc::channel();
    window.once(KEPT, move |_| {
        let _ = tell.send(());
    });
    thread::spawn(move || {
        if window.emit(CLOSING, ()).is_ok() {
            // Kept, or not in time: either way it goes.
            let _ = kept.recv_timeout(AT_CLOSING);
        }
        let _ = window.destroy();
    });
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
