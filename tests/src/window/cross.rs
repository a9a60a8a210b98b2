//! The cross of the title bar. There is no window manager here whose bar it would be: what it asks of the window
//! (`WM_DELETE_WINDOW` of ICCCM 4.2.8) is asked here, in the bytes of the X protocol.

use std::io::{Read, Result, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use super::open::Window;

impl Window {
    /// Closes the window by its cross, without waiting for anything before, and waits until the program has ended.
    pub fn close_by_cross(self) {
        let id = self.own_id().parse().expect("the number of a window");
        ask_to_close(&self.desktop.screen(), id).expect("the screen passes it on");
        self.ended();
    }
}

fn ask_to_close(screen: &Path, window: u32) -> Result<()> {
    let mut screen = UnixStream::connect(screen)?;
    // Little endian, protocol 11.0, nothing to prove.
    screen.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    let mut welcome = [0; 8];
    screen.read_exact(&mut welcome)?;
    assert_eq!(welcome[0], 1, "the screen takes us");
    let more = 4 * usize::from(u16::from_le_bytes([welcome[6], welcome[7]]));
    screen.read_exact(&mut vec![0; more])?;

    let protocols = atom(&mut screen, "WM_PROTOCOLS")?;
    let delete = atom(&mut screen, "WM_DELETE_WINDOW")?;
    // SendEvent to the window itself: a ClientMessage of five numbers of 32 bits.
    let mut request = vec![25, 0, 11, 0];
    for number in [window, 0] {
        request.extend(number.to_le_bytes());
    }
    request.extend([33, 32, 0, 0]);
    for number in [window, protocols, delete, 0, 0, 0, 0] {
        request.extend(number.to_le_bytes());
    }
    screen.write_all(&request)?;
    // Answered only after what was asked before.
    atom(&mut screen, "WM_PROTOCOLS").map(drop)
}

/// `InternAtom`: the screen's number for a name.
fn atom(screen: &mut UnixStream, name: &str) -> Result<u32> {
    let length = u16::try_from(name.len()).expect("a short name");
    let mut request = vec![16, 0];
    for number in [2 + length.div_ceil(4), length, 0] {
        request.extend(number.to_le_bytes());
    }
    request.extend(name.bytes());
    request.resize(8 + 4 * name.len().div_ceil(4), 0);
    screen.write_all(&request)?;
    let mut answer = [0; 32];
    screen.read_exact(&mut answer)?;
    assert_eq!(answer[0], 1, "an answer, no fault and no event");
    Ok(u32::from_le_bytes([answer[8], answer[9], answer[10], answer[11]]))
}
