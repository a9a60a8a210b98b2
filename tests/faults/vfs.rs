//! A `SQLite` file system of our own, over the system's: it keeps a list of what was written and flushed, fails or
//! kills the process at a chosen write, and can take a safety away from whoever opens a database.
//!
//! It is registered as the default of the process that calls [`register`], so the core opens its database on it
//! without knowing; the shipped program has no way to choose it.

// SQLite's own interface is a table of C functions.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::size_of;
use std::ptr;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::ffi;

/// Something that happened to a file of a database, in the order in which it happened.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The file came to be.
    Create(String),
    Write(String, u64, Vec<u8>),
    Truncate(String, u64),
    /// All of the file so far is on the disk, and that it is there too.
    Flush(String),
    /// Whether the folder was flushed after it.
    Delete(String, bool),
    /// The operation of this number was answered.
    Answered(usize),
}

/// What happens at a write, a truncation or a flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The disk is full, from then on.
    Full,
    /// The process ends as by `kill -9`.
    Kill,
}

/// A pragma of the core's own that is answered with another word of at most the same length.
pub(crate) type Instead = (&'static str, &'static str);

/// `PRAGMA synchronous=FULL` becomes `OFF`.
pub(crate) const NO_FLUSH: Instead = ("synchronous", "OFF");
/// `PRAGMA journal_mode=WAL` becomes `OFF`.
pub(crate) const NO_JOURNAL: Instead = ("journal_mode", "OFF");

#[derive(Default)]
struct State {
    recording: bool,
    events: Vec<Event>,
    steps: u64,
    fault: Option<(u64, Fault)>,
    instead: Option<Instead>,
}

static STATE: Mutex<State> =
    Mutex::new(State { recording: false, events: Vec::new(), steps: 0, fault: None, instead: None });
static SYSTEM: OnceLock<usize> = OnceLock::new();

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes it the default of this process, once; with a pragma that is to be answered otherwise.
pub(crate) fn register(instead: Option<Instead>) {
    state().instead = instead;
    SYSTEM.get_or_init(|| {
        // SAFETY: a null name asks for the default; SQLite keeps it as long as the process lives.
        let system = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        assert!(!system.is_null(), "SQLite has a file system");
        // SAFETY: a plain structure of numbers and functions, copied as it is; it is never freed.
        let ours = Box::leak(Box::new(unsafe { ptr::read(system) }));
        ours.szOsFile += c_int::try_from(size_of::<Shim>()).expect("small");
        ours.zName = c"wahana-faults".as_ptr();
        ours.pNext = ptr::null_mut();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        // SAFETY: it lives as long as the process.
        let registered = unsafe { ffi::sqlite3_vfs_register(ours, 1) };
        assert_eq!(registered, ffi::SQLITE_OK);
        system as usize
    });
}

/// Begins to keep a list.
pub(crate) fn record() {
    let mut state = state();
    state.recording = true;
    state.events.clear();
}

/// Notes that an operation was answered.
pub(crate) fn answered(number: usize) {
    state().events.push(Event::Answered(number));
}

/// Ends the list and gives it.
pub(crate) fn recorded() -> Vec<Event> {
    let mut state = state();
    state.recording = false;
    std::mem::take(&mut state.events)
}

/// Sets off the fault at the step of this number from now, the first being 0; none takes it away.
pub(crate) fn fault_at(fault: Option<(u64, Fault)>) {
    let mut state = state();
    state.steps = 0;
    state.fault = fault;
}

/// One open file: SQLite's part, its name, and behind it what the system's own keeps.
#[repr(C)]
struct Shim {
    base: ffi::sqlite3_file,
    name: *mut String,
}

type File = *mut ffi::sqlite3_file;

fn system() -> *mut ffi::sqlite3_vfs {
    *SYSTEM.get().expect("registered before it is used") as *mut ffi::sqlite3_vfs
}

unsafe fn real(file: File) -> File {
    // SAFETY: `szOsFile` has room for ours and for the system's behind it.
    unsafe { file.cast::<Shim>().add(1).cast() }
}

unsafe fn name_of(file: File) -> String {
    // SAFETY: set in `open`, freed in `close` alone.
    unsafe { file.cast::<Shim>().read().name.as_ref().cloned().unwrap_or_default() }
}

