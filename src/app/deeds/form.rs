//! The form of a deed: what has to be said for its statement, with a proposal for everything.

use crate::journal::event::ProgramId;
use crate::journal::socket::{Family, Kind, SocketInfo};

use super::options::{Takes, option};
use super::{Deed, Subject, choices, known};
use crate::app::editor::Editor;
use crate::app::examples;
use crate::app::model::Model;
use crate::app::names::{is_client, unused};

/// What stands for «another one, typed below» where addresses are offered.
pub(super) const OTHER: &str = "other";

/// How many connections may wait if `listen` is not told: CPython's own `min(SOMAXCONN, 128)`.
pub(super) const USUAL_BACKLOG: &str = "128";

/// What is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// For which method.
    pub deed: Deed,
    /// All fields, those too that do not count at the moment.
    pub fields: Vec<Field>,
    /// The field with the cursor.
    pub focus: FieldId,
    /// Whether the bytes are still those that were proposed: what is typed takes their place.
    pub sample: bool,
    /// What was typed up to now to find a line of the focused list.
    pub sought: String,
}

/// One thing to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// What stands there.
    pub value: FieldValue,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// One of a list: how it is known, mostly as Python writes it.
    Picked(String),
    /// Typed.
    Typed(Editor),
}

/// What can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldId {
    /// The name that the result gets.
    Name,
    /// The name of the second result.
    Second,
    /// `socket.AF_…`.
    Family,
    /// `socket.SOCK_…`.
    Type,
    /// `socket.IPPROTO_…`, or 0.
    Protocol,
    /// The address to go to: one of those that are known, or another.
    Target,
    /// The address to have: one of the usual ones, or another.
    Host,
    /// The host, typed.
    HostTyped,
    /// The port.
    Port,
    /// The port or the service's name.
    Service,
    /// Whether a Unix name is a file or abstract.
    PathKind,
    /// The path, or the abstract name.
    Path,
    /// How many connections may wait.
    Backlog,
    /// The bytes.
    Bytes,
    /// How the bytes are written: as text or as hexadecimal digits.
    Written,
    /// What is added after the bytes.
    Ending,
    /// How many bytes at most.
    Size,
    /// `socket.MSG_…`, or none.
    Flags,
    /// `socket.SHUT_…`.
    How,
    /// The option.
    Option,
    /// On or off.
    Switch,
    /// What SO_LINGER is to do.
    Linger,
    /// An option's number.
    Number,
    /// How long a call may wait.
    Wait,
    /// The same in seconds, typed.
    Seconds,
    /// Whether calls wait.
    Blocking,
}

impl FieldId {
    /// The text id of its name: at most 10 columns.
    pub fn label(self) -> &'static str {
        match self {
            FieldId::Name => "deeds-field-name",
            FieldId::Second => "deeds-field-second",
            FieldId::Family => "deeds-field-family",
            FieldId::Type => "deeds-field-type",
            FieldId::Protocol => "deeds-field-protocol",
            FieldId::Target => "deeds-field-target",
            FieldId::Host => "deeds-field-address",
            FieldId::HostTyped => "deeds-field-host",
            FieldId::Port => "deeds-field-port",
            FieldId::Service => "deeds-field-service",
            FieldId::PathKind => "deeds-field-path-kind",
            FieldId::Path => "deeds-field-path",
            FieldId::Backlog => "deeds-field-backlog",
            FieldId::Bytes => "deeds-field-bytes",
            FieldId::Written => "deeds-field-written",
            FieldId::Ending => "deeds-field-ending",
            FieldId::Size => "deeds-field-size",
            FieldId::Flags => "deeds-field-flags",
            FieldId::How => "deeds-field-how",
            FieldId::Option => "deeds-field-option",
            FieldId::Switch | FieldId::Linger | FieldId::Number => "deeds-field-value",
            FieldId::Wait => "deeds-field-wait",
            FieldId::Seconds => "deeds-field-seconds",
            FieldId::Blocking => "deeds-field-blocking",
        }
    }

    /// The text id of what is typed into it for this deed as a rule.
    fn about(self, deed: Deed) -> Option<&'static str> {
        // An address to have is another thing than one to go to: 0 is a wish in the one, and nobody's port in the other.
        let own = matches!(deed, Deed::Bind | Deed::CreateServer);
        Some(match self {
            FieldId::HostTyped if own => "deeds-about-host-own",
            FieldId::HostTyped if deed == Deed::AddressInfo => "deeds-about-host-name",
            FieldId::Port if own => "deeds-about-port-own",
            FieldId::Path if own => "deeds-about-path-own",
            FieldId::Name => "deeds-about-name",
            FieldId::Second => "deeds-about-second",
            FieldId::HostTyped => "deeds-about-host",
            FieldId::Port => "deeds-about-port",
            FieldId::Service => "deeds-about-service",
            FieldId::Path => "deeds-about-path",
            FieldId::Backlog => "deeds-about-backlog",
            FieldId::Bytes => "deeds-about-bytes",
            FieldId::Size => "deeds-about-size",
            FieldId::Number => "deeds-about-number",
            FieldId::Seconds => "deeds-about-seconds",
            _ => return None,
        })
    }
}

