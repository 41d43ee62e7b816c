//! What changed: the types every report of a comparison is made from.
//!
//! A [`Change`] points into both sides by [`Spot`], so that whoever wants the whole row (a workbook, a page with both sides)
//! finds it in the workspaces that were compared; what most reports need stands in the change itself.

use super::direction::{Direction, Kind, Subject};
use super::standing::Standing;
use crate::catalogue::{Catalogue, DomainName, Item, Jurisdiction};
use crate::diagnostic::Words;
use crate::lineage::Workspace;
use crate::source::Location;

/// Where an item stands in a workspace, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The jurisdiction.
    pub place: usize,
    /// Whether `catalogue` counts its negative lists and not its catalogues.
    pub withheld: bool,
    /// The catalogue.
    pub catalogue: usize,
    /// The item.
    pub item: usize,
}

impl Spot {
    /// The jurisdiction meant.
    #[must_use]
    pub fn place(self, workspace: &Workspace) -> Option<&Jurisdiction> {
        workspace.jurisdictions.get(self.place)
    }

    /// The catalogue meant.
    #[must_use]
    pub fn catalogue(self, workspace: &Workspace) -> Option<&Catalogue> {
        let place = self.place(workspace)?;
        let lists = if self.withheld { &place.withheld_lists } else { &place.catalogues };
        lists.get(self.catalogue)
    }

    /// The item meant.
    #[must_use]
    pub fn item(self, workspace: &Workspace) -> Option<&Item> {
        self.catalogue(workspace)?.items.get(self.item)
    }
}

/// An item on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Where in the workspace of that side.
    pub spot: Spot,
    /// Where in its files: the name, else the code, else the whole row.
    pub at: Location,
    /// The code as written.
    pub code: Option<String>,
    /// The name, or a stand-in for people.
    pub name: String,
    /// The categories, outermost first.
    pub category: Vec<String>,
}

/// A text on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// As written, on one line where it was a list.
    pub text: String,
    /// Where.
    pub at: Location,
}

/// A stretch of the two texts of a field, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old one only.
    Old(String),
    /// In the new one only.
    New(String),
}

/// One thing said of a change of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Whom it serves.
    pub direction: Direction,
    /// As a reviewer would write it.
    pub why: Words,
    /// Whether the two could be compared at all; if not, the direction is neutral and `why` says so.
    pub comparable: bool,
}

/// What changed in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its key in YAML and JSON; `extra` for a column of the place's own.
    pub field: &'static str,
    /// What the column is called here.
    pub heading: String,
    /// The old text; `None` where there was none.
    pub old: Option<Quoted>,
    /// The new text; `None` where there is none.
    pub new: Option<Quoted>,
    /// All that is to be said of it; never empty.
    pub reasons: Vec<Reason>,
    /// Whether it is only written otherwise: found on request (`--strict`), and never a reason to call an item changed.
    pub wording_only: bool,
    /// The two texts word by word.
    pub pieces: Vec<Piece>,
    /// Known again in the next round: from place, item, field and the normalised texts.
    pub fingerprint: String,
}

impl FieldChange {
    /// Whom it serves on the whole.
    #[must_use]
    pub fn direction(&self) -> Direction {
        Direction::of_all(self.reasons.iter().map(|reason| reason.direction))
    }

    /// All reasons in one.
    #[must_use]
    pub fn why(&self) -> Words {
        let joined = |parts: Vec<&str>, mark: &str| parts.join(mark);
        Words::new(
            joined(self.reasons.iter().map(|reason| reason.why.chinese.as_str()).collect(), "；"),
            joined(self.reasons.iter().map(|reason| reason.why.english.as_str()).collect(), "; "),
        )
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// To what.
    pub subject: Subject,
    /// The place, by its name (the new one, where it has changed).
    pub place: String,
    /// The domain, for people; empty for a whole place.
    pub domain: String,
    /// The domain it was recognised as.
    pub recognised: Option<DomainName>,
    /// The old items: none of an added one, several of merged ones; all of a removed catalogue.
    pub old: Vec<Side>,
    /// The new items.
    pub new: Vec<Side>,
    /// Where it was: of a catalogue its table or file; of items the first of them.
    pub old_at: Option<Location>,
    /// Where it is.
    pub new_at: Option<Location>,
    /// How alike the two sides are, from 0 to 1; 1 where one side only is there.
    pub score: f64,
    /// Whether the two sides are one matter beyond doubt.
    pub sure: bool,
    /// What changed in its fields, in the order of the columns.
    pub fields: Vec<FieldChange>,
    /// Whom it serves on the whole.
    pub direction: Direction,
    /// What happened, in a sentence: for what is told by no field.
    pub why: Words,
    /// How it stands under the tier above, where that was asked.
    pub upper: Option<Standing>,
    /// Known again in the next round; unique within a run.
    pub fingerprint: String,
}

impl Change {
    /// How many items it counts for: those of a whole catalogue, else one.
    #[must_use]
    pub fn weight(&self) -> usize {
        match self.kind {
            Kind::Added | Kind::Removed => self.old.len().max(self.new.len()).max(1),
            Kind::Split | Kind::Merged | Kind::Renamed | Kind::Moved | Kind::Changed => 1,
        }
    }

    /// Whether nothing but the writing of it differs.
    #[must_use]
    pub fn is_wording_only(&self) -> bool {
        !self.fields.is_empty()
            && self.fields.iter().all(|field| field.wording_only)
            && matches!(self.kind, Kind::Changed)
    }

    /// The code by which people know it: the new one, else the old.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.new.iter().chain(&self.old).find_map(|side| side.code.as_deref())
    }

    /// The name by which people know it: the new one, else the old.
    #[must_use]
    pub fn title(&self) -> &str {
        match (self.kind, self.old.first(), self.new.first()) {
            (Kind::Split, Some(side), _) | (_, _, Some(side)) | (_, Some(side), None) => &side.name,
            _ => &self.domain,
        }
    }
}

/// How much there is on one side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Places.
    pub places: usize,
    /// Catalogues.
    pub catalogues: usize,
    /// Items, those of negative lists left out.
    pub items: usize,
}

/// All that changed between two workspaces.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// The changes: by place, domain and item, in the order of the new side.
    pub changes: Vec<Change>,
    /// How many items stand on both sides without a change.
    pub unchanged: usize,
    /// How much there was.
    pub old: Extent,
    /// How much there is.
    pub new: Extent,
    /// The files that could not be read, or not all of them, of the old side and of the new.
    pub unread: [Vec<String>; 2],
    /// What whoever reads the comparison must know of it: every report says so beside the tally.
    pub caveats: Vec<Words>,
}

impl Changes {
    /// How many items a kind of change counts.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.told().filter(|change| change.kind == kind).map(Change::weight).sum()
    }

    /// How many items changed in a direction.
    #[must_use]
    pub fn count_direction(&self, direction: Direction) -> usize {
        self.told().filter(|change| change.direction == direction).map(Change::weight).sum()
    }

    /// The changes that are more than another writing.
    pub fn told(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| !change.is_wording_only())
    }
}
