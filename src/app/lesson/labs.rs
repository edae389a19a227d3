//! Two laboratories, one of them on the screen: the free one, and the scene of a lesson. The other one is parked: its
//! programs live on, and what happens to them is heard.

use crate::journal::event::ProgramId;
use crate::lab::order::{MOST_PROGRAMS, Order};

use crate::app::effect::Effect;
use crate::app::lab::{Lab, Participant};
use crate::app::model::Model;
use crate::app::text::Text;

impl Model {
    /// How many programs there are in both laboratories.
    pub(in crate::app) fn programs_in_all(&self) -> usize {
        self.lab.participants.len() + self.parked.participants.len()
    }

    /// A program of either laboratory.
    pub fn participant(&self, id: ProgramId) -> Option<&Participant> {
        self.lab.participant(id).or_else(|| self.parked.participant(id))
    }

    /// A program of either laboratory, to change.
    pub(in crate::app) fn participant_mut(&mut self, id: ProgramId) -> Option<&mut Participant> {
        match self.lab.place_of(id) {
            Some(_) => self.lab.participant_mut(id),
            None => self.parked.participant_mut(id),
        }
    }

    /// The programs of the lesson's scene, wherever they are.
    pub(in crate::app) fn scene(&mut self) -> &mut Lab {
        if self.lab.is_scene { &mut self.lab } else { &mut self.parked }
    }

    /// Puts the free laboratory, or the scene, where the screen and the keys find it.
    pub(in crate::app) fn bring(&mut self, scene: bool) {
        if self.lab.is_scene != scene {
            std::mem::swap(&mut self.lab, &mut self.parked);
            self.lab.is_scene = scene;
            self.parked.is_scene = !scene;
        }
    }

    /// Room for `more` programs in the laboratory on the screen: where there is none, what is parked ends, and that is
    /// said. `None`: there is no room even so.
    pub(in crate::app) fn make_room(&mut self, more: usize) -> Option<Vec<Effect>> {
        if self.programs_in_all() + more <= MOST_PROGRAMS {
            return Some(Vec::new());
        }
        if self.lab.participants.len() + more > MOST_PROGRAMS {
            return None;
        }
        Some(self.end_parked())
    }

    fn end_parked(&mut self) -> Vec<Effect> {
        let was_scene = self.parked.is_scene;
        let ended = std::mem::replace(&mut self.parked, Lab { is_scene: was_scene, ..Lab::default() });
        let ids: Vec<ProgramId> = ended.participants.iter().map(|participant| participant.id).collect();
        self.permissions.retain(|permission| !ids.contains(&permission.program));
        let what = if was_scene {
            // Its place is kept: it is built anew when one goes there.
            self.lesson = None;
            self.demo = None;
            "app-status-scene-ended"
        } else {
            "app-status-lab-ended"
        };
        self.say(Text::new(what).with("most", MOST_PROGRAMS.to_string()));
        ids.into_iter().map(|program| Effect::Lab(Order::Remove { program })).collect()
    }
}