/// The last part of a path; empty for a temporary file.
unsafe fn file_name(path: *const c_char) -> String {
    if path.is_null() {
        return String::new();
    }
    // SAFETY: SQLite hands over a text that ends with a zero.
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A step is about to be taken: whether it may.
fn step() -> Result<(), c_int> {
    let mut state = state();
    let now = state.steps;
    state.steps += 1;
    match state.fault {
        Some((at, Fault::Full)) if now >= at => Err(ffi::SQLITE_FULL),
        Some((at, Fault::Kill)) if now == at => {
            // SAFETY: ends this very process, as an outsider would.
            unsafe { libc::kill(libc::getpid(), libc::SIGKILL) };
            loop {
                std::thread::park();
            }
        }
        _ => Ok(()),
    }
}

fn note(event: impl FnOnce() -> Event) {
    let mut state = state();
    if state.recording {
        let event = event();
        state.events.push(event);
    }
}

macro_rules! forward {
    ($file:expr, $method:ident $(, $argument:expr)*) => {
        // SAFETY: the system's file was opened in `open` and has all methods of its version.
        unsafe {
            let real = real($file);
            ((*(*real).pMethods).$method.expect("version 2 has it"))(real $(, $argument)*)
        }
    };
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: File,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let kept = flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
    // SAFETY: SQLite gives `szOsFile` bytes; the system's part of them is behind ours.
    unsafe {
        let name = file_name(path);
        let is_new = kept && !name.is_empty() && !exists(path);
        let shim = file.cast::<Shim>();
        (*shim).base.pMethods = ptr::null();
        (*shim).name = ptr::null_mut();
        let real = real(file);
        (*real).pMethods = ptr::null();
        let done = ((*system()).xOpen.expect("it opens"))(system(), path, real, flags, out);
        if done == ffi::SQLITE_OK {
            (*shim).name = Box::into_raw(Box::new(if kept { name.clone() } else { String::new() }));
            (*shim).base.pMethods = &raw const METHODS;
            if is_new {
                note(|| Event::Create(name));
            }
        }
        done
    }
}

unsafe fn exists(path: *const c_char) -> bool {
    // SAFETY: as for `file_name`.
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned();
    std::path::Path::new(&path).exists()
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, flush: c_int) -> c_int {
    // SAFETY: handed on as it came.
    let done = unsafe { ((*system()).xDelete.expect("it deletes"))(system(), path, flush) };
    if done == ffi::SQLITE_OK {
        // SAFETY: a text of SQLite's.
        let name = unsafe { file_name(path) };
        note(|| Event::Delete(name, flush != 0));
    }
    done
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn close(file: File) -> c_int {
    let done = forward!(file, xClose);
    // SAFETY: SQLite closes once; the name was boxed in `open`.
    unsafe {
        let shim = file.cast::<Shim>();
        if !(*shim).name.is_null() {
            drop(Box::from_raw((*shim).name));
            (*shim).name = ptr::null_mut();
        }
    }
    done
}

unsafe extern "C" fn read(file: File, to: *mut c_void, amount: c_int, at: ffi::sqlite3_int64) -> c_int {
    forward!(file, xRead, to, amount, at)
}

unsafe extern "C" fn write(file: File, from: *const c_void, amount: c_int, at: ffi::sqlite3_int64) -> c_int {
    // SAFETY: a file that is open.
    let name = unsafe { name_of(file) };
    if name.is_empty() {
        return forward!(file, xWrite, from, amount, at);
    }
    if let Err(code) = step() {
        return code;
    }
    let done = forward!(file, xWrite, from, amount, at);
    if done == ffi::SQLITE_OK {
        note(|| {
            // SAFETY: SQLite hands over so many bytes.
            let bytes = unsafe {
                std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(amount).unwrap_or(0))
            };
            Event::Write(name, at.unsigned_abs(), bytes.to_vec())
        });
    }
    done
}

unsafe extern "C" fn truncate(file: File, size: ffi::sqlite3_int64) -> c_int {
    // SAFETY: a file that is open.
    let name = unsafe { name_of(file) };
    if !name.is_empty()
        && let Err(code) = step()
    {
        return code;
    }
    let done = forward!(file, xTruncate, size);
    if done == ffi::SQLITE_OK && !name.is_empty() {
        note(|| Event::Truncate(name, size.unsigned_abs()));
    }
    done
}

unsafe extern "C" fn sync(file: File, flags: c_int) -> c_int {
    // SAFETY: a file that is open.
    let name = unsafe { name_of(file) };
    if !name.is_empty()
        && let Err(code) = step()
    {
        return code;
    }
    let done = forward!(file, xSync, flags);
    if done == ffi::SQLITE_OK && !name.is_empty() {
        note(|| Event::Flush(name));
    }
    done
}

unsafe extern "C" fn file_size(file: File, size: *mut ffi::sqlite3_int64) -> c_int {
    forward!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: File, kind: c_int) -> c_int {
    forward!(file, xLock, kind)
}

unsafe extern "C" fn unlock(file: File, kind: c_int) -> c_int {
    forward!(file, xUnlock, kind)
}

unsafe extern "C" fn check_reserved_lock(file: File, out: *mut c_int) -> c_int {
    forward!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn file_control(file: File, what: c_int, argument: *mut c_void) -> c_int {
    if what == ffi::SQLITE_FCNTL_PRAGMA {
        // SAFETY: four pointers: for an answer, the pragma's name, its value or null.
        unsafe { answer_otherwise(argument.cast()) };
    }
    forward!(file, xFileControl, what, argument)
}

/// Writes another value over the pragma's own, in the memory in which SQLite goes on to read it.
unsafe fn answer_otherwise(pragma: *mut *mut c_char) {
    let Some((name, value)) = state().instead else { return };
    // SAFETY: texts of SQLite's own that end with a zero; the new value is not longer than the old one.
    unsafe {
        let (asked, told) = (*pragma.add(1), *pragma.add(2));
        if told.is_null() || !CStr::from_ptr(asked).to_bytes().eq_ignore_ascii_case(name.as_bytes()) {
            return;
        }
        if CStr::from_ptr(told).count_bytes() >= value.len() {
            ptr::copy_nonoverlapping(value.as_ptr().cast(), told, value.len());
            *told.add(value.len()) = 0;
        }
    }
}

unsafe extern "C" fn sector_size(file: File) -> c_int {
    forward!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: File) -> c_int {
    forward!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: File,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    forward!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: File, offset: c_int, count: c_int, flags: c_int) -> c_int {
    forward!(file, xShmLock, offset, count, flags)
}

unsafe extern "C" fn shm_barrier(file: File) {
    forward!(file, xShmBarrier);
}

unsafe extern "C" fn shm_unmap(file: File, delete: c_int) -> c_int {
    forward!(file, xShmUnmap, delete)
}
