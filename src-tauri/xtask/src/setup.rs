//! What a fresh Debian 12 with nothing but Rust lacks, and how it gets here.
//!
//! Everything is looked for before it is installed, by a file it brings along, so a machine that
//! is ready loses no time. System packages come by `apt-get` (as root, or through `sudo`); all
//! else goes below `target/tools` and disturbs nobody.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::children::{command, finish};
use crate::node;
use crate::place::Place;

/// How much has to be there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Compile the program and open it on a screen.
    Build,
    /// The same where there is no screen.
    Screenless,
    /// Run every test.
    Test,
    /// Measure, against the command line too.
    Measure,
}

/// How a package is recognised.
enum Sign {
    Program(&'static str),
    File(&'static str),
    /// The part of Python that makes environments, which Debian splits off.
    Environments,
}

struct Need {
    package: &'static str,
    sign: Sign,
    from: Purpose,
    what_for: &'static str,
}

const fn need(package: &'static str, sign: Sign, from: Purpose, what_for: &'static str) -> Need {
    Need { package, sign, from, what_for }
}

use Purpose::{Build, Measure, Screenless, Test};
use Sign::{Environments, File, Program};

const NEEDS: &[Need] = &[
    need("build-essential", Program("g++"), Build, "compiles the parts written in C"),
    need("pkg-config", Program("pkg-config"), Build, "finds the system's libraries"),
    need("perl", Program("perl"), Build, "configures OpenSSL, which encrypts the database"),
    need(
        "libwebkit2gtk-4.1-dev",
        File("/usr/include/webkitgtk-4.1/webkit2/webkit2.h"),
        Build,
        "draws the page",
    ),
    need("libgtk-3-dev", File("/usr/include/gtk-3.0/gtk/gtk.h"), Build, "makes the window"),
    need("librsvg2-dev", File("/usr/include/librsvg-2.0/librsvg/rsvg.h"), Build, "draws the window's icons"),
    need("xvfb", Program("Xvfb"), Screenless, "a virtual screen"),
    need("imagemagick", Program("import"), Screenless, "saves pictures of the screen"),
    need("webkit2gtk-driver", Program("WebKitWebDriver"), Test, "drives the real window"),
    need("dbus", Program("dbus-daemon"), Test, "a session bus of the tests' own"),
    need("at-spi2-core", File("/usr/libexec/at-spi-bus-launcher"), Test, "what screen readers see"),
    need(
        "python3-gi",
        File("/usr/lib/python3/dist-packages/gi/__init__.py"),
        Test,
        "asks the window as screen readers do",
    ),
    need("xdotool", Program("xdotool"), Test, "presses keys in the system's own dialogs"),
    need("e2fsprogs", Program("mkfs.ext4"), Test, "makes the tests' USB sticks"),
    need("util-linux", Program("setpriv"), Test, "ends helpers with the test that started them"),
    need("mount", Program("losetup"), Test, "puts the tests' USB sticks in"),
    need("exfatprogs", Program("mkfs.exfat"), Test, "makes the tests' exFAT sticks"),
    need("exfat-fuse", Program("mount.exfat-fuse"), Test, "puts them in where the kernel has no exFAT"),
    need("dosfstools", Program("mkfs.fat"), Test, "makes the tests' FAT32 sticks"),
    need("fusefat", Program("fusefat"), Test, "puts them in where the kernel has no FAT"),
    need("age", Program("age"), Test, "opens our packages without us"),
    need("minisign", Program("minisign"), Test, "checks our signatures without us"),
    need("poppler-utils", Program("pdftotext"), Test, "reads what was printed"),
    need("unzip", Program("unzip"), Test, "unpacks our packages without us"),
    need(
        "libreoffice-calc-nogui",
        File("/usr/lib/libreoffice/program/libsclo.so"),
        Test,
        "opens our spreadsheets",
    ),
    need("zip", Program("zip"), Measure, "packs as the command line does"),
    need("strace", Program("strace"), Measure, "counts flushes"),
    need("python3-venv", Environments, Test, "holds the tools that come from PyPI"),
];

/// To whoever is not root.
const NEEDS_ROOT: &str = "the tests put in USB sticks, which only root may do. Run it so:
  sudo env \"PATH=$PATH\" \"HOME=$HOME\" cargo xtask test    (or tour, or bench)";

/// Installs what is missing for this purpose; silent when nothing is.
pub(crate) fn prepare(place: &Place, purpose: Purpose) -> Outcome {
    // Said before anything is built: the first test that needs a stick comes after half an hour.
    if purpose >= Test && !rustix::process::geteuid().is_root() {
        return Err(NEEDS_ROOT.into());
    }
    fs::create_dir_all(place.tools())?;
    let node_missing = !node::is_new_enough(place);
    let wanted = |need: &Need| need.from <= purpose || (node_missing && matches!(need.sign, Environments));
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| wanted(need) && !is_there(place, need)).collect();
    if !missing.is_empty() {
        install_packages(&missing)?;
    }
    if node_missing {
        node::fetch(place)?;
    }
    if purpose >= Test {
        fetch_driver(place)?;
        fetch_frictionless(place)?;
    }
    Ok(())
}

fn is_there(place: &Place, need: &Need) -> bool {
    match need.sign {
        File(file) => Path::new(file).exists(),
        Environments => {
            let lib = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
            lib.filter(|path| path.to_string_lossy().starts_with("/usr/lib/python3."))
                .any(|python| python.join("ensurepip").is_dir())
        }
        Program(name) => {
            place.which(name).is_some()
                // Debian keeps these off an ordinary user's search path.
                || ["/usr/sbin", "/sbin"].iter().any(|folder| Path::new(folder).join(name).is_file())
        }
    }
}

fn install_packages(missing: &[&Need]) -> Outcome {
    println!("These system packages are missing:");
    for need in missing {
        println!("  {:<24} {}", need.package, need.what_for);
    }
    let names: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", names.join(" "));
    let on_path = |name: &str| Path::new("/usr/bin").join(name).is_file();
    let root = rustix::process::geteuid().is_root();
    if !on_path("apt-get") || !(root || on_path("sudo")) {
        return Err(format!("they can't be installed from here; as root, run:\n  {by_hand}").into());
    }
    println!(
        "Installing them with apt-get{}.",
        if root { "" } else { " through sudo, which may ask for your password" }
    );
    let apt = |arguments: &[&str]| -> Outcome {
        let mut command = Command::new(if root { "env" } else { "sudo" });
        if !root {
            command.arg("env");
        }
        // In our own process group, so that sudo can ask at the terminal.
        let status = command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("apt-get failed; as root, run:\n  {by_hand}").into())
        }
    };
    apt(&["update", "-q"])?;
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(&names);
    apt(&install)
}

