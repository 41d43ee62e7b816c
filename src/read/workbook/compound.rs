//! The old office container (Compound File Binary): finds a stream and puts its sectors together.
//!
//! Chains that run in circles or out of the file end where they do so; nothing declared is believed.

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Sector numbers from here on end a chain.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// Whether a directory entry of this name is in the file.
pub(super) fn has_stream(bytes: &[u8], name: &str) -> bool {
    bytes.chunks(128).any(|entry| is_named(entry, name))
}

/// The bytes of a stream; `None` where there is none of this name or the container is damaged.
pub(super) fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = Container::open(bytes)?;
    let entry = file.directory.chunks_exact(128).find(|entry| is_named(entry, name))?;
    let start = number(entry, 116)?;
    let size = number(entry, 120)? as usize;
    if size >= file.cutoff {
        return Some(file.chain(start, size));
    }
    let root = file.directory.chunks_exact(128).find(|entry| entry.get(66) == Some(&5))?;
    let small = file.chain(number(root, 116)?, usize::MAX);
    let table = file.small_table();
    let mut found = Vec::new();
    let mut sector = start;
    while found.len() < size && sector < LAST_SECTOR {
        let at = (sector as usize).checked_mul(64)?;
        found.extend_from_slice(small.get(at..at.checked_add(64)?.min(small.len()))?);
        sector = *table.get(sector as usize)?;
    }
    found.truncate(size);
    Some(found)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let mut wanted = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
    let mut own = entry.iter();
    wanted.all(|byte| own.next() == Some(&byte))
}

/// Four bytes at an offset.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

struct Container<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    cutoff: usize,
    table: Vec<u32>,
    directory: Vec<u8>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes(bytes.get(30..32)?.try_into().ok()?);
        let sector_size = if shift == 12 { 4096 } else { 512 };
        let cutoff = number(bytes, 56)? as usize;
        let mut file = Self { bytes, sector_size, cutoff, table: Vec::new(), directory: Vec::new() };
        file.table = file.read_table();
        file.directory = file.chain(number(bytes, 48)?, usize::MAX);
        Some(file)
    }

    fn sector(&self, sector: u32) -> &'a [u8] {
        let start = (sector as usize + 1).saturating_mul(self.sector_size);
        let end = start.saturating_add(self.sector_size).min(self.bytes.len());
        self.bytes.get(start..end).unwrap_or_default()
    }

    fn most_sectors(&self) -> usize {
        self.bytes.len() / self.sector_size + 1
    }

    /// The allocation table: its sectors are listed in the header and in a chain of further lists.
    fn read_table(&self) -> Vec<u32> {
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..512).unwrap_or_default()).collect();
        let mut next = number(self.bytes, 68).unwrap_or(LAST_SECTOR);
        for _ in 0..self.most_sectors() {
            if next >= LAST_SECTOR {
                break;
            }
            let mut list: Vec<u32> = numbers(self.sector(next)).collect();
            next = list.pop().unwrap_or(LAST_SECTOR);
            sectors.extend(list);
        }
        let listed = sectors.into_iter().filter(|sector| *sector < LAST_SECTOR).take(self.most_sectors());
        listed.flat_map(|sector| numbers(self.sector(sector))).collect()
    }

    fn small_table(&self) -> Vec<u32> {
        let chain = self.chain(number(self.bytes, 60).unwrap_or(LAST_SECTOR), usize::MAX);
        numbers(&chain).collect()
    }

    /// The sectors of a chain, one after the other; never more than the file has.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut found = Vec::new();
        let mut sector = start;
        for _ in 0..self.most_sectors() {
            if sector >= LAST_SECTOR || found.len() >= size {
                break;
            }
            found.extend_from_slice(self.sector(sector));
            sector = self.table.get(sector as usize).copied().unwrap_or(LAST_SECTOR);
        }
        found.truncate(size);
        found
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
