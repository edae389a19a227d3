//! Encoding to memory, as the journal's segments and the wire hold events.

use serde::Serialize;

/// Appends `value` to `bytes`, in postcard's format.
///
/// # Errors
/// Postcard's, for what cannot be encoded; never for the types of the journal. What was in `bytes` is lost then.
pub fn append<T: Serialize + ?Sized>(value: &T, bytes: Vec<u8>) -> Result<Vec<u8>, postcard::Error> {
    postcard::serialize_with_flavor(value, Appended(bytes))
}

/// Bytes at the end of a vector. Postcard's own `to_extend` adds them one by one, and a payload has thousands.
struct Appended(Vec<u8>);

impl postcard::ser_flavors::Flavor for Appended {
    type Output = Vec<u8>;

    fn try_extend(&mut self, data: &[u8]) -> Result<(), postcard::Error> {
        self.0.extend_from_slice(data);
        Ok(())
    }

    fn try_push(&mut self, byte: u8) -> Result<(), postcard::Error> {
        self.0.push(byte);
        Ok(())
    }

    fn finalize(self) -> Result<Vec<u8>, postcard::Error> {
        Ok(self.0)
    }
}
