//! SHA-256 (FIPS 180-4) in base 64, to hold the hashes in the page's policy to what they are of.

/// The first 64 bits behind the point of the roots of the first primes; computed, not copied.
fn fraction_of_root(prime: u32, cubic: bool) -> u32 {
    let wide = u128::from(prime);
    // root · 2^32, by halving the interval
    let (mut low, mut high) = (0u128, 1u128 << 40);
    while high - low > 1 {
        let middle = (low + high) / 2;
        let small =
            if cubic { middle * middle * middle <= wide << 96 } else { middle * middle <= wide << 64 };
        if small { low = middle } else { high = middle }
    }
    u32::try_from(low & 0xffff_ffff).unwrap_or(0)
}

fn primes(count: usize) -> Vec<u32> {
    (2..).filter(|number| (2..*number).all(|divisor| number % divisor != 0)).take(count).collect()
}

/// The digest of some bytes.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    let primes = primes(64);
    let constants: Vec<u32> = primes.iter().map(|prime| fraction_of_root(*prime, true)).collect();
    let mut state: Vec<u32> = primes[..8].iter().map(|prime| fraction_of_root(*prime, false)).collect();
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut words: Vec<u32> =
            block.chunks(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]])).collect();
        for at in 16..64 {
            let (a, b) = (words[at - 15], words[at - 2]);
            let low = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let high = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            words.push(words[at - 16].wrapping_add(low).wrapping_add(words[at - 7]).wrapping_add(high));
        }
        let mut v = state.clone();
        for at in 0..64 {
            let high = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let first = v[7]
                .wrapping_add(high)
                .wrapping_add(choice)
                .wrapping_add(constants[at])
                .wrapping_add(words[at]);
            let low = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let second = low.wrapping_add((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(first);
            v[0] = first.wrapping_add(second);
        }
        state.iter_mut().zip(v).for_each(|(own, new)| *own = own.wrapping_add(new));
    }
    let mut out = [0; 32];
    out.chunks_mut(4).zip(state).for_each(|(four, word)| four.copy_from_slice(&word.to_be_bytes()));
    out
}

/// Base 64 (RFC 4648).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let word =
            three.iter().chain([0, 0].iter()).take(3).fold(0usize, |word, byte| word << 8 | *byte as usize);
        for at in 0..4 {
            let sign = if at <= three.len() { SIGNS[word >> (18 - 6 * at) & 63] } else { b'=' };
            out.push(char::from(sign));
        }
    }
    out
}
