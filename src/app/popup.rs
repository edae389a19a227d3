//! What can stand over the screen, and the menu of programs.

use crate::i18n::faults;
use crate::journal::event::{ProgramId, ServerKind};
use crate::journal::fault::Fault;
use crate::lab::order::{Order, Signal};

use super::card::CardPopup;
use super::copying::CopyMenu;
use super::deeds::DeedsMenu;
use super::demo::DemoList;
use super::editor::Editor;
use super::glossary::GlossaryPopup;
use super::help::HelpPopup;
use super::hex::HexPopup;
use super::museum::MuseumPopup;
use super::palette::PalettePopup;
use super::person::PersonPopup;
use super::text::Text;
use super::whatif::ExperimentPopup;

/// What stands over the screen. One at most; a [`super::permission::Permission`] stands over this too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Popup {
    /// All keys (F1).
    Help(HelpPopup),
    /// The programs (F7).
    Programs(ProgramsMenu),
    /// The glossary (F5).
    Glossary(GlossaryPopup),
    /// Who works now: on the first screen.
    Person(PersonPopup),
    /// Which lesson to demonstrate, or which of its steps to go to.
    Demo(DemoList),
    /// The palette of commands (F8).
    Palette(PalettePopup),
    /// Menus that write Python (F4).
    Deeds(DeedsMenu),
    /// An experiment's question.
    Experiment(ExperimentPopup),
    /// What can be copied of the chosen call (c, while calls are walked over).
    Copy(CopyMenu),
    /// A socket's card.
    Card(CardPopup),
    /// The errors museum.
    Museum(MuseumPopup),
    /// The bytes of a conversation.
    Hex(Box<HexPopup>),
    /// The variables of the focused program, which is walked: how many rows are scrolled away.
    Variables(usize),
    /// The calls to stop before: the chosen one's place in [`super::walk::STOPS`].
    Stops(usize),
}

/// The menu of programs: new ones, and what can be done with the focused one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramsMenu {
    /// The program that the second half is about; `None` in an empty lab.
    pub subject: Option<ProgramId>,
    /// Which of [`super::model::Model::menu_items`] the cursor stands on.
    pub cursor: usize,
    /// A name being typed.
    pub naming: Option<Naming>,
    /// Whether it shows the fault makers, which are a menu of their own behind one of its lines.
    pub faults: bool,
}

impl ProgramsMenu {
    /// Shows the fault makers.
    pub fn enter(&mut self) {
        self.faults = true;
        self.cursor = 0;
    }

    /// Goes back from a name or from the fault makers to the menu; false where that is what it shows.
    pub fn leave(&mut self) -> bool {
        if self.naming.take().is_some() {
            return true;
        }
        if self.faults {
            self.cursor = ProgramItem::ALL.iter().position(|item| *item == ProgramItem::Faults).unwrap_or(0);
        }
        std::mem::take(&mut self.faults)
    }
}

/// A name being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What it is for.
    pub what: NamingWhat,
    /// What was typed; it begins with a proposal.
    pub editor: Editor,
    /// Why the last try was not taken.
    pub problem: Option<Text>,
}

/// What a name is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingWhat {
    /// A new console.
    NewConsole,
    /// A program that already has a name.
    Rename(ProgramId),
    /// A file to run: its path.
    File,
}

/// One line of the menu of programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgramItem {
    /// A new console.
    NewConsole,
    /// A new program from a file.
    File,
    /// A new server of ours.
    NewServer(ServerKind),
    /// To the fault makers.
    Faults,
    /// Begin again.
    Restart,
    /// SIGTERM.
    Terminate,
    /// SIGKILL.
    Kill,
    /// SIGSTOP.
    Stop,
    /// SIGCONT.
    Continue,
    /// Another name.
    Rename,
    /// Take it off.
    Remove,
}

