//! Opening the window, and its several ends.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};
use std::{fs, thread};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

use super::desktop::{Desktop, log_of};
use super::folder::DataFolder;
use super::processes;
use crate::built;

/// The screen's size in pixels; the window fills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    /// The smallest screen that is promised to work.
    pub const SMALL: Self = Self { width: 1024, height: 600 };
    /// What most halls have.
    pub const USUAL: Self = Self { width: 1366, height: 768 };
}

/// An open window. Closing, killing or dropping it ends everything that was started for it.
pub struct Window {
    // Dropped in this order: the connection, then what it speaks to.
    pub(super) client: Client,
    pub(super) runtime: Runtime,
    pub(super) desktop: Desktop,
    pub(super) pictures: PathBuf,
    pub(super) patience: Duration,
    pub(super) log: PathBuf,
    program: PathBuf,
    process: Pid,
}

impl Window {
    /// Starts Wahana for the user whose folders these are and waits until its page is there.
    pub fn open(size: Size, folder: &DataFolder) -> Self {
        Self::open_program(&built::program(), size, folder)
    }

    /// The same with another Tauri program.
    pub fn open_program(program: &Path, size: Size, folder: &DataFolder) -> Self {
        let program = program.canonicalize().expect("the program is there");
        let desktop = Desktop::start(size, folder);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let wanted = json!({"browserName": "wry", "tauri:options": {"application": program}});
        let wanted = wanted.as_object().expect("an object").clone();
        let opening = async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let connecting = builder.capabilities(wanted);
            tokio::time::timeout(Duration::from_secs(30), connecting.connect(&desktop.address())).await
        };
        let said = || fs::read_to_string(log_of(folder)).unwrap_or_default();
        let client = match runtime.block_on(opening) {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("the window does not open: {error}\nIt said:\n{}", said()),
            Err(tokio::time::error::Elapsed { .. }) => {
                panic!("the window does not open within 30 seconds. It said:\n{}", said())
            }
        };
        let process = desktop.program(&program).expect("the driver runs the program");
        let test = thread::current().name().unwrap_or("test").replace("::", "-");
        let window = Self {
            client,
            runtime,
            desktop,
            pictures: built::target().join("window").join(test),
            patience: Duration::from_secs(20),
            log: log_of(folder),
            program,
            process,
        };
        window.fill_screen(size);
        window.until("the page is loaded", || {
            window.ask::<bool>("return document.readyState === 'complete' || null")
        });
        window
    }

    pub(super) fn fill_screen(&self, size: Size) {
        let wanted = (u64::from(size.width), u64::from(size.height));
        let now = || self.ask::<(u64, u64)>("return [innerWidth, innerHeight]").filter(|now| *now == wanted);
        if now().is_some() {
            return;
        }
        let resized = self.client.set_window_rect(0, 0, size.width, size.height);
        self.runtime
            .block_on(resized)
            .unwrap_or_else(|error| self.fail(&format!("it can't be resized: {error}")));
        self.until("the window fills the screen", now);
    }

    /// Waits longer (or shorter) than twenty seconds for everything that follows.
    pub fn patient_for(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// The window's process.
    pub fn process(&self) -> Pid {
        self.process
    }

    /// Closes the window and waits until the program has ended.
    pub fn close(self) {
        let _ = self.runtime.block_on(self.client.close_window());
        self.ended();
    }

    /// Kills the program as a power cut would: no goodbye, nothing flushed.
    pub fn kill(self) {
        kill_process(self.process, Signal::KILL).expect("the program runs");
        self.ended();
    }

    /// Stops the process that runs the page: from now on it answers nothing, as one that loops for ever.
    pub fn hang_page(&self) {
        let page = processes::descendants(self.process)
            .into_iter()
            .find(|pid| {
                let exe = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
                exe.ends_with("WebKitWebProcess")
            })
            .expect("a process runs the page");
        kill_process(page, Signal::STOP).expect("it runs");
    }

    /// Memory that the program and the processes of its page held at their most, in bytes.
    pub fn most_memory(&self) -> u64 {
        processes::most_held(&processes::descendants(self.process))
    }

    pub(super) fn ended(&self) {
        let deadline = Instant::now() + self.patience;
        while self.is_running() {
            assert!(Instant::now() < deadline, "the program does not end");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Whether the program still runs.
    pub fn is_running(&self) -> bool {
        processes::runs(self.process)
    }

    /// Starts the same program once more for the same user, on the same screen, and waits for its end.
    /// One that goes on running is ended when the patience is over; its exit code is then 124.
    pub fn start_again(&self) -> Output {
        let program = self.program.display().to_string();
        let mut again = self.desktop.command("timeout");
        again.args(["--kill-after=1", &self.patience.as_secs().to_string(), &program]);
        again.output().expect("it starts")
    }
}
