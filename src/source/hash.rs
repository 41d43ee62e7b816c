//! A hash that stays the same: for names that must be found again in later runs. Not for secrets.

/// FNV-1a, 64 bits: stable over versions and machines, unlike the standard library's hasher.
#[must_use]
pub fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
