//! CPython's hashes, for what has the same one in every run: they decide in which order a set is gone through.

use std::hash::{DefaultHasher, Hash, Hasher};

use num_bigint::BigInt;

use super::dictionary::Key;

/// `sys.hash_info.modulus`.
const MODULUS: u64 = (1 << 61) - 1;
/// xxHash's primes, as Objects/tupleobject.c uses them.
const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// `hash(key)`. Of a str and bytes CPython's differs from run to run, so any will do.
pub fn hash(key: &Key) -> i64 {
    match key {
        Key::Int(number) => signed(*number < 0, number.unsigned_abs() % MODULUS),
        Key::Big(number) => {
            let rest = BigInt::from(number.magnitude().clone()) % MODULUS;
            signed(**number < BigInt::from(0), u64::try_from(rest).unwrap_or(0))
        }
        Key::Hash(hash, _) => *hash,
        Key::Float(bits) => float(f64::from_bits(*bits)),
        Key::Tuple(items) => tuple(items),
        Key::Frozen(items) => frozen(items),
        // Objects/object.c: addresses end in zeros, which would make them collide.
        Key::Place(place) => (*place as u64).rotate_right(4) as i64,
        Key::Range(length, first) => {
            let (first, step) = first.map_or((Key::None, Key::None), |(first, step)| {
                (Key::Int(first), if *length == 1 { Key::None } else { Key::Int(step) })
            });
            tuple(&[Key::Int(*length), first, step])
        }
        other => {
            let mut hasher = DefaultHasher::new();
            other.hash(&mut hasher);
            hasher.finish() as i64
        }
    }
}

fn signed(negative: bool, magnitude: u64) -> i64 {
    let number = if negative { -(magnitude as i64) } else { magnitude as i64 };
    // -1 is C's sign of an error.
    if number == -1 { -2 } else { number }
}

/// Python/pyhash.c, `_Py_HashDouble`: 28 bits at a time.
fn float(number: f64) -> i64 {
    if number.is_infinite() {
        return if number > 0.0 { 314_159 } else { -314_159 };
    }
    if number.is_nan() {
        return 0;
    }
    let (mut mantissa, mut exponent) = split(number.abs());
    let mut hash: u64 = 0;
    while mantissa != 0.0 {
        hash = ((hash << 28) & MODULUS) | (hash >> (61 - 28));
        mantissa *= 268_435_456.0;
        exponent -= 28;
        let whole = mantissa as u64;
        mantissa -= whole as f64;
        hash += whole;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = if exponent >= 0 { exponent % 61 } else { 60 - ((-1 - exponent) % 61) };
    signed(number < 0.0, ((hash << turn) & MODULUS) | (hash >> (61 - turn)))
}

/// frexp(3): a half to one, and the power of two.
pub fn split(number: f64) -> (f64, i32) {
    if number == 0.0 {
        return (0.0, 0);
    }
    let (number, extra) = if number < f64::MIN_POSITIVE { (number * 2f64.powi(54), -54) } else { (number, 0) };
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32 - 1022;
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exponent + extra)
}

fn tuple(items: &[Key]) -> i64 {
    let mut total = PRIME_5;
    for item in items {
        total = total.wrapping_add((hash(item) as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    total = total.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    if total == u64::MAX { 1_546_275_796 } else { total as i64 }
}

/// Objects/setobject.c, `frozenset_hash`: the order must not matter.
fn frozen(items: &[Key]) -> i64 {
    let mut total: u64 = 0;
    for item in items {
        let one = hash(item) as u64;
        total ^= ((one ^ 89_869_747) ^ (one << 16)).wrapping_mul(3_644_798_167);
    }
    total ^= (items.len() as u64 + 1).wrapping_mul(1_927_868_237);
    total ^= (total >> 11) ^ (total >> 25);
    total = total.wrapping_mul(69069).wrapping_add(907_133_923);
    if total == u64::MAX { 590_923_713 } else { total as i64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_cpythons() {
        // What python3.11 prints for hash(x).
        assert_eq!(hash(&Key::Int(-1)), -2);
        assert_eq!(hash(&Key::Int(1 << 61)), 1);
        assert_eq!(hash(&Key::Float(0.5f64.to_bits())), 1_152_921_504_606_846_976);
        assert_eq!(hash(&Key::Float((-2.5f64).to_bits())), -1_152_921_504_606_846_978);
        assert_eq!(hash(&Key::Tuple(vec![Key::Int(1), Key::Int(2), Key::Int(3)])), 529_344_067_295_497_451);
        assert_eq!(hash(&Key::Frozen(vec![Key::Int(1), Key::Int(2), Key::Int(3)])), -272_375_401_224_217_160);
    }
}
