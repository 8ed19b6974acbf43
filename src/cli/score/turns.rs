//! Work that several threads share: pieces are begun in order, done by any of them, and taken in their order by one at a time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The most threads that are started without being asked for.
const MOST: usize = 8;

/// How many threads to work with: those that were asked for, else as many as there are where the work is worth it.
pub(super) fn threads(asked: Option<u8>, is_worth_it: bool) -> usize {
    match asked {
        Some(threads) => usize::from(threads),
        None if is_worth_it => thread::available_parallelism().map_or(1, |number| number.get().min(MOST)),
        None => 1,
    }
}

/// Does pieces of work: one worker for each thread.
pub(super) trait Worker {
    /// Where a piece of work lies, and what was made of it. It is used again.
    type Room: Send;

    /// An empty room.
    fn room(&self) -> Self::Room;

    /// Does the work in a room. What comes of it is the same whoever does it.
    fn work(&mut self, room: &mut Self::Room);
}

/// Begins the next piece of work in a room; `false` when there is none.
pub(super) type Fill<'a, R, E> = &'a mut (dyn FnMut(&mut R) -> Result<bool, E> + Send);

/// Takes a piece of work that was done.
pub(super) type Take<'a, R, E> = &'a mut (dyn FnMut(&mut R) -> Result<(), E> + Send);

/// Does all the work. What comes of it is the same for any number of threads: only [`Worker::work`] is shared out.
///
/// # Errors
///
/// The first that `fill` or `take` gives; nothing is taken after it.
pub(super) fn run<W: Worker, E: Send>(
    threads: usize,
    worker: &(dyn Fn() -> W + Sync),
    fill: Fill<'_, W::Room, E>,
    take: Take<'_, W::Room, E>,
) -> Result<(), E> {
    match threads {
        0 | 1 => alone(&mut worker(), fill, take),
        several => together(several, worker, fill, take),
    }
}

fn alone<W: Worker, E>(worker: &mut W, fill: Fill<'_, W::Room, E>, take: Take<'_, W::Room, E>) -> Result<(), E> {
    let mut room = worker.room();
    while fill(&mut room)? {
        worker.work(&mut room);
        take(&mut room)?;
    }
    Ok(())
}

fn together<W: Worker, E: Send>(
    threads: usize,
    worker: &(dyn Fn() -> W + Sync),
    fill: Fill<'_, W::Room, E>,
    take: Take<'_, W::Room, E>,
) -> Result<(), E> {
    let hall = Hall::new(fill, take);
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| hall.work(&mut worker()));
        }
        hall.work(&mut worker());
    });
    let ended = hall.ended.into_inner().unwrap_or_else(PoisonError::into_inner);
    ended.map_or(Ok(()), Err)
}

/// Pieces that may be under way for each thread: one that is worked on, and others that wait for their turn meanwhile.
const ROOMS_EACH: usize = 3;

/// A room with the number of the piece in it.
struct Numbered<R> {
    number: u64,
    room: R,
}

/// What the threads share.
struct Hall<'a, R, E> {
    source: Mutex<Source<'a, R, E>>,
    queue: Mutex<Queue<R>>,
    room_is_free: Condvar,
    take: Mutex<Take<'a, R, E>>,
    ended: Mutex<Option<E>>,
}

struct Source<'a, R, E> {
    fill: Fill<'a, R, E>,
    next: u64,
    dry: bool,
}

