//! The headings under which help lists the actions.

/// The headings of help, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// What works everywhere.
    General,
    /// A lesson.
    Lesson,
    /// A demonstration.
    Demo,
    /// Programs and panes.
    Programs,
    /// Running statements.
    Console,
    /// Editing the line.
    Editing,
    /// The first screen.
    Home,
    /// Walking a program line by line.
    Walk,
    /// Walking over the calls.
    Events,
    /// Menus and questions.
    Dialogs,
}

impl Category {
    /// All of them, in the order of help.
    pub const ALL: [Category; 10] = [
        Category::General,
        Category::Lesson,
        Category::Console,
        Category::Programs,
        Category::Walk,
        Category::Events,
        Category::Editing,
        Category::Home,
        Category::Demo,
        Category::Dialogs,
    ];

    /// The text id of the heading.
    pub fn title(self) -> &'static str {
        match self {
            Category::General => "app-category-general",
            Category::Lesson => "app-category-lesson",
            Category::Demo => "demo-category",
            Category::Programs => "app-category-programs",
            Category::Console => "app-category-console",
            Category::Editing => "app-category-editing",
            Category::Events => "copy-category",
            Category::Walk => "walk-category",
            Category::Home => "app-category-home",
            Category::Dialogs => "app-category-dialogs",
        }
    }
}