/// The tests' way into the window.
fn fetch_driver(place: &Place) -> Outcome {
    if place.tools().join("bin/tauri-driver").is_file() {
        return Ok(());
    }
    println!("Building tauri-driver, through which the tests press keys in the window.");
    let mut cargo = command(place, "cargo", &place.root)?;
    cargo.args(["install", "--quiet", "--locked", "--version", "^2.1", "tauri-driver", "--root"]);
    finish(cargo.arg(place.tools()))
}

/// The independent judge of our data packages.
fn fetch_frictionless(place: &Place) -> Outcome {
    if place.tools().join("python/bin/frictionless").is_file() {
        return Ok(());
    }
    println!("Fetching frictionless, which checks our data packages without us.");
    pip_install(place, "frictionless==5.*,>=5.18")
}

/// Installs a package from `PyPI` into an environment of our own.
pub(crate) fn pip_install(place: &Place, package: &str) -> Outcome {
    let python = place.tools().join("python");
    if !python.join("bin/pip").is_file() {
        finish(command(place, "python3", &place.root)?.args(["-m", "venv"]).arg(&python))?;
    }
    let pip = python.join("bin/pip");
    let mut pip = command(place, &pip.to_string_lossy(), &place.root)?;
    finish(pip.args(["install", "--quiet", "--disable-pip-version-check", package]))
}
