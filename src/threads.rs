//! Work spread over all cores, its outcomes in order: nothing depends on how many cores there are.

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
    // Every worker takes every n-th piece: heavy ones seldom stand side by side.
    let share = |first: usize| {
        let mut state = state();
        (first..count).step_by(threads).map(|index| (index, work(&mut state, index))).collect::<Vec<_>>()
    };
    let mut found = if threads == 1 {
        share(0)
    } else {
        let share = &share;
        std::thread::scope(|scope| {
            let workers: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
            let mut found = share(0);
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

#[cfg(test)]
mod tests {
    #[test]
    fn outcomes_stand_in_order() {
        assert_eq!(super::map(100, |index| index * 2), (0..100).map(|index| index * 2).collect::<Vec<_>>());
        assert_eq!(super::map(0, |index| index), Vec::<usize>::new());
    }
}
