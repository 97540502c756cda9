use super::{CatalogueEntry, Installed, ModelError, Models, examine, hash};
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
        let path = self.part_of(&name);
        // A whole file without a record: the program was killed in the very last step.
        if !path.exists() && self.file_of(&name).exists() {
            fs::rename(self.file_of(&name), &path).map_err(ModelError::io(&path))?;
        }
        let have = path.metadata().map_or(0, |about| about.len());
        self.make_room(&name, entry.bytes.saturating_sub(have))?;
        let part = OpenOptions::new().append(true).create(true).open(&path).map_err(ModelError::io(&path))?;
        if part.try_lock().is_err() {
            return Err(ModelError::Busy { name });
        }
        let mut fetch = Fetch { models: self, entry, agent: agent(entry, silence), part, tell };
        fetch.all()?;
        self.finish(entry, &fetch.part)
    }

    /// Checks what has come as a whole, and gives it its name.
    fn finish(&self, entry: &CatalogueEntry, part: &File) -> Result<Installed, ModelError> {
        let path = self.part_of(entry.name);
        part.sync_all().map_err(ModelError::io(&path))?;
        let found = hash::of_file(&path)?;
        let sound = if found == entry.sha256 {
            examine(&path).map(drop).map_err(|error| error.to_string())
        } else {
            Err(format!("its SHA-256 is {found}, not {}", entry.sha256))
        };
        if let Err(reason) = sound {
            self.discard(entry.name)?;
            let (name, address) = (entry.name.to_owned(), entry.address.to_owned());
            return Err(ModelError::WrongContents { name, address, reason });
        }
        let to = self.file_of(entry.name);
        fs::rename(&path, &to).map_err(ModelError::io(&to))?;
        // Without its part, the tag says nothing; a tag left over does no harm.
        let _ = fs::remove_file(self.tag_of(entry.name));
        self.installed(entry.name, entry.bytes, entry.sha256)
    }

    fn discard(&self, name: &str) -> Result<(), ModelError> {
        let path = self.part_of(name);
        let _ = fs::remove_file(self.tag_of(name));
        fs::remove_file(&path).map_err(ModelError::io(&path))
    }
}

fn agent(entry: &CatalogueEntry, silence: Duration) -> Agent {
    Agent::config_builder()
        // The server may send us on to another host, but never to one without encryption.
        .https_only(entry.address.starts_with("https://"))
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

/// A download at work. Its part is open for appending, and locked.
struct Fetch<'a> {
    models: &'a Models,
    entry: &'a CatalogueEntry,
    agent: Agent,
    part: File,
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
    fn all(&mut self) -> Result<(), ModelError> {
        let mut tries = TRIES;
        loop {
            match self.some() {
                Ok(()) => return Ok(()),
                Err(Ended::For(error)) => return Err(error),
                Err(Ended::Broke(reason)) => {
                    tries -= 1;
                    if tries == 0 {
                        let (name, of) = (self.entry.name.to_owned(), self.entry.bytes);
                        return Err(ModelError::BrokeOff { name, have: self.have()?, of, reason });
                    }
                }
            }
        }
    }

    /// Asks for what is missing, once.
    fn some(&mut self) -> Result<(), Ended> {
        let mut have = self.have()?;
        if have > self.entry.bytes {
            have = self.start_over()?;
        }
        if have == self.entry.bytes {
            return Ok(());
        }
        let mut request = self.agent.get(self.entry.address);
        if have > 0 {
            request = request.header("Range", format!("bytes={have}-"));
            if let Ok(tag) = fs::read_to_string(self.models.tag_of(self.entry.name)) {
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
                let (address, status) = (self.entry.address.to_owned(), status.as_u16());
                return Err(ModelError::Status { address, status }.into());
            }
        }
        self.take(response.into_body().into_reader())
    }

    fn take(&mut self, mut body: impl Read) -> Result<(), Ended> {
        let path = self.models.part_of(self.entry.name);
        let mut have = self.have()?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let more = body.read(&mut buffer).map_err(|error| Ended::Broke(error.to_string()))?;
            if more == 0 {
                break;
            }
            have += more as u64;
            if have > self.entry.bytes {
                self.start_over()?;
                return Err(self.wrong(format!("it is longer than {} bytes", self.entry.bytes)).into());
            }
            self.part.write_all(&buffer[..more]).map_err(ModelError::io(&path))?;
            if (self.tell)(Downloaded { have, of: self.entry.bytes }).is_break() {
                self.part.sync_all().map_err(ModelError::io(&path))?;
                return Err(ModelError::Stopped { name: self.entry.name.to_owned() }.into());
            }
        }
        if have < self.entry.bytes {
            return Err(Ended::Broke("the server ended the file early".to_owned()));
        }
        Ok(())
    }

    /// The server must go on where we are, in a file of the right length.
    fn check_range(&mut self, headers: &HeaderMap, have: u64) -> Result<(), Ended> {
        let said = header(headers, "content-range").unwrap_or_default();
        if said == format!("bytes {have}-{}/{}", self.entry.bytes - 1, self.entry.bytes) {
            return Ok(());
        }
        self.start_over()?;
        Err(self.wrong(format!("asked for the bytes from {have} on, it sent {said:?}")).into())
    }

    fn check_length(&self, headers: &HeaderMap) -> Result<(), Ended> {
        match header(headers, "content-length").map(str::parse::<u64>) {
            // Told nothing, the bytes are counted as they come.
            None => Ok(()),
            Some(Ok(length)) if self.entry.bytes == length => Ok(()),
            Some(_) => Err(self.wrong(format!("it is not {} bytes long", self.entry.bytes)).into()),
        }
    }

    /// Only a strong tag says that the bytes are the same.
    fn keep_tag(&self, headers: &HeaderMap) -> Result<(), Ended> {
        let path = self.models.tag_of(self.entry.name);
        match header(headers, "etag").filter(|tag| tag.starts_with('"')) {
            Some(tag) => fs::write(&path, tag).map_err(ModelError::io(&path))?,
            None => remove_if_there(&path)?,
        }
        Ok(())
    }

    fn start_over(&mut self) -> Result<u64, ModelError> {
        let path = self.models.part_of(self.entry.name);
        self.part.set_len(0).map_err(ModelError::io(&path))?;
        remove_if_there(&self.models.tag_of(self.entry.name))?;
        Ok(0)
    }

    fn have(&self) -> Result<u64, ModelError> {
        let path = self.models.part_of(self.entry.name);
        self.part.metadata().map(|about| about.len()).map_err(ModelError::io(&path))
    }

    fn wrong(&self, reason: String) -> ModelError {
        let (name, address) = (self.entry.name.to_owned(), self.entry.address.to_owned());
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
