//! A place to run the program in, and texts to run it on.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const DONE: i32 = 0;
pub const PROBLEMS: i32 = 1;
pub const BAD_INPUT: i32 = 2;
pub const NOT_FOUND: i32 = 3;
pub const UNUSABLE: i32 = 4;

/// A folder with a data folder in it; files are written beside that.
pub struct Bench {
    folder: TempDir,
}

/// What the program said, and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Bench {
    pub fn new() -> Bench {
        Bench { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// Writes a file, and the folders above it.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        name.to_owned()
    }

    /// The program with its arguments, in the folder, with nothing of the caller's surroundings.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hotseat-cli"));
        command
            .args(args)
            .current_dir(self.path())
            .env("HOTSEAT_DATA", self.data())
            .env("TZ", "UTC")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command(args))
    }

    /// Expects the command to end well with JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (DONE, ""), "{args:?}");
        ran.json()
    }

    /// Expects the command to print nothing, to end with `code`, and to say all of `words` in one
    /// line of text; and the same as a JSON error with `--json`.
    pub fn refuses(&self, args: &[&str], code: i32, error_code: &str, words: &[&str]) {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "one sentence: {}", ran.err);
        for word in words {
            assert!(ran.err.contains(word), "{args:?} should say {word:?}: {}", ran.err);
        }
        let ran = self.run(&[args, &["--json"]].concat());
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        assert_eq!((ran.code, &error["code"]), (code, &Value::from(error_code)), "{args:?}: {error}");
    }
}

impl Ran {
    pub fn of(command: &mut Command) -> Ran {
        let output = command.output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// Three questions, one without an answer.
pub const LIST: &str = "\
# Gardening interview

### 1. Why do you prune an apple tree?
Pruning lets light into the crown, and the tree carries better fruit.

- **Light** reaches the inner branches.
- **Disease** has less shade to hide in.

### 2. When do you sow broad beans?
Early, as they stand some frost.

```text
February, outdoors
```

### 3. What is a cold frame?
";

/// A pack with two questions; both have the key points `light` and `air`.
pub fn pack(bench: &Bench, name: &str) -> String {
    let header = "id: garden\ntitle: Garden\nversion: 1.0.0\nlicence: CC0-1.0\nrubric: technical\n";
    bench.file(&format!("{name}/pack.yaml"), header);
    bench.file(&format!("{name}/questions/01-prune.md"), question("prune", ""));
    bench.file(&format!("{name}/questions/02-thin.md"), question("thin", "follows: prune\n"));
    name.to_owned()
}

pub fn question(id: &str, more: &str) -> String {
    format!(
        "\
## Why would you {id} an apple tree? {{#{id}}}
```yaml
level: junior
topics: [trees]
{more}key_points:
  - id: light
    weight: core
    say: Sunlight reaches the inner branches of the crown.
    accept: [the sun gets into the middle, more light inside the tree, the crown is open to the sun]
    probe: What changes for the inner branches?
  - id: air
    weight: supporting
    say: Wind dries the leaves, so that scab has less of a chance.
    accept: [the leaves dry faster, fewer fungus diseases, air moves through it]
traps:
  - id: more-wood
    hear: [the tree makes more wood that way]
    why: A tree with less crown makes less wood.
```
### Said aloud
Sunlight reaches the inner branches, and the wind dries the leaves.
"
    )
}

/// A plan for questions of the bundled pack, written to `plan.json`.
pub fn plan(bench: &Bench, more: &[&str]) -> String {
    let ran = bench.run(&[&["plan", "--seed", "1", "--out", "plan.json"], more].concat());
    assert_eq!(ran.code, DONE, "{}", ran.err);
    "plan.json".to_owned()
}
