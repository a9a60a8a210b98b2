//! What a window stands on: a screen, a session bus, a driver; private to one test.

use std::ffi::OsStr;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Pid;

use super::folder::DataFolder;
use super::helper::Helper;
use super::open::Size;
use super::processes;
use crate::built;

/// Fields are dropped in this order: the driver with the window first, the screen last.
pub(super) struct Desktop {
    driver: Helper,
    _bus: Helper,
    _screen: Helper,
    display: String,
    port: u16,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Desktop {
    pub(super) fn start(size: Size, folder: &DataFolder) -> Self {
        let mut xvfb = Command::new("Xvfb");
        // Without `-noreset` it begins anew when its last client leaves, and refuses who comes just then.
        xvfb.args(["-displayfd", "1", "-noreset", "-nolisten", "tcp", "-screen", "0"]);
        xvfb.arg(format!("{}x{}x24", size.width, size.height));
        let (screen, number) = Helper::start_and_hear(&xvfb);
        let display = format!(":{number}");

        let variables = folder.variables().to_vec();
        let mut dbus = Command::new("dbus-daemon");
        dbus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        settle(&mut dbus, &variables, &display);
        let (bus, address) = Helper::start_and_hear(&dbus);
        let mut variables = variables;
        variables.push(("DBUS_SESSION_BUS_ADDRESS", address.into()));

        let (port, native) = two_free_ports();
        let mut driver = Command::new(built::driver());
        driver.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        settle(&mut driver, &variables, &display);
        // What the program says of itself is read when a test fails.
        let log = fs::File::create(log_of(folder)).expect("a log file");
        let mut driver = Helper::start(&driver, log);
        for port in [native, port] {
            let said = || fs::read_to_string(log_of(folder)).unwrap_or_default();
            assert!(
                listens(port, &mut driver),
                "the driver does not listen on port {port}. It said:\n{}",
                said()
            );
        }
        Self { driver, _bus: bus, _screen: screen, display, port, variables }
    }

    /// Where the driver listens.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where the screen listens.
    pub(super) fn screen(&self) -> PathBuf {
        format!("/tmp/.X11-unix/X{}", self.display.trim_start_matches(':')).into()
    }

    /// The window's process: the descendant of the driver that runs our program.
    pub(super) fn program(&self, program: &Path) -> Option<Pid> {
        processes::descendants(self.driver.pid())
            .into_iter()
            .find(|pid| fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == program))
    }

    /// A command whose windows open on this screen, for the same user.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        settle(&mut command, &self.variables, &self.display);
        command
    }
}

/// The file that holds what the driver and the program say.
pub(super) fn log_of(folder: &DataFolder) -> PathBuf {
    folder.path().join("said.log")
}

fn settle(command: &mut Command, variables: &[(&'static str, PathBuf)], display: &str) {
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    command.env("DISPLAY", display).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    command.env("TZ", "Asia/Jakarta").env("LANG", "C.UTF-8");
}

/// Both are held until both are known, so they differ.
fn two_free_ports() -> (u16, u16) {
    let free = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let (one, other) = (free(), free());
    let number = |listener: &TcpListener| listener.local_addr().expect("it has an address").port();
    (number(&one), number(&other))
}

/// Waits until a program listens on this port; `false` when it has ended or does not within ten seconds.
fn listens(port: u16, program: &mut Helper) -> bool {
    let deadline = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if program.has_ended() || Instant::now() > deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(5));
    }
    true
}
