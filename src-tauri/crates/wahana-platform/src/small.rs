//! How a program is to hold little memory, said before anything runs.

/// Has this program and the system's web engine hold little memory. To be called before the first thread is begun.
///
/// WebKitGTK sizes its heap by the memory of the machine, and lets tens of megabytes of garbage lie: `JavaScriptCore`'s mode
/// for small machines collects as soon as a fifth was added to what lives. The engine reads it from the environment alone.
///
/// glibc gives threads a heap of their own, up to eight for each core, and none gives back to another what one command
/// needed once: with two of them a program of many threads holds half as much. Others have no such settings.
pub fn keep_small() {
    // SAFETY: by contract nothing else runs yet, so nobody reads the environment meanwhile.
    #[cfg(target_os = "linux")]
    unsafe {
        std::env::set_var("JSC_forceMiniVMMode", "1");
    }
    // SAFETY: the call takes two numbers and says only how what is asked for later is handed out.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 2);
    }
}
