//! mulu (目录): compiles and checks the catalogues in which Chinese local governments state what they disclose.
pub mod catalogue;
pub mod diagnostic;
pub mod document;
pub mod read;
pub mod source;
pub mod value;
