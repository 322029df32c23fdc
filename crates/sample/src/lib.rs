//! The sample meeting, played from a telecom's customer file, and the other files that follow from the
//! code: the JSON Schema of the notes file, and the sample in every format it leaves in.
//!
//! A host tool: it reads `data/`, and [`files`] says what belongs where. `cargo run -q -p sample` writes
//! them; the tests compare what is committed with what the code gives.

pub mod customers;
pub mod error;
pub mod figures;
pub mod play;
pub mod schema;
pub mod script;

use customers::Customers;
use error::SampleError;
use figures::Figures;
use meeting::export::{self, Sheet};
use meeting::file;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use std::path::{Path, PathBuf};

/// The customer file, as it lies in the repository.
const DATA: &str = include_str!("../data/telco_churn.csv");

/// The figures of the customer file.
///
/// # Errors
/// The file is not what it says in `data/SOURCE.txt`.
pub fn figures() -> Result<Figures, SampleError> {
    Ok(Figures::of(&Customers::read(DATA)?))
}

/// The sample meeting, and when it is exported.
///
/// # Errors
/// The customer file cannot be read, or a rule stands against the script.
pub fn meeting() -> Result<(Meeting, Timestamp), SampleError> {
    script::play(&figures()?)
}

/// The two meetings of the series after it, and when each is exported.
///
/// # Errors
/// As for [`meeting`].
pub fn later() -> Result<[(Meeting, Timestamp); 2], SampleError> {
    script::later::play(&meeting()?.0, &Customers::read(DATA)?)
}

/// Every file that follows from the code: its path from the workspace folder, and its text.
///
/// # Errors
/// As for [`meeting`].
pub fn files() -> Result<Vec<(String, String)>, SampleError> {
    let (meeting, now) = meeting()?;
    let sheet = Sheet {
        meeting: &meeting,
        title: &meeting.header.title,
        terms: &words::current().terms,
        now,
        day_of: Timestamp::day,
    };
    let mut files = vec![
        ("public/sample/telecom-quarter.json".to_owned(), format!("{}\n", file::save(&meeting, now, true))),
        (format!("public/{}", file::SCHEMA), schema::text()?),
    ];
    for ((meeting, now), name) in later()?.iter().zip(["telecom-second", "telecom-third"]) {
        files.push((format!("public/sample/{name}.json"), format!("{}\n", file::save(meeting, *now, true))));
    }
    for format in export::ALL.iter().filter(|format| format.id != "json") {
        let path = format!("crates/sample/golden/telecom-quarter.{}", format.extension);
        files.extend((format.write)(&sheet).map(|text| (path, text)));
    }
    Ok(files)
}

/// The workspace folder.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map_or_else(PathBuf::new, Path::to_path_buf)
}
