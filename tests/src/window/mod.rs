//! The real window, driven as a person does: by keys, the mouse and what can be read on screen.
//!
//! Each [`Window`] has a screen, a session bus, a driver and folders of its own, and leaves none of
//! them behind. Nothing waits a fixed time: every question is asked until it is answered or its
//! time is up, and then the test fails with what the screen shows. What this must never do is
//! reach into the program: no test-only command, no peeking at its files while it runs. What the page
//! itself could be made to ask, [`Window::command`] asks.

mod access;
mod bridge;
mod control;
mod cross;
mod desktop;
mod find;
mod focus;
mod folder;
mod helper;
mod keys;
mod layout;
mod looking;
mod open;
mod picture;
mod printer;
mod processes;
mod system_dialog;
mod undriven;

pub use access::Violation;
pub use bridge::{commands, commands_taking};
pub use control::Control;
pub use folder::DataFolder;
pub use layout::Look;
pub use open::{Size, Window};
pub use processes::descendants;
pub use system_dialog::SystemDialog;
pub use undriven::Undriven;
