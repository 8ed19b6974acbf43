//! The blocks of a table through their reader into the tally: parsed by one thread or several, taken in their order by one at a time.

use std::io::{self, Read};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::Result;

use crate::tally::blocks::{Block, Blocks};
use crate::tally::reader::{Parsed, Reader};

/// Takes a block that was parsed.
pub(super) type Take<'a> = &'a mut (dyn FnMut(&Block, &Parsed) -> Result<()> + Send);

/// Why a table was not read to its end.
#[derive(Debug)]
pub(super) enum Ended {
    /// It could not be read.
    Reading(io::Error),
    /// What was read could not be taken.
    Taking(anyhow::Error),
}

/// Reads all blocks of a table. What comes of it is the same for any number of threads: only parsing is shared out.
pub(super) fn run<'q, R: Read + Send>(
    blocks: &mut Blocks<R>,
    threads: usize,
    reader: &(dyn Fn() -> Reader<'q> + Sync),
    take: Take<'_>,
) -> Result<(), Ended> {
    match threads {
        0 | 1 => alone(blocks, &mut reader(), take),
        several => together(blocks, several, reader, take),
    }
}

fn alone<R: Read>(blocks: &mut Blocks<R>, reader: &mut Reader<'_>, take: Take<'_>) -> Result<(), Ended> {
    let mut block = Block::default();
    let mut parsed = reader.room();
    while blocks.next(&mut block).map_err(Ended::Reading)? {
        reader.parse(&block, &mut parsed);
        take(&block, &parsed).map_err(Ended::Taking)?;
    }
    Ok(())
}

fn together<'q, R: Read + Send>(
    blocks: &mut Blocks<R>,
    threads: usize,
    reader: &(dyn Fn() -> Reader<'q> + Sync),
    take: Take<'_>,
) -> Result<(), Ended> {
    let hall = Hall::new(blocks, take, threads * ROOMS_EACH, &reader());
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| hall.work(&mut reader()));
        }
        hall.work(&mut reader());
    });
    let ended = hall.ended.into_inner().unwrap_or_else(PoisonError::into_inner);
    ended.map_or(Ok(()), Err)
}

/// Blocks that may be under way for each thread: one that is parsed, and others that wait for their turn meanwhile.
const ROOMS_EACH: usize = 3;

/// A block on its way, and what was parsed of it.
struct Room {
    number: u64,
    block: Block,
    parsed: Parsed,
}

/// What the threads share.
struct Hall<'a, R> {
    source: Mutex<Source<'a, R>>,
    queue: Mutex<Queue>,
    room_is_free: Condvar,
    take: Mutex<Take<'a>>,
    ended: Mutex<Option<Ended>>,
}

struct Source<'a, R> {
    blocks: &'a mut Blocks<R>,
    next: u64,
    dry: bool,
}

struct Queue {
    free: Vec<Room>,
    parsed: Vec<Room>,
    /// The number of the block whose turn it is.
    next: u64,
    /// Whether a thread is taking blocks.
    taken: bool,
    stopped: bool,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'a, R: Read + Send> Hall<'a, R> {
    fn new(blocks: &'a mut Blocks<R>, take: Take<'a>, rooms: usize, reader: &Reader<'_>) -> Self {
        let room = |_| Room {
            number: 0,
            block: Block::default(),
            parsed: reader.room(),
        };
        Self {
            source: Mutex::new(Source {
                blocks,
                next: 0,
                dry: false,
            }),
            queue: Mutex::new(Queue {
                free: (0..rooms).map(room).collect(),
                parsed: Vec::with_capacity(rooms),
                next: 0,
                taken: false,
                stopped: false,
            }),
            room_is_free: Condvar::new(),
            take: Mutex::new(take),
            ended: Mutex::new(None),
        }
    }

    fn work(&self, reader: &mut Reader<'_>) {
        let _watch = StopOnPanic(self);
        while let Some(mut room) = self.free_room() {
            if !self.fill(&mut room) {
                return self.give_back(room);
            }
            reader.parse(&room.block, &mut room.parsed);
            self.hand_in(room);
        }
    }

    /// A room for the next block; `None` when there is nothing more to do.
    fn free_room(&self) -> Option<Room> {
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

    /// Reads the next block; `false` when there is none.
    fn fill(&self, room: &mut Room) -> bool {
        let mut source = held(&self.source);
        if source.dry {
            return false;
        }
        match source.blocks.next(&mut room.block) {
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
                self.stop(Ended::Reading(error));
                false
            }
        }
    }

    fn give_back(&self, room: Room) {
        held(&self.queue).free.push(room);
        self.room_is_free.notify_all();
    }

    /// Takes all blocks whose turn it is, unless another thread is at it already and will come upon this one.
    fn hand_in(&self, room: Room) {
        let mut queue = held(&self.queue);
        queue.parsed.push(room);
        if queue.taken {
            return;
        }
        queue.taken = true;
        while let Some(room) = queue.turn() {
            drop(queue);
            let result = held(&self.take)(&room.block, &room.parsed);
            if let Err(error) = result {
                return self.stop(Ended::Taking(error));
            }
            queue = held(&self.queue);
            queue.next += 1;
            queue.free.push(room);
            self.room_is_free.notify_one();
        }
        queue.taken = false;
    }

    /// Nothing more is to be done; the first reason stays.
    fn stop(&self, ended: Ended) {
        held(&self.ended).get_or_insert(ended);
        held(&self.queue).stopped = true;
        self.room_is_free.notify_all();
    }
}

impl Queue {
    fn turn(&mut self) -> Option<Room> {
        let at = self.parsed.iter().position(|room| room.number == self.next)?;
        (!self.stopped).then(|| self.parsed.swap_remove(at))
    }
}

/// Lets the other threads go when one is lost, so that its panic is told rather than waited for.
struct StopOnPanic<'h, 'a, R: Read + Send>(&'h Hall<'a, R>);

impl<R: Read + Send> Drop for StopOnPanic<'_, '_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            held(&self.0.queue).stopped = true;
            self.0.room_is_free.notify_all();
        }
    }
}
