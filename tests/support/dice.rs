//! Numbers that look random and are the same for the same seed.

/// Marsaglia's xorshift64 (<https://doi.org/10.18637/jss.v008.i14>): enough for choosing keys.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed decides.
    pub fn new(seed: u64) -> Dice {
        // Zero stays zero for ever; neighbouring seeds begin far apart.
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`; 0 where that is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high bits are the better ones.
        (self.0 >> 11).checked_rem(bound).unwrap_or(0)
    }

    /// One of them; none of none.
    pub fn choose<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(usize::try_from(self.below(of.len() as u64)).unwrap_or(0))
    }
}
