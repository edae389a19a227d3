//! The loop that ties the screen's parts together: the only place where app, lab, terminal and ui meet.
//!
//! It waits for one thing, takes in whatever else has come meanwhile, and draws if something asked for it:
//! after a key at once, after events at most sixty times a second, otherwise never.

use std::future::poll_fn;
use std::io;

use std::task::Poll;
use std::time::Duration;

use futures_util::{Stream, StreamExt};

use crate::app::copying::{Clipboard, Copied, CopyItem};
use crate::app::demo::ClockTime;
use crate::app::effect::Effect;
use crate::app::message::Msg;
use crate::app::model::Model;
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Pointer;
use crate::app::theme_name::Background;
use crate::app::update::update;
use crate::copied::CopiedFile;
use crate::course::disk::progress::Store;
use crate::kernel::clock;
use crate::lab::{FromLab, Lab};
use crate::program_file;
use crate::settings::{SaveError, SettingsFile};
use crate::terminal::frames::FrameSchedule;
use crate::terminal::input::Input;

/// How long events may be taken in before a frame gets its turn, in nanoseconds.
const TAKE_IN: u64 = 4_000_000;

/// Where frames go: the person's terminal, or a test's.
pub trait Canvas {
    /// Draws the model.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn draw(&mut self, model: &Model) -> io::Result<()>;

    /// The size changed: nothing of the last frame can be relied on.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn resized(&mut self, columns: u16, rows: u16) -> io::Result<()>;

    /// What stands at a cell of the model's screen.
    fn target_at(&self, model: &Model, column: u16, row: u16) -> Option<Target>;

    /// How far help can be scrolled, in lines, where it is open.
    fn help_end(&self, model: &Model) -> Option<usize>;

    /// Asks the terminal to report its mouse, or no longer.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn mouse(&mut self, on: bool) -> io::Result<()>;
    /// Offers text to the terminal's clipboard. Where there is none, nothing happens.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn copy(&mut self, _text: &str) -> io::Result<Clipboard> {
        Ok(Clipboard::Missing)
    }

    /// Gives the terminal back, stops the process, and takes the terminal again when it goes on.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn suspend(&mut self) -> io::Result<(u16, u16)>;

    /// The process was stopped and goes on without our doing: takes the terminal again.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn resume(&mut self) -> io::Result<(u16, u16)>;
}

/// What goes on in a session.
pub struct Session<'a, C> {
    /// The state of the screen.
    pub model: Model,
    /// The programs.
    pub lab: Lab,
    /// Where frames go.
    pub canvas: C,
    /// Where choices are kept.
    pub settings: &'a SettingsFile,
    /// Where what is done in lessons is kept; nowhere, to begin with.
    pub progress: Store,
    /// The file for what is copied; in the session's folder, to begin with.
    pub copied: CopiedFile,
    schedule: FrameSchedule,
    wake: Option<u64>,
    ended: bool,
    answered: bool,
}

