//! Work spread over all cores, its outcomes in order: nothing depends on how many cores there are.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Does `count` pieces of work, each worker with a state of its own; the outcomes stand in the order of the pieces.
///
/// A panic in a piece is a panic here; who expects one catches it in the piece.
pub fn map_with<S, T: Send>(
    count: usize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = cores.min(count).max(1);
    // Whoever is free takes the next piece: a heavy one holds up nobody else.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut state = state();
        let pieces = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let own = pieces.take_while(|index| *index < count);
        own.map(|index| (index, work(&mut state, index))).collect::<Vec<_>>()
    };
    let mut found = if threads == 1 {
        share()
    } else {
        let share = &share;
        std::thread::scope(|scope| {
            let workers: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
            let mut found = share();
            for worker in workers {
                match worker.join() {
                    Ok(more) => found.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            found
        })
    };
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does `count` pieces of work; the outcomes stand in the order of the pieces.
pub fn map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    map_with(count, || (), |(), index| work(index))
}

/// Does `count` pieces of work until one fails; of several failures the first in order, whichever came first in time.
///
/// # Errors
/// That of the first piece that fails; pieces after it may be left undone.
pub fn try_each<E: Send>(count: usize, work: impl Fn(usize) -> Result<(), E> + Sync) -> Result<(), E> {
    let failed = AtomicUsize::new(usize::MAX);
    let outcomes = map(count, |index| {
        if index > failed.load(Ordering::Relaxed) {
            return Ok(());
        }
        work(index).inspect_err(|_| {
            failed.fetch_min(index, Ordering::Relaxed);
        })
    });
    outcomes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn outcomes_stand_in_order() {
        assert_eq!(super::map(100, |index| index * 2), (0..100).map(|index| index * 2).collect::<Vec<_>>());
        assert_eq!(super::map(0, |index| index), Vec::<usize>::new());
    }

    #[test]
    fn of_several_failures_the_first_in_order_is_told() {
        for _ in 0..50 {
            let work = |index: usize| if index % 7 == 6 { Err(index) } else { Ok(()) };
            assert_eq!(super::try_each(100, work), Err(6));
        }
        assert_eq!(super::try_each(3, |_| Ok::<(), ()>(())), Ok(()));
    }
}