impl Form {
    /// The form of a deed with everything proposed, as the world is now.
    pub fn new(model: &Model, program: ProgramId, subject: Subject, deed: Deed) -> Form {
        let mut form = Form { deed, fields: Vec::new(), focus: FieldId::Name, sample: true, sought: String::new() };
        for id in fields(deed, info(model, subject)) {
            let value = match proposal(model, program, subject, deed, *id) {
                Some(text) => FieldValue::Typed(Editor::with_text(&text)),
                None => {
                    // What a list offers may depend on the fields before it.
                    let first = choices::choices(model, program, subject, &form, *id).into_iter().next();
                    FieldValue::Picked(first.map(|first| first.value).unwrap_or_default())
                }
            };
            form.fields.push(Field { id: *id, value });
        }
        form.propose_number();
        if let Some(first) = form.shown().first() {
            form.focus = *first;
        }
        // What is sent, and where to, is what one comes to change; a name seldom.
        let usual = [FieldId::Family, FieldId::Target, FieldId::Host];
        if let Some(id) = usual.into_iter().find(|id| form.shown().contains(id) && form.focus == FieldId::Name) {
            form.focus = id;
        }
        // With nobody to go to, the address is typed.
        if form.focus == FieldId::Target
            && form.get(FieldId::Target) == Some(OTHER)
            && let Some(typed) = form.shown().into_iter().find(|id| matches!(id, FieldId::Port | FieldId::Path))
        {
            form.focus = typed;
        }
        form
    }

    /// The fields that count now, in order.
    pub fn shown(&self) -> Vec<FieldId> {
        self.fields.iter().map(|field| field.id).filter(|id| self.counts(*id)).collect()
    }

    fn counts(&self, id: FieldId) -> bool {
        let is = |id, value| self.get(id).is_none_or(|there| there == value);
        match id {
            FieldId::HostTyped => is(FieldId::Target, OTHER) && is(FieldId::Host, OTHER),
            FieldId::Port | FieldId::Path | FieldId::PathKind => is(FieldId::Target, OTHER),
            FieldId::Ending => self.get(FieldId::Written) == Some(choices::TEXT),
            FieldId::Switch => self.takes() == Some(Takes::Switch),
            FieldId::Linger => self.takes() == Some(Takes::Linger),
            FieldId::Number => matches!(self.takes(), Some(Takes::Number(_))),
            FieldId::Seconds => self.get(FieldId::Wait) == Some(OTHER),
            _ => true,
        }
    }

    /// Proposes the number that goes with the chosen option.
    pub(super) fn propose_number(&mut self) {
        if let Some(Takes::Number(usual)) = self.takes()
            && let Some(editor) = self.editor_of(FieldId::Number)
        {
            editor.set(usual);
        }
    }

    fn takes(&self) -> Option<Takes> {
        option(self.get(FieldId::Option)?).map(|option| option.takes)
    }

    /// What stands in a field, if the form has it.
    pub fn get(&self, id: FieldId) -> Option<&str> {
        self.fields.iter().find(|field| field.id == id).map(|field| match &field.value {
            FieldValue::Picked(value) => value.as_str(),
            FieldValue::Typed(editor) => editor.text(),
        })
    }

    /// Chooses in a list.
    pub(super) fn pick(&mut self, id: FieldId, value: &str) {
        if let Some(Field { value: FieldValue::Picked(there), .. }) = self.fields.iter_mut().find(|it| it.id == id) {
            value.clone_into(there);
        }
    }

    /// The text of the field with the cursor, where it is typed.
    pub fn editor(&self) -> Option<&Editor> {
        self.fields.iter().find_map(|field| match &field.value {
            FieldValue::Typed(editor) if field.id == self.focus => Some(editor),
            _ => None,
        })
    }

    /// The same, to change.
    pub(in crate::app) fn editor_mut(&mut self) -> Option<&mut Editor> {
        let focus = self.focus;
        self.editor_of(focus)
    }

    /// The text of a field, to change.
    pub(super) fn editor_of(&mut self, id: FieldId) -> Option<&mut Editor> {
        self.fields.iter_mut().find_map(|field| match &mut field.value {
            FieldValue::Typed(editor) if field.id == id => Some(editor),
            _ => None,
        })
    }

    /// Whether what is typed now takes the place of the bytes that were proposed.
    pub fn is_over_sample(&self) -> bool {
        self.sample && self.focus == FieldId::Bytes
    }

    /// The text id of what is typed into the focused field; `None` for a list.
    pub fn about(&self) -> Option<&'static str> {
        match self.focus {
            FieldId::Bytes if self.get(FieldId::Written) == Some(choices::HEX) => Some("deeds-about-bytes-hex"),
            id => id.about(self.deed),
        }
    }

    /// Whether letters are typed where the cursor is.
    pub fn types(&self) -> bool {
        self.editor().is_some()
    }
}