impl<'a, C: Canvas> Session<'a, C> {
    /// A session that has not begun.
    pub fn new(model: Model, lab: Lab, canvas: C, settings: &'a SettingsFile) -> Session<'a, C> {
        let copied = CopiedFile::in_folder(lab.folder());
        Session {
            model,
            lab,
            canvas,
            settings,
            progress: Store::Memory,
            copied,
            schedule: FrameSchedule::default(),
            wake: None,
            ended: false,
            answered: false,
        }
    }

    /// Takes in what the terminal still answers, for `time` at most: whatever comes after the terminal was given back would be
    /// typed at the shell.
    pub async fn hear_answers(&mut self, input: &mut (impl Stream<Item = Input> + Unpin), time: Duration) {
        let rest = async {
            while !self.answered {
                match input.next().await {
                    Some(something) => self.answered = something == Input::Answered,
                    None => return,
                }
            }
        };
        // In vain: a terminal that answers nothing.
        let _ = tokio::time::timeout(time, rest).await;
    }

    /// Runs until the person quits, the input ends, or the terminal is gone. `first` are the effects the
    /// model began with; they run after the first frame, so that the first frame waits for nothing.
    ///
    /// # Errors
    /// When the terminal or the lab is gone.
    pub async fn run(&mut self, first: Vec<Effect>, input: &mut (impl Stream<Item = Input> + Unpin)) -> io::Result<()> {
        if self.model.mouse {
            self.canvas.mouse(true)?;
        }
        self.canvas.draw(&self.model)?;
        self.schedule.drawn(clock::now());
        self.carry_out(first)?;
        while !self.ended {
            let now = clock::now();
            let (frame, wake) = (pause(self.schedule.due(now), now), pause(self.wake, now));
            tokio::select! {
                biased;
                something = input.next() => match something {
                    Some(something) => self.take_input(something)?,
                    None => return Ok(()),
                },
                () = tokio::time::sleep(frame.unwrap_or_default()), if frame.is_some() => {}
                () = tokio::time::sleep(wake.unwrap_or_default()), if wake.is_some() => {
                    self.wake = None;
                    self.schedule.want();
                    self.tell(Msg::Time(clock::now()))?;
                }
                news = self.lab.next() => match news {
                    Some(news) => self.take_news(news)?,
                    // The lab ends with the session, never before: its thread is gone.
                    None => return Err(io::Error::other("the lab has ended")),
                },
            }
            self.take_what_has_come(input).await?;
            let now = clock::now();
            if self.schedule.is_due(now) && !self.ended {
                self.canvas.draw(&self.model)?;
                self.schedule.drawn(clock::now());
            }
        }
        Ok(())
    }

    /// Takes in all that waits: every key, and events for as long as a frame can wait.
    async fn take_what_has_come(&mut self, input: &mut (impl Stream<Item = Input> + Unpin)) -> io::Result<()> {
        let began = clock::now();
        while !self.ended {
            let waiting = poll_fn(|context| Poll::Ready(input.poll_next_unpin(context))).await;
            if let Poll::Ready(Some(something)) = waiting {
                self.take_input(something)?;
            } else if clock::now() < began + TAKE_IN
                && let Some(news) = self.lab.try_next()
            {
                self.take_news(news)?;
            } else {
                break;
            }
        }
        Ok(())
    }

    fn take_input(&mut self, input: Input) -> io::Result<()> {
        if input == Input::Answered {
            self.answered = true;
            return Ok(());
        }
        if !matches!(input, Input::Mouse(_)) {
            self.schedule.want_at_once();
        }
        // Only what draws knows how long a text is.
        if matches!(input, Input::Key(_) | Input::Mouse(_))
            && let Some(last) = self.canvas.help_end(&self.model)
        {
            self.tell(Msg::HelpEnds(last))?;
        }
        match input {
            Input::Background(colour) => self.tell(Msg::Background(Background::of(colour))),
            Input::Answered => Ok(()),
            Input::Key(key) => {
                self.tell(Msg::Time(clock::now()))?;
                self.tell(Msg::Key(key))
            }
            Input::Mouse(pointer) => self.take_mouse(pointer),
            Input::Paste(text) => self.tell(Msg::Paste(text)),
            Input::Resize { columns, rows } => {
                self.canvas.resized(columns, rows)?;
                self.tell(Msg::Resize { columns, rows })
            }
            Input::Continued => {
                let (columns, rows) = self.canvas.resume()?;
                self.tell(Msg::Resize { columns, rows })
            }
            Input::Suspend => self.carry_out(vec![Effect::Suspend]),
            Input::Terminate => {
                self.ended = true;
                Ok(())
            }
        }
    }

    /// A click draws at once, as a key does, if there was something to click at.
    fn take_mouse(&mut self, pointer: Pointer) -> io::Result<()> {
        if !self.model.mouse {
            return Ok(());
        }
        let Some(what) = self.canvas.target_at(&self.model, pointer.column, pointer.row) else { return Ok(()) };
        self.schedule.want_at_once();
        self.tell(Msg::Time(clock::now()))?;
        self.tell(Msg::Mouse(Click { what, gesture: pointer.gesture }))
    }

    fn take_news(&mut self, news: FromLab) -> io::Result<()> {
        self.schedule.want();
        match news {
            FromLab::Events(events) => self.tell(Msg::Events(events)),
            FromLab::Notice(notice) => self.tell(Msg::Notice(notice)),
        }
    }

    fn tell(&mut self, message: Msg) -> io::Result<()> {
        let effects = update(&mut self.model, message);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Lab(order) => self.lab.order(order),
                Effect::WatchSockets(sockets) => self.lab.watch(sockets),
                Effect::WakeAt(time) => self.wake = Some(time),
                Effect::NoWake => self.wake = None,
                Effect::ReadFile { purpose, path } => {
                    let read = program_file::read(&path);
                    self.schedule.want_at_once();
                    self.tell(Msg::FileRead { purpose, path, read })?;
                }
                Effect::CompletePath(typed) => {
                    let completed = program_file::complete(&typed);
                    self.tell(Msg::PathCompleted { typed, completed })?;
                }
                Effect::AskClock => self.tell(Msg::Clock(time_of_day()))?,
                Effect::Keep(record) => {
                    // On the disk before anything that follows from it is shown.
                    if self.progress.keep(&record).is_err() {
                        self.schedule.want_at_once();
                        self.tell(Msg::NotKept)?;
                    }
                }
                Effect::Copy(CopyItem { what, text }) => {
                    let clipboard = self.canvas.copy(&text)?;
                    let copied = Copied { what, bytes: text.len(), clipboard, file: self.copied.save(&text) };
                    self.schedule.want_at_once();
                    self.tell(Msg::Copied(copied))?;
                }
                Effect::SaveLanguage(language) => self.saved(self.settings.save_language(language))?,
                // In vain where there is no home: then it is offered again next time, which is no loss.
                Effect::SaveGreeted => drop(self.settings.save_greeted()),
                Effect::SaveTheme(theme) => self.saved(self.settings.save_theme(theme))?,
                Effect::SaveMotion(motion) => self.saved(self.settings.save_motion(motion))?,
                Effect::Mouse(on) => {
                    self.canvas.mouse(on)?;
                    self.saved(self.settings.save_mouse(on))?;
                }
                Effect::Suspend => {
                    let (columns, rows) = self.canvas.suspend()?;
                    self.schedule.want_at_once();
                    self.tell(Msg::Resize { columns, rows })?;
                }
                Effect::Quit => self.ended = true,
            }
        }
        Ok(())
    }

    /// A choice was kept, or it is said that it was not.
    fn saved(&mut self, saved: Result<(), SaveError>) -> io::Result<()> {
        if saved.is_ok() {
            return Ok(());
        }
        self.schedule.want_at_once();
        self.tell(Msg::NotSaved)
    }
}

/// The time of day, and when its minute ends.
fn time_of_day() -> ClockTime {
    let (now, local) = (clock::now(), clock::local_time());
    ClockTime { hour: local.hour, minute: local.minute, until: now.saturating_add(local.left) }
}

fn pause(until: Option<u64>, now: u64) -> Option<Duration> {
    until.map(|until| Duration::from_nanos(until.saturating_sub(now)))
}
