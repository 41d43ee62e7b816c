//! What kinds of changes there are, and whom they serve.

/// Whom a change serves, seen from the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// 更不公开: later, less, fewer, narrower.
    Loosened,
    /// 更公开: sooner, more, wider.
    Tightened,
    /// Neither, or it cannot be told.
    Neutral,
}

impl Direction {
    /// The word in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loosened => "loosened",
            Self::Tightened => "tightened",
            Self::Neutral => "neutral",
        }
    }

    /// The same change the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Loosened => Self::Tightened,
            Self::Tightened => Self::Loosened,
            Self::Neutral => Self::Neutral,
        }
    }

    /// That of several together: one loss is not made good by a gain elsewhere.
    #[must_use]
    pub fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().min().unwrap_or(Self::Neutral)
    }
}

/// What happened to an item, a catalogue or a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// It has another name; other fields may have changed too.
    Renamed,
    /// It stands in another category or domain under its old name; other fields may have changed too.
    Moved,
    /// Some fields changed.
    Changed,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Added, Self::Removed, Self::Split, Self::Merged, Self::Renamed, Self::Moved, Self::Changed];

    /// The word in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Changed => "changed",
        }
    }
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A whole place.
    Place,
    /// A whole catalogue.
    Catalogue,
    /// An item of a catalogue.
    Item,
    /// An entry of a negative list: what is withheld.
    Withheld,
    /// What a place says of itself: what does not exist here, what it asks to be accepted, what it promises.
    Statement,
}

impl Subject {
    /// The word in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Catalogue => "catalogue",
            Self::Item => "item",
            Self::Withheld => "withheld",
            Self::Statement => "statement",
        }
    }
}
