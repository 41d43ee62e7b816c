//! mulu (目录): compiles and checks the catalogues in which Chinese local governments state what they disclose.
pub mod source;
pub mod diagnostic;
pub mod value;
pub mod catalogue;
pub mod document;
pub mod lineage;
pub mod matching;
pub mod emit;
