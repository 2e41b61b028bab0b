//! Reading whole lines, a chunk at a time.
//!
//! A regular file is read where its lines are needed. What can keep a reader
//! waiting is read on a thread of its own, so that whatever else there is to do
//! goes on: checking, writing, and noticing that nobody reads the report.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Weak};
use std::{mem, thread};

/// What is asked for in one read: little enough for the cache of a core, enough
/// for everything that is done once a chunk to cost nothing.
const READ: usize = 1 << 17;
/// Chunks that may wait for somebody.
const WAITING: usize = 2;
/// A chunk of so many bytes is a full one: a pipe never holds much more at once.
const FULL: usize = 1 << 15;

/// Some whole lines; the last of an input may lack its end.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The lines, and room that is kept so that it need not be cleared again.
    bytes: Vec<u8>,
    used: usize,
}

impl Chunk {
    /// The lines.
    pub(crate) fn text(&self) -> &[u8] {
        &self.bytes[..self.used]
    }

    /// Whether so much was read at once that more is likely to follow soon.
    pub(crate) fn is_full(&self) -> bool {
        self.used >= FULL
    }

    /// Adds text and says where it begins.
    fn append(&mut self, text: &[u8]) -> usize {
        let begin = self.used;
        self.room(text.len())[..text.len()].copy_from_slice(text);
        self.used += text.len();
        begin
    }

    /// At least so many bytes behind the text.
    fn room(&mut self, least: usize) -> &mut [u8] {
        if self.bytes.len() < self.used + least {
            // A line that is longer than all before should not be copied again
            // with every read.
            let len = (self.used + least).max(self.used * 2);
            self.bytes.resize(len, 0);
        }
        &mut self.bytes[self.used..]
    }

    fn clear(&mut self) {
        self.used = 0;
        // Memory for one line of exceptional length is not kept.
        self.bytes.truncate(4 * READ);
        self.bytes.shrink_to(4 * READ);
    }
}

impl From<Vec<u8>> for Chunk {
    fn from(bytes: Vec<u8>) -> Self {
        Self { used: bytes.len(), bytes }
    }
}

/// Cuts what is read behind line breaks.
pub(crate) struct Reader<R> {
    input: R,
    /// The start of the next line.
    rest: Vec<u8>,
    over: bool,
}

impl<R: Read> Reader<R> {
    fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), over: false }
    }

    /// Adds whole lines to a chunk: those that one read brings, or the first
    /// that ends after several. None are added at the end of the input alone.
    fn add_to(&mut self, chunk: &mut Chunk) -> io::Result<()> {
        if self.over {
            return Ok(());
        }
        let begin = chunk.append(&self.rest);
        self.rest.clear();
        loop {
            let count = match self.input.read(chunk.room(READ)) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    // Half a line is no document.
                    chunk.used = begin;
                    return Err(error);
                }
            };
            let new = chunk.used..chunk.used + count;
            chunk.used = new.end;
            if count == 0 {
                self.over = true;
                return Ok(());
            }
            if let Some(line_break) = memchr::memrchr(b'\n', &chunk.bytes[new.clone()]) {
                let whole = new.start + line_break + 1;
                self.rest.extend_from_slice(&chunk.bytes[whole..new.end]);
                chunk.used = whole;
                return Ok(());
            }
        }
    }
}

/// Where chunks come from.
pub(crate) enum Feed {
    /// They are read when they are asked for.
    Here(Reader<Box<dyn Read + Send>>),
    /// They are read by another thread. An empty chunk says that none follows.
    Beside {
        full: Receiver<io::Result<Chunk>>,
        /// Where chunks go when they are done with, to be filled again.
        empty: Sender<Chunk>,
        waker: Waker,
    },
}

/// Hands over what was read.
type Lines = SyncSender<io::Result<Chunk>>;

/// Ends a wait for a chunk.
///
/// It holds no sender of its own: a thread that goes away while it reads has to
/// end the wait as well.
#[derive(Clone, Default)]
pub(crate) struct Waker(Weak<Lines>);

impl Waker {
    pub(crate) fn wake(&self) {
        if let Some(sender) = self.0.upgrade() {
            // Where there is no room for it, nobody waits.
            drop(sender.try_send(Ok(Chunk::default())));
        }
    }
}