/// The socket that something is done with.
pub(super) fn info(model: &Model, subject: Subject) -> Option<&SocketInfo> {
    match subject {
        Subject::Program => None,
        Subject::Socket(id) => Some(&model.projections().sockets.get(id)?.info),
    }
}

/// The fields of a deed, in order; those that others depend on first.
fn fields(deed: Deed, info: Option<&SocketInfo>) -> &'static [FieldId] {
    use FieldId::*;
    let unix = info.is_some_and(|info| info.family == crate::journal::socket::Family::UNIX);
    match deed {
        Deed::Socket => &[Name, Family, Type, Protocol],
        Deed::SocketPair => &[Name, Second, Type],
        Deed::CreateServer => &[Name, Host, HostTyped, Port],
        Deed::CreateConnection => &[Name, Target, HostTyped, Port],
        Deed::AddressInfo => &[HostTyped, Service, Type],
        Deed::Accept => &[Name, Second],
        Deed::Bind if unix => &[PathKind, Path],
        Deed::Bind => &[Host, HostTyped, Port],
        Deed::Connect if unix => &[Target, PathKind, Path],
        Deed::Connect => &[Target, HostTyped, Port],
        Deed::Listen => &[Backlog],
        Deed::Send | Deed::SendAll => &[Bytes, Written, Ending],
        Deed::SendTo if unix => &[Bytes, Written, Ending, Target, PathKind, Path],
        Deed::SendTo => &[Bytes, Written, Ending, Target, HostTyped, Port],
        Deed::Receive | Deed::ReceiveFrom => &[Size, Flags],
        Deed::Shutdown => &[How],
        Deed::SetOption => &[Option, Switch, Linger, Number],
        Deed::GetOption => &[Option],
        Deed::SetTimeout => &[Wait, Seconds],
        Deed::SetBlocking => &[Blocking],
        Deed::Import | Deed::Close | Deed::LocalName | Deed::PeerName => &[],
    }
}

/// Whether a deed has anything to fill in.
pub(super) fn has_fields(model: &Model, subject: Subject, deed: Deed) -> bool {
    !fields(deed, info(model, subject)).is_empty()
}

/// What is proposed in a field that is typed; `None` for a list.
fn proposal(model: &Model, program: ProgramId, subject: Subject, deed: Deed, id: FieldId) -> Option<String> {
    let info = info(model, subject);
    Some(match id {
        FieldId::Name => name(model, program, deed, None),
        FieldId::Second if deed == Deed::Accept => examples::address(model.language).to_owned(),
        FieldId::Second => free(model, program, "b"),
        FieldId::HostTyped if deed == Deed::AddressInfo => "localhost".to_owned(),
        FieldId::HostTyped if info.is_some_and(|info| info.family == Family::INET6) => "::1".to_owned(),
        FieldId::HostTyped => "127.0.0.1".to_owned(),
        FieldId::Port if matches!(deed, Deed::Bind | Deed::CreateServer) => "0".to_owned(),
        FieldId::Port => String::new(),
        FieldId::Service => "80".to_owned(),
        FieldId::Path => path(model),
        FieldId::Backlog => USUAL_BACKLOG.to_owned(),
        FieldId::Bytes => choices::greeting(model, subject).to_owned(),
        FieldId::Size if choices::talks_to_web(model, subject) => "4096".to_owned(),
        FieldId::Size => "100".to_owned(),
        FieldId::Number => "0".to_owned(),
        FieldId::Seconds => "5".to_owned(),
        _ => return None,
    })
}

/// A name for what a deed makes that no open socket would lose. `kind` is the type of a new socket.
pub(super) fn name(model: &Model, program: ProgramId, deed: Deed, kind: Option<Kind>) -> String {
    let participant = model.lab.participant(program);
    let calls = participant.is_none_or(|participant| is_client(&participant.name));
    let base = match deed {
        Deed::Accept => "conn",
        Deed::SocketPair => "a",
        Deed::CreateServer => "s",
        Deed::CreateConnection => "c",
        _ if kind == Some(Kind::DGRAM) => "u",
        _ if calls => "c",
        _ => "s",
    };
    free(model, program, base)
}

/// `base`, or the first numbered one whose value would not be lost by assigning to it: a closed socket is no loss.
fn free(model: &Model, program: ProgramId, base: &str) -> String {
    let sockets = &model.projections().sockets;
    unused(base, |name| {
        known(model, program).and_then(|known| known.names.get(name)).is_some_and(|value| match value.socket {
            Some(socket) => sockets.is_open(socket),
            None => true,
        })
    })
}

/// A path in the session's folder that no socket had.
fn path(model: &Model) -> String {
    use crate::journal::address::Address;
    let sockets = || model.open_sockets().chain(model.over_sockets());
    unused(examples::path(model.language), |path| {
        let ends = |address: &Address| matches!(address, Address::Path(known) | Address::Abstract(known) if known.ends_with(path.as_bytes()));
        sockets().any(|socket| socket.names.local.as_ref().is_some_and(ends))
    })
}
