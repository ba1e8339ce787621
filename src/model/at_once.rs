//! The same done with each of many, on as many threads as the machine has processors. What comes of it is the same as if
//! it had been done one after another. Uses nothing but `std`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does the same with each; what comes of it, in the order of what was given. Once `stop` says that nobody waits any more,
/// what is left is left out.
pub fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    stop: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    in_parallel_with(all, stop, || (), |(), one| work(one))
}

/// The same where each thread has something of its own to work with.
pub fn in_parallel_with<T: Sync, R: Send, W>(
    all: &[T],
    stop: &(dyn Fn() -> bool + Sync),
    own: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let run = || {
        let (mut with, mut out) = (own(), Vec::new());
        while let Some((at, one)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, all.get(at)?))) {
            if stop() {
                break;
            }
            out.push((at, work(&mut with, one)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).extend(out);
    };
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(all.len());
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where the machine gives no other thread, this one does it all.
            drop(thread::Builder::new().spawn_scoped(scope, run));
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, one)| one).collect()
}

/// Does the same with each of very many small things, so many to a piece of work that it pays to share them out.
pub fn in_pieces<T: Sync, R: Send, W: Default>(all: &[T], work: impl Fn(&mut W, &T) -> R + Sync) -> Vec<R> {
    let pieces: Vec<&[T]> = all.chunks(PIECE).collect();
    let piece = |with: &mut W, piece: &&[T]| piece.iter().map(|one| work(with, one)).collect::<Vec<_>>();
    in_parallel_with(&pieces, &|| false, W::default, piece).into_iter().flatten().collect()
}

/// How many small things are one piece of work.
const PIECE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_it_stands_in_the_order_of_what_was_given() {
        for count in [0, 1, PIECE, PIECE + 1, 10 * PIECE + 7] {
            let all: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = all.iter().map(|n| n * 2).collect();
            assert_eq!(in_pieces(&all, |(), n| n * 2), doubled);
            assert_eq!(in_parallel(&all, &|| false, |n| n * 2), doubled);
        }
        assert!(in_parallel(&[1, 2, 3], &|| true, |n| n * 2).is_empty(), "nobody waits");
    }
}