impl Feed {
    /// Reads an input that never keeps its reader waiting for long.
    pub(crate) fn here(input: Box<dyn Read + Send>) -> Self {
        Self::Here(Reader::new(input))
    }

    /// Reads an input on a thread of its own. That is not joined: it may wait
    /// for a pipe long after nobody wants its lines.
    pub(crate) fn beside(input: Box<dyn Read + Send>) -> Self {
        let (sender, full) = sync_channel(WAITING);
        let (empty, emptied) = channel();
        let sender = Arc::new(sender);
        let waker = Waker(Arc::downgrade(&sender));
        thread::spawn(move || {
            // When nobody listens any more, there is nobody to tell either.
            let _ = pump(Reader::new(input), &sender, &emptied);
        });
        Self::Beside { full, empty, waker }
    }

    /// What ends a wait of [`Self::next`].
    pub(crate) fn waker(&self) -> Waker {
        match self {
            Self::Here(_) => Waker::default(),
            Self::Beside { waker, .. } => waker.clone(),
        }
    }

    /// Puts the next lines in place of what is in the chunk, and says whether
    /// there are any.
    pub(crate) fn next(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        match self {
            Self::Here(reader) => {
                chunk.clear();
                reader.add_to(chunk)?;
            }
            Self::Beside { full, empty, .. } => {
                // Nobody should take half an input for all of it.
                let gone = |_| Err(io::Error::other("whatever was reading it has stopped"));
                let next = full.recv().unwrap_or_else(gone)?;
                // After the end nobody needs what could be filled.
                drop(empty.send(mem::replace(chunk, next)));
            }
        }
        Ok(chunk.used > 0)
    }
}

/// The other side went away.
struct Deserted;