impl ProgramItem {
    /// The text id of its line.
    pub fn label(self) -> &'static str {
        match self {
            ProgramItem::NewConsole => "app-menu-new-console",
            ProgramItem::File => "walk-menu-file",
            ProgramItem::NewServer(ServerKind::EchoTcp) => "app-menu-new-echo-tcp",
            ProgramItem::NewServer(ServerKind::EchoUdp) => "app-menu-new-echo-udp",
            ProgramItem::NewServer(ServerKind::EchoUnix) => "app-menu-new-echo-unix",
            ProgramItem::NewServer(ServerKind::Web) => "app-menu-new-web",
            ProgramItem::NewServer(ServerKind::Fault(fault)) => faults::words(fault).0,
            ProgramItem::Faults => "fault-menu",
            ProgramItem::Restart => "app-menu-restart",
            ProgramItem::Terminate => "app-menu-terminate",
            ProgramItem::Kill => "app-menu-kill",
            ProgramItem::Stop => "app-menu-stop",
            ProgramItem::Continue => "app-menu-continue",
            ProgramItem::Rename => "app-menu-rename",
            ProgramItem::Remove => "app-menu-remove",
        }
    }

    /// The text id of the sentence that explains it while the cursor stands on it.
    pub fn explanation(self) -> &'static str {
        match self {
            ProgramItem::NewConsole => "app-menu-new-console-help",
            ProgramItem::File => "walk-menu-file-help",
            ProgramItem::NewServer(ServerKind::EchoTcp) => "app-menu-new-echo-tcp-help",
            ProgramItem::NewServer(ServerKind::EchoUdp) => "app-menu-new-echo-udp-help",
            ProgramItem::NewServer(ServerKind::EchoUnix) => "app-menu-new-echo-unix-help",
            ProgramItem::NewServer(ServerKind::Web) => "app-menu-new-web-help",
            ProgramItem::NewServer(ServerKind::Fault(fault)) => faults::words(fault).1,
            ProgramItem::Faults => "fault-menu-help",
            ProgramItem::Restart => "app-menu-restart-help",
            ProgramItem::Terminate => "app-menu-terminate-help",
            ProgramItem::Kill => "app-menu-kill-help",
            ProgramItem::Stop => "app-menu-stop-help",
            ProgramItem::Continue => "app-menu-continue-help",
            ProgramItem::Rename => "app-menu-rename-help",
            ProgramItem::Remove => "app-menu-remove-help",
        }
    }

    /// Whether it makes a program, rather than doing something with the focused one.
    pub fn is_new(self) -> bool {
        matches!(self, ProgramItem::NewConsole | ProgramItem::File | ProgramItem::NewServer(_) | ProgramItem::Faults)
    }

    /// The order it stands for, where it is one order for an existing program.
    pub fn order(self, program: ProgramId) -> Option<Order> {
        let signal = |signal| Some(Order::Signal { program, signal });
        match self {
            ProgramItem::Restart => Some(Order::Restart { program }),
            ProgramItem::Terminate => signal(Signal::Terminate),
            ProgramItem::Kill => signal(Signal::Kill),
            ProgramItem::Stop => signal(Signal::Stop),
            ProgramItem::Continue => signal(Signal::Continue),
            ProgramItem::Remove => Some(Order::Remove { program }),
            ProgramItem::NewConsole
            | ProgramItem::File
            | ProgramItem::NewServer(_)
            | ProgramItem::Faults
            | ProgramItem::Rename => None,
        }
    }

    /// Whether it is about the focused program, and not a new one.
    pub fn is_about_subject(self) -> bool {
        !self.is_new()
    }

    /// The fault makers, in order.
    pub fn faults() -> impl Iterator<Item = ProgramItem> {
        Fault::ALL.into_iter().map(|fault| ProgramItem::NewServer(ServerKind::Fault(fault)))
    }

    /// All items of the menu, in order.
    pub const ALL: [ProgramItem; 14] = [
        ProgramItem::NewConsole,
        ProgramItem::NewServer(ServerKind::EchoTcp),
        ProgramItem::NewServer(ServerKind::EchoUdp),
        ProgramItem::NewServer(ServerKind::EchoUnix),
        ProgramItem::NewServer(ServerKind::Web),
        ProgramItem::Faults,
        ProgramItem::File,
        ProgramItem::Restart,
        ProgramItem::Terminate,
        ProgramItem::Kill,
        ProgramItem::Stop,
        ProgramItem::Continue,
        ProgramItem::Rename,
        ProgramItem::Remove,
    ];
}
