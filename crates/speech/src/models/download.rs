use super::slot::Slot;
use super::{CatalogueEntry, CatalogueFile, Installed, ModelError, ModelKind, Models, examine, hash};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};

/// How often a download that broke off is gone on with by itself.
const TRIES: u32 = 5;

/// How long to wait for a server that says nothing, before and within a file.
const SILENCE: Duration = Duration::from_secs(30);

/// How much of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Downloaded {
    pub have: u64,
    pub of: u64,
}

impl Models {
    /// Downloads a model of the catalogue, or goes on with a download that broke off. It counts as
    /// installed only when its size and its SHA-256 are those that were published.
    ///
    /// `tell` is called with each piece that comes, and can stop the download; what has come is kept.
    ///
    /// # Errors
    /// When it is installed already, the disk is too full, the server can't be reached, breaks off
    /// again and again, or sends something else.
    pub fn get(
        &self,
        entry: &CatalogueEntry,
        tell: &mut dyn FnMut(Downloaded) -> ControlFlow<()>,
    ) -> Result<Installed, ModelError> {
        self.get_within(SILENCE, entry, tell)
    }

    pub(super) fn get_within(
        &self,
        silence: Duration,
        entry: &CatalogueEntry,
        tell: &mut dyn FnMut(Downloaded) -> ControlFlow<()>,
    ) -> Result<Installed, ModelError> {
        let name = self.free_name(entry.name)?;
        let of = entry.bytes();
        let mut come = 0;
        for file in entry.files {
            let slot = self.slot(entry.kind, &name, file.name);
            let size = |path: &Path| path.metadata().ok().map(|about| about.len());
            come += size(&slot.part()).or_else(|| size(&slot.path)).unwrap_or(0).min(file.bytes);
        }
        self.make_room(&name, of.saturating_sub(come))?;
        if entry.kind == ModelKind::Sentences {
            self.make_folder(&name)?;
        }
        let mut before = 0;
        for file in entry.files {
            let slot = self.slot(entry.kind, &name, file.name);
            let path = slot.part();
            // A whole file without a record: the program was killed later, or in the very last step.
            if !path.exists() && slot.path.exists() {
                fs::rename(&slot.path, &path).map_err(ModelError::io(&path))?;
            }
            let part =
                OpenOptions::new().append(true).create(true).open(&path).map_err(ModelError::io(&path))?;
            if part.try_lock().is_err() {
                return Err(ModelError::Busy { name });
            }
            let agent = agent(file, silence);
            let mut fetch = Fetch { name: &name, file, slot: &slot, agent, part, before, of, tell };
            fetch.all()?;
            fetch.finish(entry.kind)?;
            before += file.bytes;
        }
        self.installed(entry)
    }
}