struct Queue<R> {
    free: Vec<Numbered<R>>,
    done: Vec<Numbered<R>>,
    /// The number of the piece whose turn it is.
    next: u64,
    /// Whether a thread is taking pieces.
    taken: bool,
    stopped: bool,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'a, R: Send, E: Send> Hall<'a, R, E> {
    fn new(fill: Fill<'a, R, E>, take: Take<'a, R, E>) -> Self {
        Self {
            source: Mutex::new(Source {
                fill,
                next: 0,
                dry: false,
            }),
            queue: Mutex::new(Queue {
                free: Vec::new(),
                done: Vec::new(),
                next: 0,
                taken: false,
                stopped: false,
            }),
            room_is_free: Condvar::new(),
            take: Mutex::new(take),
            ended: Mutex::new(None),
        }
    }

    /// Works until there is nothing more to do, in rooms that it brings along.
    fn work<W: Worker<Room = R>>(&self, worker: &mut W) {
        let _watch = StopOnPanic(self);
        let rooms = (0..ROOMS_EACH).map(|_| Numbered {
            number: 0,
            room: worker.room(),
        });
        let rooms: Vec<_> = rooms.collect();
        held(&self.queue).free.extend(rooms);
        self.room_is_free.notify_all();
        while let Some(mut room) = self.free_room() {
            if !self.fill(&mut room) {
                return self.give_back(room);
            }
            worker.work(&mut room.room);
            self.hand_in(room);
        }
    }

    /// A room for the next piece; `None` when there is nothing more to do.
    fn free_room(&self) -> Option<Numbered<R>> {
        let mut queue = held(&self.queue);
        loop {
            if queue.stopped {
                return None;
            }
            if let Some(room) = queue.free.pop() {
                return Some(room);
            }
            queue = self.room_is_free.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Begins the next piece; `false` when there is none.
    fn fill(&self, room: &mut Numbered<R>) -> bool {
        let mut source = held(&self.source);
        if source.dry {
            return false;
        }
        match (source.fill)(&mut room.room) {
            Ok(true) => {
                room.number = source.next;
                source.next += 1;
                true
            }
            Ok(false) => {
                source.dry = true;
                false
            }
            Err(error) => {
                source.dry = true;
                drop(source);
                self.stop(error);
                false
            }
        }
    }

    fn give_back(&self, room: Numbered<R>) {
        held(&self.queue).free.push(room);
        self.room_is_free.notify_all();
    }

    /// Takes all pieces whose turn it is, unless another thread is at it already and will come upon this one.
    fn hand_in(&self, room: Numbered<R>) {
        let mut queue = held(&self.queue);
        queue.done.push(room);
        if queue.taken {
            return;
        }
        queue.taken = true;
        while let Some(mut room) = queue.turn() {
            drop(queue);
            let result = held(&self.take)(&mut room.room);
            if let Err(error) = result {
                return self.stop(error);
            }
            queue = held(&self.queue);
            queue.next += 1;
            queue.free.push(room);
            self.room_is_free.notify_one();
        }
        queue.taken = false;
    }

    /// Nothing more is to be done; the first reason stays.
    fn stop(&self, ended: E) {
        held(&self.ended).get_or_insert(ended);
        held(&self.queue).stopped = true;
        self.room_is_free.notify_all();
    }
}

impl<R> Queue<R> {
    fn turn(&mut self) -> Option<Numbered<R>> {
        let at = self.done.iter().position(|room| room.number == self.next)?;
        (!self.stopped).then(|| self.done.swap_remove(at))
    }
}

/// Lets the other threads go when one is lost, so that its panic is told rather than waited for.
struct StopOnPanic<'h, 'a, R: Send, E: Send>(&'h Hall<'a, R, E>);

impl<R: Send, E: Send> Drop for StopOnPanic<'_, '_, R, E> {
    fn drop(&mut self) {
        if thread::panicking() {
            held(&self.0.queue).stopped = true;
            self.0.room_is_free.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Worker, run};
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// Squares numbers, some of them slowly; is lost at 666.
    struct Squares;

    impl Worker for Squares {
        type Room = (u64, u64);

        fn room(&self) -> Self::Room {
            (0, 0)
        }

        fn work(&mut self, room: &mut Self::Room) {
            assert_ne!(room.0, 666);
            if room.0 % 7 == 0 {
                std::thread::yield_now();
            }
            room.1 = room.0 * room.0;
        }
    }

    /// The squares of the numbers from `from` to 1,000 in the order in which they were taken. Beginning fails at one number, taking
    /// at another.
    fn squares(threads: usize, from: u64, begin: u64, taking: u64) -> (Result<(), u64>, Vec<u64>) {
        let (mut next, mut taken) = (from, Vec::new());
        let ended = run(
            threads,
            &|| Squares,
            &mut |room| {
                room.0 = next;
                next += 1;
                if room.0 == begin {
                    Err(begin)
                } else {
                    Ok(room.0 <= 1000)
                }
            },
            &mut |room| {
                if room.0 == taking {
                    return Err(taking);
                }
                taken.push(room.1);
                Ok(())
            },
        );
        (ended, taken)
    }

    #[test]
    fn everything_is_taken_in_order_whoever_did_it() {
        let all: Vec<u64> = (700..=1000).map(|number| number * number).collect();
        for threads in [1, 2, 3, 8] {
            assert_eq!(squares(threads, 700, 0, 0), (Ok(()), all.clone()));
            assert_eq!(squares(threads, 1001, 0, 0), (Ok(()), Vec::new()));
        }
    }

    #[test]
    fn nothing_is_taken_after_an_error() {
        for threads in [1, 2, 8] {
            let (ended, taken) = squares(threads, 700, 0, 800);
            assert_eq!((ended, taken.len()), (Err(800), 100));
            let (ended, taken) = squares(threads, 700, 900, 0);
            assert_eq!(ended, Err(900));
            assert!(taken.len() <= 200 && taken.iter().zip(700..).all(|(square, of)| *square == of * of));
        }
    }

    #[test]
    fn a_panic_ends_all_threads() {
        for threads in [1, 2, 8] {
            let lost = catch_unwind(AssertUnwindSafe(|| squares(threads, 600, 0, 0)));
            assert!(lost.is_err());
        }
    }
}
