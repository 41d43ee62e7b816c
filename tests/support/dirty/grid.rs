//! Cells and merges, before they become a file.

/// A rectangle of texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    pub(crate) rows: Vec<Vec<String>>,
    /// First row, first column, last row, last column.
    pub(crate) merges: Vec<[usize; 4]>,
}

impl Grid {
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    pub(crate) fn push(&mut self, row: Vec<String>) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// A row of one text, merged over the width or standing in the first cell.
    pub(crate) fn line(&mut self, text: &str, width: usize, merged: bool) -> usize {
        let mut row = vec![String::new(); width.max(1)];
        text.clone_into(&mut row[0]);
        let at = self.push(row);
        if merged && width > 1 {
            self.merges.push([at, 0, at, width - 1]);
        }
        at
    }

    pub(crate) fn merge(&mut self, first: (usize, usize), last: (usize, usize)) {
        if first != last {
            self.merges.push([first.0, first.1, last.0, last.1]);
        }
    }

    /// Puts another grid below.
    pub(crate) fn below(&mut self, other: Self) {
        let down = self.rows.len();
        self.merges.extend(other.merges.into_iter().map(|[a, b, c, d]| [a + down, b, c + down, d]));
        self.rows.extend(other.rows);
    }

    /// Puts another grid to the right, with an empty column between.
    pub(crate) fn beside(&mut self, other: &Self) {
        let right = self.width() + 1;
        while self.rows.len() < other.rows.len() {
            self.rows.push(Vec::new());
        }
        for (row, cells) in other.rows.iter().enumerate() {
            self.rows[row].resize(right, String::new());
            self.rows[row].extend(cells.iter().cloned());
        }
        self.merges.extend(other.merges.iter().map(|[a, b, c, d]| [*a, b + right, *c, d + right]));
    }

    /// Puts an empty column before column `at`; merges across it grow.
    pub(crate) fn empty_column(&mut self, at: usize) {
        for row in &mut self.rows {
            if row.len() >= at {
                row.insert(at, String::new());
            }
        }
        for merge in &mut self.merges {
            for column in [1, 3] {
                merge[column] += usize::from(merge[column] >= at);
            }
        }
    }

    /// Whether a merge covers the cell without beginning in it.
    pub(crate) fn covered(&self, row: usize, column: usize) -> bool {
        self.merges.iter().any(|[a, b, c, d]| {
            (*a..=*c).contains(&row) && (*b..=*d).contains(&column) && (*a, *b) != (row, column)
        })
    }

    /// The grid for people: `^` and `<` for what a merge covers.
    pub(crate) fn shown(&self) -> String {
        let mut text = String::new();
        for (row, cells) in self.rows.iter().enumerate() {
            let cell = |column: usize| -> String {
                match self.merges.iter().find(|[a, b, c, d]| {
                    (*a..=*c).contains(&row) && (*b..=*d).contains(&column) && (*a, *b) != (row, column)
                }) {
                    Some([_, b, ..]) if *b == column => "^".to_owned(),
                    Some(_) => "<".to_owned(),
                    None => cells[column].replace('\n', "⏎"),
                }
            };
            let line: Vec<String> = (0..cells.len()).map(cell).collect();
            text.push_str(&format!("{:>3} | {}\n", row + 1, line.join(" | ")));
        }
        text
    }
}
