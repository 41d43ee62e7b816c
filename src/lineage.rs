//! Floor 5: which jurisdiction stands under which, national to village.
//!
//! The parent of a place is the nearest place above it in the folder tree, else the baseline. A
//! missing tier is skipped, never invented.

use crate::catalogue::{Catalogue, DomainName, Jurisdiction};

/// All places of a run, and the baseline they stand under.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// The places. A parent's index is always smaller than its children's.
    pub jurisdictions: Vec<Jurisdiction>,
}

impl Workspace {
    /// The places above one, from the nearest up.
    pub fn ancestors(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(place), |above| self.parent(*above))
    }

    fn parent(&self, place: usize) -> Option<usize> {
        // The index only ever falls, so a wrong parent cannot make a circle.
        self.jurisdictions.get(place)?.parent.filter(|parent| *parent < place)
    }

    /// The places directly below one.
    pub fn children(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.jurisdictions.len()).filter(move |child| self.parent(*child) == Some(place))
    }

    /// What the nearest place above says of a domain.
    #[must_use]
    pub fn upper(&self, place: usize, domain: &DomainName) -> Option<(usize, &Catalogue)> {
        self.ancestors(place)
            .find_map(|above| Some((above, self.jurisdictions.get(above)?.catalogue(domain)?)))
    }

    /// The place that stands for the national baseline.
    #[must_use]
    pub fn baseline(&self) -> Option<usize> {
        self.jurisdictions.iter().position(|place| place.baseline)
    }

    /// The places that are checked and published: all but the baseline.
    pub fn own(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.jurisdictions.len()).filter(move |place| !self.jurisdictions[*place].baseline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, parent: Option<usize>) -> Jurisdiction {
        Jurisdiction { parent, ..Jurisdiction::unnamed(name, None) }
    }

    #[test]
    fn a_missing_tier_is_skipped() {
        let mut places =
            vec![place("国家", None), place("省", Some(0)), place("县", Some(1)), place("镇", Some(2))];
        places[0].baseline = true;
        let workspace = Workspace { jurisdictions: places };
        assert_eq!(workspace.ancestors(3).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(workspace.children(1).collect::<Vec<_>>(), [2]);
        assert_eq!(workspace.own().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(workspace.baseline(), Some(0));
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let workspace = Workspace { jurisdictions: vec![place("甲", Some(1)), place("乙", Some(0))] };
        assert_eq!(workspace.ancestors(0).count() + workspace.ancestors(1).count(), 1);
    }
}
