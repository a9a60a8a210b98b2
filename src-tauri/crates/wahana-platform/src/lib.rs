//! What differs between operating systems: flushing, locking, free space, disks, sticks, the web engine, which work gives
//! way to which.
//!
//! Each function is written once with a Linux body and a Windows twin. This crate knows nothing of Wahana:
//! no path, name or rule of the app may appear here. Errors are the system's own (`std::io::Error`), so a
//! caller can tell a full disk from a pulled stick by `ErrorKind` or `raw_os_error`.

mod atomic;
mod disk;
mod fault;
mod flush;
mod give_way;
mod lock;
mod small;
mod space;
mod sticks;

pub use atomic::write_atomically;
pub use disk::same_disk;
pub use fault::{DeviceFault, device_fault, device_fault_at};
pub use flush::{drop_cached_pages, flush_file, flush_folder};
pub use give_way::give_way;
pub use lock::{LockGuard, lock_file};
pub use small::keep_small;
pub use space::{free_space, total_space};
pub use sticks::{Stick, find_sticks};
