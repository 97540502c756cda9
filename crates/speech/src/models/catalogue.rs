/// What a model is for. More kinds may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ModelKind {
    /// Turns speech into words.
    Recogniser,
    /// Says what sentences mean, so that answers can be compared by that too.
    Sentences,
}

/// A rough order, by the work for each second of speech; how fast it is depends on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeedClass {
    Fastest,
    Fast,
    Medium,
    Slow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Languages {
    English,
    /// Some hundred languages, of which English is one; the better, the more of it there is on the web.
    Many,
}

/// A model that can be downloaded, and how to know that it came whole.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CatalogueEntry {
    pub name: &'static str,
    pub kind: ModelKind,
    pub languages: Languages,
    /// Of a recogniser; none of a model that hears nothing.
    pub speed: Option<SpeedClass>,
    /// What it consists of, the weights last.
    pub files: &'static [CatalogueFile],
}

/// A file of a model that can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CatalogueFile {
    /// As it is published.
    pub name: &'static str,
    pub bytes: u64,
    /// In small hexadecimal digits.
    pub sha256: &'static str,
    /// A fixed revision, so that the file behind it does not change.
    pub address: &'static str,
}

impl CatalogueEntry {
    /// All its files together.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// The file with its weights, by whose hash it is known.
    pub fn weights(&self) -> Option<&CatalogueFile> {
        self.files.last()
    }
}

macro_rules! published {
    ($name:literal, $languages:ident, $speed:ident, $bytes:literal, $sha256:literal) => {
        CatalogueEntry {
            name: $name,
            kind: ModelKind::Recogniser,
            languages: Languages::$languages,
            speed: Some(SpeedClass::$speed),
            files: &[CatalogueFile {
                name: concat!("ggml-", $name, ".bin"),
                bytes: $bytes,
                sha256: $sha256,
                address: concat!(
                    "https://huggingface.co/ggerganov/whisper.cpp/resolve/",
                    "5359861c739e955e79d9a303bcbc70fb988958b1/ggml-",
                    $name,
                    ".bin"
                ),
            }],
        }
    };
}

macro_rules! file_of_minilm {
    ($name:literal, $bytes:literal, $sha256:literal) => {
        CatalogueFile {
            name: $name,
            bytes: $bytes,
            sha256: $sha256,
            address: concat!(
                "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/",
                "1110a243fdf4706b3f48f1d95db1a4f5529b4d41/",
                $name
            ),
        }
    };
}

/// The models that whisper.cpp publishes and that suit an interview, the fastest first; and the one
/// that compares sentences.
pub static CATALOGUE: [CatalogueEntry; 9] = [
    published!(
        "tiny.en",
        English,
        Fastest,
        77704715,
        "921e4cf8686fdd993dcd081a5da5b6c365bfde1162e72b08d75ac75289920b1f"
    ),
    published!(
        "tiny",
        Many,
        Fastest,
        77691713,
        "be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21"
    ),
    published!(
        "base.en",
        English,
        Fast,
        147964211,
        "a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002"
    ),
    published!(
        "base",
        Many,
        Fast,
        147951465,
        "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe"
    ),
    published!(
        "small.en",
        English,
        Medium,
        487614201,
        "c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d"
    ),
    published!(
        "small",
        Many,
        Medium,
        487601967,
        "1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b"
    ),
    published!(
        "medium.en",
        English,
        Slow,
        1533774781,
        "cc37e93478338ec7700281a7ac30a10128929eb8f427dda2e865faa8f6da4356"
    ),
    published!(
        "large-v3-turbo-q5_0",
        Many,
        Slow,
        574041195,
        "394221709cd5ad1f40c46e6031ca61bce88931e6e088c188294c6d5a55ffa7e2"
    ),
    CatalogueEntry {
        name: "all-MiniLM-L6-v2",
        kind: ModelKind::Sentences,
        languages: Languages::English,
        speed: None,
        files: &[
            file_of_minilm!(
                "config.json",
                612,
                "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"
            ),
            file_of_minilm!(
                "vocab.txt",
                231508,
                "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
            ),
            file_of_minilm!(
                "model.safetensors",
                90868376,
                "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
            ),
        ],
    },
];

/// An entry of the catalogue by its name.
pub fn in_catalogue(name: &str) -> Option<&'static CatalogueEntry> {
    CATALOGUE.iter().find(|entry| entry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn entries_are_distinct_and_whole() {
        let names: HashSet<_> = CATALOGUE.iter().map(|entry| entry.name).collect();
        let files: Vec<&CatalogueFile> = CATALOGUE.iter().flat_map(|entry| entry.files).collect();
        let hashes: HashSet<_> = files.iter().map(|file| file.sha256).collect();
        assert_eq!((names.len(), hashes.len()), (CATALOGUE.len(), files.len()));
        for file in files {
            let digits = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
            assert!(file.sha256.len() == 64 && file.sha256.chars().all(digits), "{}", file.name);
            assert!(file.address.starts_with("https://"), "{}", file.address);
            assert!(file.address.ends_with(&format!("/{}", file.name)), "{}", file.address);
        }
        for entry in &CATALOGUE {
            let recogniser = entry.kind == ModelKind::Recogniser;
            assert_eq!(entry.speed.is_some(), recogniser, "{}", entry.name);
            assert_eq!(entry.files.len(), if recogniser { 1 } else { 3 }, "{}", entry.name);
            if recogniser {
                let english = entry.languages == Languages::English;
                assert_eq!(english, entry.name.ends_with(".en"), "{}", entry.name);
            }
        }
    }
}
