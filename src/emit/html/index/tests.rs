//! The indexes of a small workspace.
