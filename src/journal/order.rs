//! TEMP
use super::event::Event;
/// x
#[derive(Default)]
pub struct OrderWindow {
    events: Vec<Event>,
}
impl OrderWindow {
    /// x
    pub fn push(&mut self, mut e: Vec<Event>) {
        self.events.append(&mut e)
    }
    /// x
    pub fn release(&mut self, _now: u64) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
    /// x
    pub fn due(&self) -> Option<u64> {
        (!self.events.is_empty()).then_some(0)
    }
}
