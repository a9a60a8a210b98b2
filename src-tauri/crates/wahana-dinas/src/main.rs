//! `wahana-dinas`: the office's program on the command line. Everything lives in the library.

use std::io::{IsTerminal, stdin, stdout};
use std::process::ExitCode;

use wahana_dinas::talk::Talk;

fn main() -> ExitCode {
    let hidden = stdin().is_terminal();
    let mut talk = Talk::new(stdin().lock(), stdout().lock(), hidden);
    ExitCode::from(wahana_dinas::run(std::env::args_os(), &mut talk))
}
