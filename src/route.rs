//! Where a window is, as the part of the address after `#`: the app works under any path of any host.

use meeting::id::Id;

/// A place in the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Route {
    /// My meetings.
    Home,
    /// A meeting that is made on the way.
    New,
    /// What is stored here.
    Stored,
    /// The same, where something was refused for want of room: what could go is offered first.
    Full,
    /// The host console of a meeting; what it shows follows from the meeting's status.
    Desk(Id),
    /// The preparation of a meeting that is running.
    Prepare(Id),
    /// The close of a meeting that is running.
    Close(Id),
    /// The Stage of a meeting.
    Stage(Id),
}

impl Route {
    /// Reads the part of an address after `#`; anything unknown is home.
    pub fn parse(hash: &str) -> Self {
        let mut parts = hash.trim_matches('/').split('/');
        let (area, id) = (parts.next(), parts.next().and_then(Id::parse));
        match (area, id, parts.next()) {
            (Some("meeting"), Some(id), None) => Self::Desk(id),
            (Some("meeting"), Some(id), Some("prepare")) => Self::Prepare(id),
            (Some("meeting"), Some(id), Some("close")) => Self::Close(id),
            (Some("stage"), Some(id), None) => Self::Stage(id),
            (Some("new"), None, None) => Self::New,
            (Some("stored"), None, None) => Self::Stored,
            (Some("full"), None, None) => Self::Full,
            _ => Self::Home,
        }
    }

    /// The part of an address after `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::New => "/new".to_owned(),
            Self::Stored => "/stored".to_owned(),
            Self::Full => "/full".to_owned(),
            Self::Desk(id) => format!("/meeting/{id}"),
            Self::Prepare(id) => format!("/meeting/{id}/prepare"),
            Self::Close(id) => format!("/meeting/{id}/close"),
            Self::Stage(id) => format!("/stage/{id}"),
        }
    }

    /// The address of a link to here.
    pub fn href(self) -> String {
        format!("#{}", self.hash())
    }
}
