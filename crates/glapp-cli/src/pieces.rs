//! Long output in pieces: while the system takes one, the next is made.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How long a piece is, in bytes.
const LENGTH: usize = 1 << 16;
/// How many pieces may wait: whoever makes them does not run ahead of that.
const WAITING: usize = 4;

/// Writes to stdout what `make` writes.
///
/// # Errors
/// Those of stdout, and those of `make`.
pub fn to_stdout(make: impl FnOnce(&mut BufWriter<Pieces>) -> io::Result<()>) -> io::Result<()> {
    let (sender, receiver) = sync_channel(WAITING);
    thread::scope(|scope| {
        let writer = scope.spawn(|| write(receiver));
        let mut pieces = BufWriter::with_capacity(LENGTH, Pieces(sender));
        let made = make(&mut pieces).and_then(|()| pieces.flush());
        drop(pieces);
        // Why it could not be written says more than that nobody takes it.
        writer.join().unwrap_or_else(|_| Err(ErrorKind::Other.into())).and(made)
    })
}

fn write(pieces: Receiver<Vec<u8>>) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    pieces.into_iter().try_for_each(|piece| stdout.write_all(&piece))?;
    stdout.flush()
}

/// Where pieces go.
pub struct Pieces(SyncSender<Vec<u8>>);

impl Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let length = piece.len();
        self.0.send(piece.into()).map(|()| length).map_err(|_| ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
