//! How the system's web engine is to run, before it is begun.

/// Has the engine keep a small heap: it sizes its heap by the memory of the machine otherwise, and lets tens of
/// megabytes of garbage lie. To be called before the first thread is begun.
///
/// WebKitGTK: `JavaScriptCore`'s mode for small machines, which collects as soon as a fifth was added to what lives.
/// The engine reads it from the environment alone. `WebView2` has no such setting.
pub fn keep_page_engine_small() {
    // SAFETY: by contract nothing else runs yet, so nobody reads the environment meanwhile.
    #[cfg(target_os = "linux")]
    unsafe {
        std::env::set_var("JSC_forceMiniVMMode", "1");
    }
}
