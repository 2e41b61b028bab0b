//! Work that threads share, and whose results keep their order.
//!
//! Each worker fetches its next piece itself: nothing is handed from thread to
//! thread, and what was just read is still in the cache of the core that works
//! on it. Results that come too early wait, but only so many of them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Scope};

/// Results of a thread that may wait for earlier ones.
const WAITING: usize = 2;

/// Where work comes from.
pub(crate) trait Supply: Send {
    /// What is worked on. A worker has one, which is filled again and again.
    type Piece: Default;

    /// Fetches the next piece, and says whether it is worth another worker; none
    /// when there is no more.
    fn next(&mut self, piece: &mut Self::Piece) -> Option<Amount>;
}

/// How much work a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// Starting a thread for what may follow would cost more.
    Little,
    /// Others may well take what follows.
    Plenty,
}

/// A worker's way to hand over some results of its piece before the last.
///
/// It waits until all earlier pieces are done, so that a piece with endless
/// results takes no more memory than one with a few.
pub(crate) type Hand<'h, R> = &'h mut dyn FnMut(R);

/// Works on all pieces of a supply with so many threads at most, and gives the
/// results in the order of the pieces. The calling thread is one of them.
///
/// The first error of `give` ends the work. `wake` has to end a wait of the
/// supply for more, since nobody wants it any more.
pub(crate) fn run<S: Supply, State: Default, R: Send, E: Send>(
    threads: usize,
    supply: &mut S,
    work: impl Fn(&mut S::Piece, &mut State, Hand<'_, R>) -> R + Sync,
    give: impl FnMut(R) -> Result<(), E> + Send,
    wake: impl Fn() + Sync,
) -> Result<(), E> {
    let queue = Queue { turn: 0, waiting: BTreeMap::new(), give, error: None, is_broken: false };
    let crew = Crew {
        // The caller is one already.
        free: AtomicUsize::new(threads.saturating_sub(1)),
        most_waiting: threads * WAITING,
        supply: Mutex::new((supply, 0)),
        queue: Mutex::new(queue),
        moved: Condvar::new(),
        stopped: AtomicBool::new(false),
        work,
        wake,
    };
    thread::scope(|scope| crew.toil::<State>(scope));
    let queue = crew.queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    queue.error.map_or(Ok(()), Err)
}

/// Everything that the workers share.
struct Crew<'s, S, R, G, E, Work, Wake> {
    /// Threads that may still be started.
    free: AtomicUsize,
    most_waiting: usize,
    /// The supply, and how many pieces it has given.
    supply: Mutex<(&'s mut S, usize)>,
    queue: Mutex<Queue<R, G, E>>,
    /// Tells that it is another piece's turn.
    moved: Condvar,
    stopped: AtomicBool,
    work: Work,
    wake: Wake,
}

/// Results on their way out.
struct Queue<R, G, E> {
    /// The piece whose results are next.
    turn: usize,
    waiting: BTreeMap<usize, R>,
    give: G,
    error: Option<E>,
    /// Whether a worker has panicked, so that results are missing.
    is_broken: bool,
}

impl<S, R, G, E, Work, Wake> Crew<'_, S, R, G, E, Work, Wake>
where
    S: Supply,
    R: Send,
    G: FnMut(R) -> Result<(), E> + Send,
    E: Send,
    Wake: Fn() + Sync,
{
    /// What each worker does.
    fn toil<'scope, State: Default>(&'scope self, scope: &'scope Scope<'scope, '_>)
    where
        Work: Fn(&mut S::Piece, &mut State, Hand<'_, R>) -> R + Sync,
    {
        let _alarm = Alarm(|| self.give_up());
        let mut piece = S::Piece::default();
        let mut state = State::default();
        while let Some((number, amount)) = self.fetch(&mut piece) {
            if amount == Amount::Plenty {
                self.reinforce::<State>(scope);
            }
            let result = (self.work)(&mut piece, &mut state, &mut |result| self.hand(number, result));
            self.deliver(number, result);
        }
    }

    fn fetch(&self, piece: &mut S::Piece) -> Option<(usize, Amount)> {
        let (supply, count) = &mut *lock(&self.supply);
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let Some(amount) = supply.next(piece) else {
            self.stopped.store(true, Ordering::Relaxed);
            return None;
        };
        *count += 1;
        Some((*count - 1, amount))
    }

    /// Starts another worker, if one is left. A system that has no more threads
    /// to give is no reason to stop.
    fn reinforce<'scope, State: Default>(&'scope self, scope: &'scope Scope<'scope, '_>)
    where
        Work: Fn(&mut S::Piece, &mut State, Hand<'_, R>) -> R + Sync,
    {
        let one_less = |free: usize| free.checked_sub(1);
        if self.free.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok() {
            drop(thread::Builder::new().spawn_scoped(scope, || self.toil::<State>(scope)));
        }
    }

    /// Gives some results of a piece when it is its turn.
    fn hand(&self, number: usize, result: R) {
        let queue = lock(&self.queue);
        let is_early = |queue: &mut Queue<R, G, E>| queue.turn != number && !queue.is_over();
        let mut queue = self.moved.wait_while(queue, is_early).unwrap_or_else(PoisonError::into_inner);
        self.give(&mut queue, result);
    }

    /// Takes the last results of a piece.
    fn deliver(&self, number: usize, result: R) {
        let queue = lock(&self.queue);
        let is_early =
            |queue: &mut Queue<R, G, E>| number > queue.turn + self.most_waiting && !queue.is_over();
        let mut queue = self.moved.wait_while(queue, is_early).unwrap_or_else(PoisonError::into_inner);
        queue.waiting.insert(number, result);
        let begin = queue.turn;
        while let Some(result) = queue.next() {
            self.give(&mut queue, result);
            queue.turn += 1;
        }
        if queue.turn != begin {
            self.moved.notify_all();
        }
    }

    fn give(&self, queue: &mut Queue<R, G, E>, result: R) {
        if queue.is_over() {
            return;
        }
        if let Err(error) = (queue.give)(result) {
            queue.error = Some(error);
            self.stop();
        }
    }

    /// Says that a worker has panicked: the others must not wait for its results.
    fn give_up(&self) {
        lock(&self.queue).is_broken = true;
        self.stop();
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.moved.notify_all();
        (self.wake)();
    }
}

/// Does something if its thread panics. What is released ends the program at
/// once instead.
struct Alarm<F: Fn()>(F);

impl<F: Fn()> Drop for Alarm<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}

impl<R, G, E> Queue<R, G, E> {
    /// Whether nobody wants results any more.
    fn is_over(&self) -> bool {
        self.error.is_some() || self.is_broken
    }

    fn next(&mut self) -> Option<R> {
        self.waiting.remove(&self.turn)
    }
}

/// A worker that panics takes the others with it anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::{Receiver, sync_channel};
    use std::thread;
    use std::time::Duration;

    use super::{Amount, Hand, Supply, WAITING, run};

    /// The numbers up to a limit.
    struct Numbers {
        next: usize,
        until: usize,
    }

    impl Supply for Numbers {
        type Piece = usize;

        fn next(&mut self, piece: &mut usize) -> Option<Amount> {
            *piece = self.next;
            self.next += 1;
            (*piece < self.until).then_some(Amount::Plenty)
        }
    }

    /// Takes longer for some numbers than for those behind them.
    fn squares(piece: &mut usize, _state: &mut (), hand: Hand<'_, Vec<usize>>) -> Vec<usize> {
        if piece.is_multiple_of(7) {
            thread::sleep(Duration::from_micros(200));
        }
        for part in 0..*piece % 3 {
            hand(vec![*piece * *piece + part]);
        }
        vec![*piece * *piece + *piece % 3]
    }

    #[test]
    fn results_keep_the_order_of_the_pieces() {
        let expected: Vec<usize> =
            (0..500).flat_map(|piece: usize| (0..=piece % 3).map(move |part| piece * piece + part)).collect();
        for threads in [1, 2, 3, 16] {
            let mut found = Vec::new();
            let give = |result: Vec<usize>| {
                found.extend(result);
                Ok::<(), ()>(())
            };
            assert_eq!(run(threads, &mut Numbers { next: 0, until: 500 }, squares, give, || ()), Ok(()));
            assert_eq!(found, expected, "{threads} threads");
        }
    }

    #[test]
    fn the_first_error_ends_the_work() {
        for threads in [1, 4] {
            let mut numbers = Numbers { next: 0, until: usize::MAX };
            let mut given = 0;
            let give = |result: Vec<usize>| {
                given += 1;
                if result[0] >= 10_000 { Err(result[0]) } else { Ok(()) }
            };
            assert_eq!(run(threads, &mut numbers, squares, give, || ()), Err(10_000));
            assert!(given < 1000 && numbers.next < 1000);
        }
    }

    /// Gives one piece, and then waits until somebody sends.
    struct Waits(bool, Receiver<()>);

    impl Supply for Waits {
        type Piece = ();

        fn next(&mut self, (): &mut ()) -> Option<Amount> {
            if std::mem::replace(&mut self.0, true) {
                let _ = self.1.recv();
                return None;
            }
            Some(Amount::Plenty)
        }
    }

    #[test]
    fn nobody_waits_for_pieces_that_nobody_wants() {
        let (sender, receiver) = sync_channel(1);
        let slow = |(): &mut (), (): &mut (), _: Hand<'_, ()>| thread::sleep(Duration::from_millis(5));
        let wake = || {
            let _ = sender.try_send(());
        };
        let ended = run(2, &mut Waits(false, receiver), slow, |()| Err("nobody reads"), wake);
        assert_eq!(ended, Err("nobody reads"));
    }

    #[test]
    fn nobody_waits_for_the_results_of_a_worker_that_panics() {
        let work = |piece: &mut usize, (): &mut (), hand: Hand<'_, usize>| {
            assert_ne!(*piece, 50, "this is how a worker of ours would panic");
            // Some wait here, and others at their end.
            if piece.is_multiple_of(2) {
                hand(*piece);
            }
            *piece
        };
        for threads in [1, 2, 4] {
            let (sender, ended) = sync_channel(1);
            thread::spawn(move || {
                let mut numbers = Numbers { next: 0, until: 10_000 };
                let run = || run(threads, &mut numbers, work, |_| Ok::<(), ()>(()), || ());
                let _ = sender.send(panic::catch_unwind(AssertUnwindSafe(run)).is_err());
            });
            assert_eq!(ended.recv_timeout(Duration::from_secs(20)), Ok(true), "{threads} threads");
        }
    }

    #[test]
    fn results_that_come_too_early_are_few() {
        let begun = AtomicUsize::new(0);
        let work = |piece: &mut usize, (): &mut (), _: Hand<'_, usize>| {
            begun.fetch_add(1, Ordering::Relaxed);
            // The others would be done with everything before the first is.
            if *piece == 0 {
                thread::sleep(Duration::from_millis(20));
            }
            *piece
        };
        let mut most = 0;
        let give = |piece: usize| {
            most = most.max(begun.load(Ordering::Relaxed).saturating_sub(piece));
            Ok::<(), ()>(())
        };
        assert_eq!(run(3, &mut Numbers { next: 0, until: 10_000 }, work, give, || ()), Ok(()));
        assert!(most <= 3 * WAITING + 3, "{most} pieces were ahead");
    }
}