/// Reads until the end. Lines are handed over before more are asked for: those
/// of a slow pipe must not wait for what may never come, and what comes too fast
/// a pipe gathers by itself.
fn pump(mut reader: Reader<impl Read>, sender: &Lines, emptied: &Receiver<Chunk>) -> Result<(), Deserted> {
    loop {
        let mut chunk = emptied.try_recv().unwrap_or_default();
        chunk.clear();
        let added = reader.add_to(&mut chunk);
        if chunk.used > 0 {
            sender.send(Ok(chunk)).map_err(|_| Deserted)?;
        }
        match added {
            Err(error) => return sender.send(Err(error)).map_err(|_| Deserted),
            Ok(()) if reader.over => return sender.send(Ok(Chunk::default())).map_err(|_| Deserted),
            Ok(()) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};
    use std::sync::mpsc::{SyncSender, channel, sync_channel};
    use std::thread;
    use std::time::Duration;

    use super::{Chunk, Feed, READ};

    /// Gives a few bytes at a time, as a slow pipe does, and perhaps fails then.
    struct Slow {
        text: io::Cursor<Vec<u8>>,
        step: usize,
        fails: bool,
    }

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(self.step);
            match self.text.read(&mut buffer[..most]) {
                Ok(0) if self.fails => Err(io::Error::other("worn out")),
                read => read,
            }
        }
    }

    fn slow(text: &str, step: usize, fails: bool) -> Box<dyn Read + Send> {
        Box::new(Slow { text: io::Cursor::new(text.as_bytes().to_vec()), step, fails })
    }

    /// Everything that a feed gives, and how it ended.
    fn all(mut feed: Feed) -> (Vec<Vec<u8>>, Option<String>) {
        let mut chunk = Chunk::default();
        let mut found = Vec::new();
        loop {
            match feed.next(&mut chunk) {
                Ok(true) => found.push(chunk.text().to_vec()),
                Ok(false) => return (found, None),
                Err(error) => return (found, Some(error.to_string())),
            }
        }
    }

    #[track_caller]
    fn check_lines(text: &str, chunks: &[Vec<u8>]) {
        assert_eq!(chunks.concat(), text.as_bytes());
        for chunk in &chunks[..chunks.len().saturating_sub(1)] {
            assert!(chunk.ends_with(b"\n"), "only the last chunk may end within a line");
        }
        assert!(chunks.iter().all(|chunk| !chunk.is_empty()));
    }

    #[track_caller]
    fn check(text: &str, step: usize) {
        check_lines(text, &all(Feed::here(slow(text, step, false))).0);
        check_lines(text, &all(Feed::beside(slow(text, step, false))).0);
    }

    #[test]
    fn chunks_are_whole_lines_and_nothing_is_lost() {
        for step in 1..9 {
            check("", step);
            check("\n", step);
            check("one", step);
            check("one\ntwo\n\nthree", step);
            check("one\r\ntwo\r\n", step);
        }
        let long = "x".repeat(3 << 20);
        check(&format!("{{}}\n{long}\n{{}}\n"), 1 << 20);
        check(&"{\"text\": \"one\"}\n".repeat(100_000), usize::MAX);
    }

    #[test]
    fn what_was_read_before_an_error_counts() {
        for feed in [Feed::here, Feed::beside] {
            let (found, error) = all(feed(slow("one\ntwo\nthr", 5, true)));
            check_lines("one\ntwo\n", &found);
            assert_eq!(error.as_deref(), Some("worn out"));
        }
    }

    /// Says that it is asked, gives a line for each of the first three times, and
    /// waits for ever then, or breaks down.
    struct Three {
        asked: SyncSender<()>,
        lines: usize,
        breaks: bool,
    }

    impl Read for Three {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let _ = self.asked.send(());
            self.lines += 1;
            if self.lines <= 3 {
                buffer[..2].copy_from_slice(b"a\n");
                return Ok(2);
            }
            assert!(!self.breaks, "this is how a reader of ours would break down");
            thread::sleep(Duration::from_hours(1));
            Ok(0)
        }
    }

    /// What each of so many calls gives, as far as they end.
    fn first_of(feed: Feed, count: usize) -> Vec<Result<usize, String>> {
        let (sender, found) = channel();
        thread::spawn(move || {
            let (mut feed, mut chunk) = (feed, Chunk::default());
            for _ in 0..count {
                let next = feed.next(&mut chunk).map(|_| chunk.text().len());
                let _ = sender.send(next.map_err(|error| error.to_string()));
            }
        });
        (0..count).map_while(|_| found.recv_timeout(Duration::from_secs(20)).ok()).collect()
    }

    #[test]
    fn a_line_does_not_wait_for_what_never_comes() {
        let (asked, asks) = sync_channel(9);
        let feed = Feed::beside(Box::new(Three { asked, lines: 0, breaks: false }));
        for _ in 0..3 {
            asks.recv().expect("the thread reads");
        }
        // Time enough to see that there is no room for the third line.
        thread::sleep(Duration::from_millis(50));
        assert_eq!(first_of(feed, 3), [Ok(2), Ok(2), Ok(2)]);
    }

    #[test]
    fn a_reader_that_breaks_down_is_an_error() {
        let (asked, _asks) = sync_channel(9);
        let feed = Feed::beside(Box::new(Three { asked, lines: 0, breaks: true }));
        let found = first_of(feed, 4);
        assert_eq!(found[..3], [Ok(2), Ok(2), Ok(2)]);
        assert!(matches!(&found[3], Err(reason) if reason.contains("has stopped")), "{found:?}");
    }

    #[test]
    fn a_wait_for_lines_can_be_ended() {
        /// Never says anything.
        struct Silent;
        impl Read for Silent {
            fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
                thread::sleep(Duration::from_hours(1));
                Ok(0)
            }
        }
        let mut feed = Feed::beside(Box::new(Silent));
        feed.waker().wake();
        assert!(matches!(feed.next(&mut Chunk::default()), Ok(false)));
    }

    #[test]
    fn memory_for_a_long_line_is_not_kept() {
        let text = format!("{}\n{}", "x".repeat(100 * READ), "y\n".repeat(READ));
        let mut feed = Feed::here(Box::new(io::Cursor::new(text)));
        let mut chunk = Chunk::default();
        let mut most = 0;
        while let Ok(true) = feed.next(&mut chunk) {
            most = most.max(chunk.text().len());
        }
        assert!(most > 100 * READ && chunk.bytes.capacity() <= 4 * READ);
    }
}