fn agent(file: &CatalogueFile, silence: Duration) -> Agent {
    Agent::config_builder()
        // The server may send us on to another host, but never to one without encryption.
        .https_only(file.address.starts_with("https://"))
        .max_redirects(5)
        .http_status_as_error(false)
        // The bytes must be those of the file, or a part could not be gone on with.
        .accept_encoding("identity")
        .user_agent(concat!("hotseat/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(silence))
        .timeout_recv_response(Some(silence))
        .timeout_per_read(Some(silence))
        .build()
        .into()
}

/// The download of a file at work. Its part is open for appending, and locked.
struct Fetch<'a> {
    /// Of the model.
    name: &'a str,
    file: &'a CatalogueFile,
    slot: &'a Slot,
    agent: Agent,
    part: File,
    /// The bytes of the model's files before this one, and of all of them.
    before: u64,
    of: u64,
    tell: &'a mut dyn FnMut(Downloaded) -> ControlFlow<()>,
}

/// Why a try ended.
enum Ended {
    /// Another try may help.
    Broke(String),
    For(ModelError),
}

impl From<ModelError> for Ended {
    fn from(error: ModelError) -> Ended {
        Ended::For(error)
    }
}

impl Fetch<'_> {
    /// Checks what has come as a whole, and gives it its name.
    fn finish(&self, kind: ModelKind) -> Result<(), ModelError> {
        let path = self.slot.part();
        self.part.sync_all().map_err(ModelError::io(&path))?;
        let found = hash::of_file(&path)?;
        let sound = if found != self.file.sha256 {
            Err(format!("its SHA-256 is {found}, not {}", self.file.sha256))
        } else if kind == ModelKind::Recogniser {
            examine(&path).map(drop).map_err(|error| error.to_string())
        } else {
            Ok(())
        };
        if let Err(reason) = sound {
            remove_if_there(&self.slot.tag())?;
            fs::remove_file(&path).map_err(ModelError::io(&path))?;
            return Err(self.wrong(reason));
        }
        fs::rename(&path, &self.slot.path).map_err(ModelError::io(&self.slot.path))?;
        // Without its part, the tag says nothing; a tag left over does no harm.
        let _ = fs::remove_file(self.slot.tag());
        Ok(())
    }

    fn all(&mut self) -> Result<(), ModelError> {
        let mut tries = TRIES;
        loop {
            match self.some() {
                Ok(()) => return Ok(()),
                Err(Ended::For(error)) => return Err(error),
                Err(Ended::Broke(reason)) => {
                    tries -= 1;
                    if tries == 0 {
                        let (name, of) = (self.name.to_owned(), self.of);
                        let have = self.before + self.have()?;
                        return Err(ModelError::BrokeOff { name, have, of, reason });
                    }
                }
            }
        }
    }

    /// Asks for what is missing, once.
    fn some(&mut self) -> Result<(), Ended> {
        let mut have = self.have()?;
        if have > self.file.bytes {
            have = self.start_over()?;
        }
        if have == self.file.bytes {
            return Ok(());
        }
        let mut request = self.agent.get(self.file.address);
        if have > 0 {
            request = request.header("Range", format!("bytes={have}-"));
            if let Ok(tag) = fs::read_to_string(self.slot.tag()) {
                request = request.header("If-Range", tag);
            }
        }
        let response = request.call().map_err(|error| Ended::Broke(error.to_string()))?;
        match response.status() {
            StatusCode::PARTIAL_CONTENT => self.check_range(response.headers(), have)?,
            StatusCode::OK => {
                self.check_length(response.headers())?;
                self.start_over()?;
                self.keep_tag(response.headers())?;
            }
            StatusCode::RANGE_NOT_SATISFIABLE => {
                self.start_over()?;
                return Err(Ended::Broke("the server has no such part".to_owned()));
            }
            status => {
                let (address, status) = (self.file.address.to_owned(), status.as_u16());
                return Err(ModelError::Status { address, status }.into());
            }
        }
        self.take(response.into_body().into_reader())
    }

    fn take(&mut self, mut body: impl Read) -> Result<(), Ended> {
        let path = self.slot.part();
        let mut have = self.have()?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let more = body.read(&mut buffer).map_err(|error| Ended::Broke(error.to_string()))?;
            if more == 0 {
                break;
            }
            have += more as u64;
            if have > self.file.bytes {
                self.start_over()?;
                return Err(self.wrong(format!("it is longer than {} bytes", self.file.bytes)).into());
            }
            self.part.write_all(&buffer[..more]).map_err(ModelError::io(&path))?;
            if (self.tell)(Downloaded { have: self.before + have, of: self.of }).is_break() {
                self.part.sync_all().map_err(ModelError::io(&path))?;
                return Err(ModelError::Stopped { name: self.name.to_owned() }.into());
            }
        }
        if have < self.file.bytes {
            return Err(Ended::Broke("the server ended the file early".to_owned()));
        }
        Ok(())
    }

    /// The server must go on where we are, in a file of the right length.
    fn check_range(&mut self, headers: &HeaderMap, have: u64) -> Result<(), Ended> {
        let said = header(headers, "content-range").unwrap_or_default();
        if said == format!("bytes {have}-{}/{}", self.file.bytes - 1, self.file.bytes) {
            return Ok(());
        }
        self.start_over()?;
        Err(self.wrong(format!("asked for the bytes from {have} on, it sent {said:?}")).into())
    }

    fn check_length(&self, headers: &HeaderMap) -> Result<(), Ended> {
        match header(headers, "content-length").map(str::parse::<u64>) {
            // Told nothing, the bytes are counted as they come.
            None => Ok(()),
            Some(Ok(length)) if self.file.bytes == length => Ok(()),
            Some(_) => Err(self.wrong(format!("it is not {} bytes long", self.file.bytes)).into()),
        }
    }

    /// Only a strong tag says that the bytes are the same.
    fn keep_tag(&self, headers: &HeaderMap) -> Result<(), Ended> {
        let path = self.slot.tag();
        match header(headers, "etag").filter(|tag| tag.starts_with('"')) {
            Some(tag) => fs::write(&path, tag).map_err(ModelError::io(&path))?,
            None => remove_if_there(&path)?,
        }
        Ok(())
    }

    fn start_over(&mut self) -> Result<u64, ModelError> {
        let path = self.slot.part();
        self.part.set_len(0).map_err(ModelError::io(&path))?;
        remove_if_there(&self.slot.tag())?;
        Ok(0)
    }

    fn have(&self) -> Result<u64, ModelError> {
        let path = self.slot.part();
        self.part.metadata().map(|about| about.len()).map_err(ModelError::io(&path))
    }

    fn wrong(&self, reason: String) -> ModelError {
        let (name, address) = (self.name.to_owned(), self.file.address.to_owned());
        ModelError::WrongContents { name, address, reason }
    }
}

fn remove_if_there(path: &Path) -> Result<(), ModelError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ModelError::io(path)(error)),
        _ => Ok(()),
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
